import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { InjectEngine } from './engine.decorator.ts';
import { watchErrors } from './query-errors.adapter.ts';
import { type StorageFault, STORAGE_FAULTS, storageFault } from './storage-fault.ts';

/** Asked more often than this, it tells what it found the last time. */
const FRESH_MS = 1_000;
/** A record in the log of the database that has to reach the disk, as a commit does. */
const REACHES_DISK = `SELECT pg_logical_emit_message(true, 'breakwater', 'ready')`;
/** More than the memory it may take, so that it needs about two megabytes of the disk for a moment. */
const NEEDS_ROOM = `SELECT i FROM generate_series(1, 100000) AS i OFFSET 100000`;

/**
 * Whether the database keeps what it is told to keep. It is asked to write, which a database answers otherwise than reading
 * where its disk is full, and every statement of the node that fails on the disk is remembered: room for a commit may be
 * left where there is none for an alert.
 */
@Injectable()
export class StorageWatch implements OnModuleInit {
  private readonly log = new Logger(StorageWatch.name);
  private damaged = false;
  /** Something failed for want of room, and nothing has shown since that there is some. */
  private cramped = false;
  private asked: { at: number; answer: Promise<StorageFault | undefined> } | undefined;

  constructor(
    @InjectDataSource() private readonly viewers: DataSource,
    @InjectEngine() private readonly engine: DataSource,
  ) {}

  onModuleInit(): void {
    for (const pool of [this.viewers, this.engine]) this.listen(pool);
  }

  /** Hears of every statement of a pool that fails, whether somebody waits for it or not; for whoever has one of its own. */
  listen(pool: DataSource): void {
    watchErrors(pool, (error) => this.note(error));
  }

  /**
   * Undefined where it does; else why not. Damage stays told until the process ends.
   * @throws where the database does not answer.
   */
  fault(now = performance.now()): Promise<StorageFault | undefined> {
    if (this.asked && now - this.asked.at < FRESH_MS) return this.asked.answer;
    const answer = this.look();
    this.asked = { at: now, answer };
    return answer;
  }

  private async look(): Promise<StorageFault | undefined> {
    try {
      await this.engine.query(REACHES_DISK);
      if (this.cramped) await this.tryRoom();
    } catch (error) {
      const fault = storageFault(error);
      if (fault === undefined) throw error;
      return fault;
    }
    return this.damaged ? 'damaged' : undefined;
  }

  private async tryRoom(): Promise<void> {
    await this.engine.transaction(async (manager) => {
      await manager.query(`SET LOCAL work_mem = '64kB'`);
      await manager.query(NEEDS_ROOM);
    });
    this.cramped = false;
    this.log.log('The disk of the database has room again');
  }

  /** Remembers what a statement failed with; to be told by whoever sends statements past TypeORM, which tells of its own. */
  note(error: unknown): void {
    const fault = storageFault(error);
    if (fault === 'full' || fault === 'failing') {
      if (!this.cramped) this.log.error(`A statement failed because ${STORAGE_FAULTS[fault]}: ${textOf(error)}`);
      this.cramped = true;
    }
    if (fault === 'damaged' && !this.damaged) {
      this.log.error(
        `PostgreSQL reports damaged data: ${textOf(error)}. What reads them fails until they are restored from a backup: ` +
          'docs/reliability.md, Damaged or foreign data',
      );
      this.damaged = true;
    }
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
