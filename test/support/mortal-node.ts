import { migrate } from '../../config/data-source.ts';
import { Client } from 'pg';
import { freePort } from '../../src/database/embedded-postgres.ts';
import { type ApiClient, enterDemoRegistry, speakTo } from './app.ts';
import { KillablePostgres } from './killable-postgres.ts';
import { programArguments } from './programs.ts';
import { type ServerProcess, startServer } from './server-process.ts';

const DATABASE = 'mortal';
const SECRETS = {
  BREAKWATER_SECRET_KEY: 'crash-secret-key-0123456789abcdef0123',
  BREAKWATER_OPERATOR_TOKEN: 'crash-operator-token-0123456789abcdef',
};

/** A node as a process, on a PostgreSQL of its own: either may be killed, and comes back at the same address. */
export class MortalNode {
  readonly client: ApiClient;

  private constructor(
    private readonly postgres: KillablePostgres,
    private readonly environment: Record<string, string>,
    private server: ServerProcess,
  ) {
    this.client = speakTo(server.baseUrl, server.token);
  }

  static async start(more: Record<string, string> = {}): Promise<MortalNode> {
    const postgres = await KillablePostgres.start();
    try {
      await postgres.ensureDatabase(DATABASE);
      await migrate(postgres.url(DATABASE));
      await enterDemoRegistry(postgres.url(DATABASE));
      const environment = {
        ...SECRETS,
        BREAKWATER_PORT: String(await freePort()),
        BREAKWATER_DATABASE_POOL: '6',
        // Somebody asks many times a second, all from one address.
        BREAKWATER_STRANGER_RATE: '1000000',
        BREAKWATER_ACCOUNT_RATE: '1000000',
        ...more,
      };
      return new MortalNode(postgres, environment, await serve(postgres, environment));
    } catch (error) {
      await postgres.stop();
      throw error;
    }
  }

  get token(): string {
    return this.server.token;
  }

  /** Kills the server, and starts it again. */
  async killServer(): Promise<void> {
    await this.server.kill();
    this.server = await serve(this.postgres, this.environment);
  }

  /** Kills the database under the running server, and starts it again. */
  async killDatabase(): Promise<void> {
    await this.postgres.kill();
    await this.postgres.comeBack();
  }

  async killBoth(): Promise<void> {
    await Promise.all([this.server.kill(), this.postgres.kill()]);
    await this.postgres.comeBack();
    this.server = await serve(this.postgres, this.environment);
  }

  async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const client = new Client({ connectionString: this.postgres.url(DATABASE) });
    await client.connect();
    try {
      return (await client.query(sql, parameters)).rows as Row[];
    } finally {
      await client.end();
    }
  }

  async stop(): Promise<void> {
    await this.server.stop();
    await this.postgres.stop();
  }
}

function serve(postgres: KillablePostgres, environment: Record<string, string>): Promise<ServerProcess> {
  return startServer(postgres.url(DATABASE), environment, programArguments('src/main.ts'));
}
