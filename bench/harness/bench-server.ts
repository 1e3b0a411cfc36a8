import { once } from 'node:events';
import { join } from 'node:path';
import { packageRoot } from '../../config/package-root.ts';
import { type ServerProcess, startServer } from '../../test/support/server-process.ts';
import { BENCH_ENVIRONMENT, NODE_OPTIONS, OPERATOR_TOKEN } from './bench-environment.ts';

/** A folder; where it is named, each case leaves a profile of the server's processor time there. */
const PROFILES = process.env.BREAKWATER_BENCH_PROFILES;

/** The built server as a process of its own, as `npm run serve` runs it: what it spends is told apart from what measures it. */
export class BenchServer {
  private constructor(private readonly server: ServerProcess) {}

  /**
   * `environment` adds to the settings (docs/configuration.md), such as `BREAKWATER_ROLES`.
   * @throws Error with the server's own words when it does not come up.
   */
  static async start(databaseUrl: string, environment: Record<string, string> = {}): Promise<BenchServer> {
    const options = PROFILES ? ['--import', join(packageRoot, 'dist', 'bench', 'harness', 'profile-hook.js')] : [];
    const program = [...NODE_OPTIONS, ...options, join(packageRoot, 'dist', 'src', 'main.js')];
    const server = await startServer(databaseUrl, { ...BENCH_ENVIRONMENT, ...environment }, program);
    server.process.stderr?.pipe(process.stderr);
    return new BenchServer(server);
  }

  get pid(): number {
    return this.server.process.pid ?? 0;
  }

  get port(): number {
    return Number(new URL(this.baseUrl).port);
  }

  get baseUrl(): string {
    return this.server.baseUrl;
  }

  /** Headers with which the operator of the node asks. */
  get operator(): Record<string, string> {
    return { authorization: `Bearer ${OPERATOR_TOKEN}` };
  }

  /** Runs something, and where profiles are asked for leaves one of this server of that time, `<name>.cpuprofile`. */
  async profiled<T>(name: string, run: () => Promise<T>): Promise<T> {
    if (!PROFILES) return run();
    this.server.process.send({ profile: 'start' });
    const result = await run();
    const written = once(this.server.process, 'message');
    this.server.process.send({ profile: join(PROFILES, `${name.replaceAll(/\W+/g, '-')}.cpuprofile`) });
    await written;
    return result;
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}
