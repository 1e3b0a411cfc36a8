import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedPostgres, freePort } from '../../src/database/embedded-postgres.ts';

/** For how long a server that was killed may keep its successor from starting, by processes of its own that still end. */
const PATIENCE_MS = 30_000;

/** A PostgreSQL of one test alone, which may be killed, and comes back where it was. */
export class KillablePostgres {
  private constructor(
    private readonly folder: string,
    private readonly port: number,
    private readonly parameters: readonly string[],
    private server: EmbeddedPostgres,
  ) {}

  /** @param parameters settings of the server, `name=value`. */
  static async start(parameters: readonly string[] = []): Promise<KillablePostgres> {
    // Open to the account PostgreSQL runs under when the tests run as root, which mkdtemp's folders are not.
    const folder = join(tmpdir(), `breakwater-killable-${randomBytes(6).toString('hex')}`);
    mkdirSync(folder, { mode: 0o755 });
    const port = await freePort();
    const server = await EmbeddedPostgres.start({ folder: join(folder, 'postgres'), port, parameters });
    return new KillablePostgres(folder, port, parameters, server);
  }

  url(database: string): string {
    return this.server.url(database);
  }

  /** Of the postmaster. */
  get pid(): number {
    return this.server.pid;
  }

  ensureDatabase(name: string): Promise<void> {
    return this.server.ensureDatabase(name);
  }

  /** A path in the folder PostgreSQL keeps its data in. */
  fileInCluster(name: string): string {
    return join(this.folder, 'postgres', 'cluster', name);
  }

  /** SIGKILL to the postmaster: nothing is flushed, nothing is rolled back. */
  async kill(): Promise<void> {
    process.kill(this.server.pid, 'SIGKILL');
    // It has exited already when this finds it so: then it only lets go of the folder.
    await this.server.stop();
  }

  /** Starts it on what the killed one left. */
  async comeBack(): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        this.server = await EmbeddedPostgres.start({
          folder: join(this.folder, 'postgres'),
          port: this.port,
          parameters: this.parameters,
        });
        return;
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await delay(100);
      }
    }
  }

  async stop(): Promise<void> {
    await this.server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
