import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedPostgres, freePort } from '../../src/database/embedded-postgres.ts';
import { LoopDisk } from './loop-disk.ts';
import { familyOf, signalAll } from './process-family.ts';

/** A PostgreSQL whose data are on a disk of their own, whose power can be cut. */
export class DiskPostgres {
  private constructor(
    readonly disk: LoopDisk,
    private readonly port: number,
    private readonly parameters: readonly string[],
    private server: EmbeddedPostgres,
  ) {}

  /** @param parameters settings of the server, `name=value`. */
  static async start(megabytes: number, parameters: readonly string[] = []): Promise<DiskPostgres> {
    return DiskPostgres.startOn(LoopDisk.make(megabytes), await freePort(), parameters);
  }

  private static async startOn(disk: LoopDisk, port: number, parameters: readonly string[]): Promise<DiskPostgres> {
    try {
      const server = await EmbeddedPostgres.start({ folder: join(disk.folder, 'postgres'), port, parameters });
      return new DiskPostgres(disk, port, parameters, server);
    } catch (error) {
      disk.remove();
      throw error;
    }
  }

  get pid(): number {
    return this.server.pid;
  }

  url(database: string): string {
    return this.server.url(database);
  }

  ensureDatabase(name: string): Promise<void> {
    return this.server.ensureDatabase(name);
  }

  /**
   * Stops every process of it where it stands, and returns the disk as its device had it; the processes and the disk they
   * wrote to are gone then, with all the kernel still held.
   */
  async cutPower(): Promise<LoopDisk> {
    // The one that starts others first, so that there are no more to come.
    signalAll([this.server.pid], 'SIGSTOP');
    const family = familyOf(this.server.pid);
    signalAll(family, 'SIGSTOP');
    await delay(20);
    try {
      return this.disk.asAfterPowerCut();
    } finally {
      signalAll(family.toReversed(), 'SIGKILL');
      await this.server.stop();
      this.disk.remove();
    }
  }

  /** Starts on what a power cut has left, at the same address. */
  comeBackOn(disk: LoopDisk): Promise<DiskPostgres> {
    return DiskPostgres.startOn(disk, this.port, this.parameters);
  }

  /** Starts it again where it has ended by itself, and tells whether it had. */
  async revive(): Promise<boolean> {
    if (existsSync(`/proc/${this.server.pid}`)) return false;
    await this.server.stop();
    const folder = join(this.disk.folder, 'postgres');
    this.server = await EmbeddedPostgres.start({ folder, port: this.port, parameters: this.parameters });
    return true;
  }

  async stop(): Promise<void> {
    await this.server.stop();
    this.disk.remove();
  }
}
