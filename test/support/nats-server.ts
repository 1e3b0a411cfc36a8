import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { freePort } from '../../src/database/embedded-postgres.ts';
import { until } from './until.ts';

/** The program, by `BREAKWATER_NATS_SERVER` or from the path; undefined where there is none. */
export function findNatsServer(): string | undefined {
  const program = process.env['BREAKWATER_NATS_SERVER'] ?? 'nats-server';
  return spawnSync(program, ['--version']).status === 0 ? program : undefined;
}

/** A NATS server that may be killed, and comes back at its address. */
export class NatsServer {
  private child: ChildProcess | undefined;

  private constructor(
    private readonly program: string,
    private readonly port: number,
    private readonly token: string,
  ) {}

  static async start(program: string, token: string): Promise<NatsServer> {
    const server = new NatsServer(program, await freePort(), token);
    await server.comeBack();
    return server;
  }

  get url(): string {
    return `nats://${this.token}@127.0.0.1:${this.port}`;
  }

  async comeBack(): Promise<void> {
    const parameters = ['--addr', '127.0.0.1', '--port', String(this.port), '--auth', this.token];
    this.child = spawn(this.program, parameters, { stdio: 'ignore' });
    await until(
      () =>
        new Promise<true>((resolve, reject) => {
          const socket = connect(this.port, '127.0.0.1', () => {
            socket.destroy();
            resolve(true);
          });
          socket.once('error', reject);
        }),
    );
  }

  async kill(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }
}
