import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Compiled or not, a program is started as the one that starts it was. */
const extension = extname(fileURLToPath(import.meta.url));
const followParent = new URL(`./follow-parent${extension}`, import.meta.url).href;

export interface ProgramOptions {
  parameters?: readonly string[];
  environment?: Readonly<Record<string, string>>;
  /** File that takes what it prints. */
  log: string;
}

export interface ProgramEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A program of ours as a process of its own, which never outlives this one. */
export class ChildProgram {
  /** Resolves when it has ended, however that came. */
  readonly ended: Promise<ProgramEnd>;

  private constructor(
    private readonly process: ChildProcess,
    readonly log: string,
  ) {
    this.ended = new Promise((resolve) => {
      process.once('exit', (code, signal) => {
        // What it said last may still be in the channel.
        if (process.connected) process.once('disconnect', () => resolve({ code, signal }));
        else resolve({ code, signal });
      });
      process.once('error', () => resolve({ code: null, signal: null }));
    });
  }

  /** `module` is a path below src/, without its extension. */
  static start(module: string, { parameters = [], environment = {}, log }: ProgramOptions): ChildProgram {
    const output = openSync(log, 'a');
    const path = fileURLToPath(new URL(`../${module}${extension}`, import.meta.url));
    const child = fork(path, parameters, {
      env: { ...process.env, NO_COLOR: '1', ...environment },
      execArgv: [...process.execArgv, '--import', followParent],
      stdio: ['ignore', output, output, 'ipc'],
      // Ctrl-C reaches every process of the terminal's group: the parts are to be stopped in order, by their owner.
      detached: true,
    });
    closeSync(output);
    return new ChildProgram(child, log);
  }

  onMessage(hear: (message: unknown) => void): void {
    this.process.on('message', hear);
  }

  /** The first message. @throws Error when the program ends without one. */
  async firstMessage(): Promise<unknown> {
    const message = new Promise<unknown>((resolve) => this.process.once('message', resolve));
    const silence = this.ended.then(({ code, signal }): never => {
      throw new Error(`it ended with ${signal ?? `code ${code}`}; see ${this.log}`);
    });
    return Promise.race([message, silence]);
  }

  /** Asks it to end, and after some seconds does not ask any more. */
  async stop(patienceMs: number): Promise<void> {
    const timer = setTimeout(() => this.process.kill('SIGKILL'), patienceMs);
    this.process.kill('SIGTERM');
    await this.ended;
    clearTimeout(timer);
  }
}
