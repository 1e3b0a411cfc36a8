import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { packageRoot } from '../../config/package-root.ts';

const OPERATOR_TOKEN = 'bench-operator-token-0123456789abcdef';
/** A folder; where it is named, each case leaves a profile of the server's processor time there. */
const PROFILES = process.env.BREAKWATER_BENCH_PROFILES;

/** The built server as a process of its own, as `npm run serve` runs it: what it spends is told apart from what measures it. */
export class BenchServer {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {}

  /**
   * `environment` adds to the settings (docs/configuration.md), such as `BREAKWATER_ROLES`.
   * @throws Error with the server's own words when it does not come up.
   */
  static async start(databaseUrl: string, environment: Record<string, string> = {}): Promise<BenchServer> {
    const options = PROFILES ? ['--import', join(packageRoot, 'dist', 'bench', 'harness', 'profile-hook.js')] : [];
    const child = spawn(process.execPath, [...options, join(packageRoot, 'dist', 'src', 'main.js')], {
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: databaseUrl,
        BREAKWATER_OPERATOR_TOKEN: OPERATOR_TOKEN,
        BREAKWATER_SECRET_KEY: 'bench-secret-key-0123456789abcdef0123',
        BREAKWATER_PORT: '0',
        BREAKWATER_LOG_LEVEL: 'error',
        // Counted all the same; one key, one account and one address do here what thousands do elsewhere.
        BREAKWATER_KEY_RATE: '10000000',
        BREAKWATER_ACCOUNT_RATE: '1000000',
        BREAKWATER_STRANGER_RATE: '1000000',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const said: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => said.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => {
      said.push(chunk);
      process.stderr.write(chunk);
    });
    const url = await new Promise<string>((resolve, reject) => {
      child.once('message', (message: { listening: string }) => resolve(message.listening));
      child.once('exit', (code) =>
        reject(new Error(`The server ended with ${code}: ${Buffer.concat(said).toString()}`)),
      );
      child.once('error', reject);
    });
    return new BenchServer(child, Number(new URL(url).port));
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Headers with which the operator of the node asks. */
  get operator(): Record<string, string> {
    return { authorization: `Bearer ${OPERATOR_TOKEN}` };
  }

  /** Runs something, and where profiles are asked for leaves one of this server of that time, `<name>.cpuprofile`. */
  async profiled<T>(name: string, run: () => Promise<T>): Promise<T> {
    if (!PROFILES) return run();
    this.child.send({ profile: 'start' });
    const result = await run();
    const written = once(this.child, 'message');
    this.child.send({ profile: join(PROFILES, `${name.replaceAll(/\W+/g, '-')}.cpuprofile`) });
    await written;
    return result;
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill(signal);
    await gone;
  }
}
