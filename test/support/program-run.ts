import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { packageRoot } from '../../config/package-root.ts';
import { familyOf } from './process-family.ts';
import { programArguments } from './programs.ts';

export interface ProgramResult {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** A program of ours running as a process of its own, from its source, with an environment of its own. */
export class ProgramRun {
  stdout = '';
  stderr = '';
  readonly done: Promise<ProgramResult>;
  private readonly child: ChildProcess;
  private running = true;

  constructor(source: string, parameters: readonly string[], environment: Record<string, string> = {}, input?: string) {
    this.child = spawn(process.execPath, programArguments(source, ...parameters), {
      cwd: packageRoot,
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.child.stdin?.end(input ?? '');
    this.child.stdout?.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.done = new Promise((resolve, reject) => {
      this.child.once('error', reject);
      this.child.once('close', (code, signal) => {
        this.running = false;
        resolve({ code, signal, stdout: this.stdout, stderr: this.stderr });
      });
    });
  }

  /** Waits until what it has printed satisfies the condition. @throws Error with its output when it ends before. */
  async until(condition: (output: string) => boolean, timeoutMs = 45_000): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (!condition(this.stdout + this.stderr)) {
      if (!this.running || Date.now() > deadline) {
        throw new Error(`${this.running ? 'Too late' : 'Ended too soon'}:\n${this.stdout}\n${this.stderr}`);
      }
      await delay(20);
    }
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** It and everything it has started, directly or not. */
  family(): number[] {
    return familyOf(this.child.pid ?? 0);
  }
}

/** Those of the processes that still run after a moment's patience. */
export async function stillRunning(pids: readonly number[], patienceMs: number): Promise<number[]> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const alive = pids.filter((pid) => {
      try {
        return process.kill(pid, 0);
      } catch {
        return false;
      }
    });
    if (alive.length === 0 || Date.now() > deadline) return alive;
    await delay(50);
  }
}
