import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { packageRoot } from '../../config/package-root.ts';
import { freePort } from '../../src/database/embedded-postgres.ts';
import { until } from './until.ts';

/** For how long an ended server stays away, as a supervisor would have it. */
const PAUSE_MS = 100;

/** The built server, started again at the same address whenever it ends, as a supervisor does: by a signal or by itself. */
export class SupervisedServer {
  /** How often it was started. */
  starts = 0;
  /** What it said before it ended by itself, newest last. */
  readonly lastWords: string[] = [];
  /** Everything it said to standard output, where its log goes, and to standard error. */
  said = '';
  private child: ChildProcess | undefined;
  private supervised = true;
  private readonly ended: Promise<void>;

  private constructor(
    readonly baseUrl: string,
    private readonly environment: Record<string, string>,
  ) {
    this.ended = this.supervise();
  }

  static async start(databaseUrl: string, environment: Record<string, string>): Promise<SupervisedServer> {
    const server = await SupervisedServer.begin(databaseUrl, environment);
    await server.untilReady();
    return server;
  }

  /** Without waiting until it can do its work. */
  static async begin(databaseUrl: string, environment: Record<string, string>): Promise<SupervisedServer> {
    const port = Number(environment['BREAKWATER_PORT'] ?? (await freePort()));
    return new SupervisedServer(`http://127.0.0.1:${port}`, {
      BREAKWATER_LOG_LEVEL: 'error',
      ...environment,
      DATABASE_URL: databaseUrl,
      BREAKWATER_PORT: String(port),
    });
  }

  /** SIGKILL to whatever runs now, be it half started; nothing where it is away. */
  kill(): void {
    this.child?.kill('SIGKILL');
  }

  /** Waits until it answers that it can do its work. */
  async untilReady(milliseconds = 60_000): Promise<void> {
    await this.untilWell('/readyz', milliseconds);
  }

  /** Waits until it answers at all. */
  async untilServing(): Promise<void> {
    await this.untilWell('/healthz', 60_000);
  }

  /** Ends it and does not start it again. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    this.supervised = false;
    this.child?.kill(signal);
    await this.ended;
  }

  private async untilWell(path: string, milliseconds: number): Promise<void> {
    let told = '';
    const well = async (): Promise<true | undefined> => {
      const answer = await fetch(this.baseUrl + path);
      told = await answer.text();
      return answer.status === 200 ? true : undefined;
    };
    await until(well, milliseconds).catch((cause: unknown) => {
      throw new Error(`${path} is not well: ${told}\n${this.lastWords.slice(-3).join('\n')}`, { cause });
    });
  }

  private async supervise(): Promise<void> {
    while (this.supervised) {
      await this.run();
      if (this.supervised) await delay(PAUSE_MS);
    }
  }

  private async run(): Promise<void> {
    this.starts += 1;
    const child = spawn(process.execPath, [join(packageRoot, 'dist', 'src', 'main.js')], {
      env: { PATH: process.env['PATH'], ...this.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-20_000)));
    }
    const signal = await new Promise<NodeJS.Signals | null>((resolve, reject) => {
      child.once('close', (_code, by) => resolve(by));
      child.once('error', reject);
    });
    this.child = undefined;
    this.said = (this.said + said).slice(-100_000);
    if (signal === null && said !== '') this.lastWords.push(said);
  }
}
