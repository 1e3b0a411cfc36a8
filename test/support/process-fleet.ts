import { migrate } from '../../config/data-source.ts';
import type { ProcessRole } from '../../config/process-role.ts';
import { Client } from 'pg';
import { type ApiClient, enterDemoRegistry, speakTo } from './app.ts';
import type { KillablePostgres } from './killable-postgres.ts';
import { programArguments } from './programs.ts';
import { type ServerProcess, startServer } from './server-process.ts';

const SECRETS = {
  BREAKWATER_OPERATOR_TOKEN: 'fleet-operator-token-0123456789abcdef',
  BREAKWATER_SECRET_KEY: 'fleet-secret-key-0123456789abcdef0123',
  BREAKWATER_DATABASE_POOL: '4',
  BREAKWATER_STRANGER_RATE: '1000000',
  BREAKWATER_ACCOUNT_RATE: '1000000',
};

/** A place for a process of some role, which is filled again when the process is killed. */
export class FleetPlace {
  private constructor(
    private readonly url: string,
    readonly roles: readonly ProcessRole[],
    private readonly more: Record<string, string>,
    private server: ServerProcess,
  ) {}

  static async fill(
    url: string,
    roles: readonly ProcessRole[],
    more: Record<string, string> = {},
  ): Promise<FleetPlace> {
    return new FleetPlace(url, roles, more, await start(url, roles, more));
  }

  get api(): ApiClient {
    return speakTo(this.server.baseUrl, this.server.token);
  }

  get pid(): number {
    return this.server.process.pid ?? 0;
  }

  signal(name: NodeJS.Signals): void {
    this.server.process.kill(name);
  }

  /** SIGKILL. */
  async kill(): Promise<void> {
    await this.server.kill();
  }

  /** Another in place of one that was killed. */
  async fill(): Promise<void> {
    this.server = await start(this.url, this.roles, this.more);
  }

  async end(): Promise<void> {
    this.server.process.kill('SIGCONT');
    await this.server.kill();
  }
}

/** A database with the demo registry on a PostgreSQL that may be killed; asked over a connection of the moment. */
export class FleetDatabase {
  private constructor(
    private readonly postgres: KillablePostgres,
    private readonly name: string,
  ) {}

  static async make(postgres: KillablePostgres, name: string): Promise<FleetDatabase> {
    await postgres.ensureDatabase(name);
    await migrate(postgres.url(name));
    await enterDemoRegistry(postgres.url(name));
    return new FleetDatabase(postgres, name);
  }

  get url(): string {
    return this.postgres.url(this.name);
  }

  async query<Row = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const client = new Client({ connectionString: this.url });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(sql, parameters)).rows as Row[];
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

function start(url: string, roles: readonly ProcessRole[], more: Record<string, string>): Promise<ServerProcess> {
  const environment = { ...SECRETS, ...more, BREAKWATER_ROLES: roles.join(',') };
  return startServer(url, environment, programArguments('src/main.ts'));
}
