import { type BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common';
import { InjectEngine } from '../database/engine.decorator.ts';
import { DataSource } from 'typeorm';
import { poolOf } from '../database/pool-of.adapter.ts';
import { StorageWatch } from '../database/storage-watch.service.ts';
import type { Settings } from '../../config/settings.ts';
import { SETTINGS, TRACES } from '../common/settings.module.ts';
import { Traces } from '../common/traces.ts';
import { Meters } from '../common/meters.service.ts';
import type { Rejection } from './alert.ts';
import type { AlertRow } from './alert-row.ts';
import {
  alertParameters,
  FIND_FIRST,
  freshRows,
  INSERT_ALERTS,
  INSERT_ALERTS_AND_REPORTS,
  INSERT_ALERTS_AND_VESSELS,
  type InsertStatement,
} from './alert-statements.ts';
import { databaseFault, sqlState } from '../common/database-fault.ts';
import { GroupCommit } from './group-commit.ts';
import { IntakeSignal } from './intake-signal.ts';
import { DatabaseUnavailable } from './database-unavailable.ts';

/** What became of one alert; for a duplicate, the id is that of the first one. */
export type AlertOutcome =
  { status: 'accepted' | 'duplicate'; id: string } | { status: 'refused'; rejection: Rejection };

type Outcomes = Map<AlertRow, AlertOutcome>;

/** Two keep the disk busy while the next batch is sent; more only made batches smaller when it was measured. */
const BATCHES_IN_FLIGHT = 2;
const BATCH_BYTES = 4 * 1024 * 1024;
const ATTEMPTS = 3;

/**
 * Stores alerts by group commit. What `submit` resolves with has been committed: an answer may be given on it
 * (design rule 1).
 */
@Injectable()
export class AlertWriter implements BeforeApplicationShutdown {
  private readonly log = new Logger(AlertWriter.name);
  private readonly commits: GroupCommit<AlertRow, AlertOutcome>;

  constructor(
    @InjectEngine() private readonly dataSource: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly signal: IntakeSignal,
    private readonly meters: Meters,
    @Inject(TRACES) private readonly traces: Traces | null = null,
    @Inject(StorageWatch) private readonly storage: StorageWatch | null = null,
  ) {
    this.commits = new GroupCommit((rows) => this.timed(rows), {
      batchRows: settings.intakeBatchSize,
      batchBytes: BATCH_BYTES,
      queueRows: settings.intakeQueueLimit,
      queueBytes: 4 * settings.maxInflatedBytes,
      inFlight: BATCHES_IN_FLIGHT,
    });
  }

  /**
   * One outcome per row, in order, once all are committed.
   * @throws DomainError `queue_full`: none was taken.
   * @throws DatabaseUnavailable: some may be stored; sending all again is safe and tells.
   */
  submit(rows: readonly AlertRow[]): Promise<AlertOutcome[]> {
    return this.commits.submit(rows);
  }

  /** Refuses before any work is done what would find no room if it were urgent. @throws DomainError `queue_full`. */
  requireRoom(rows: number): void {
    this.commits.requireRoom(rows, 0, true);
  }

  /** Alerts that wait for their commit. */
  get waiting(): number {
    return this.commits.waiting;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.commits.drain();
  }

  private async timed(rows: AlertRow[]): Promise<AlertOutcome[]> {
    const begun = performance.now();
    const outcomes = await this.write(rows);
    this.meters.timeBatch(rows.length, performance.now() - begun);
    this.traces?.committed(rows, (index) => outcomes[index]?.status === 'accepted', performance.timeOrigin + begun);
    return outcomes;
  }

  /** Stores a batch that may hold one alert more than once: the first of each counts, the others follow it. */
  private async write(rows: AlertRow[]): Promise<AlertOutcome[]> {
    const firsts = new Map<string, AlertRow>();
    for (const row of rows) {
      const name = key(row);
      if (!firsts.has(name)) firsts.set(name, row);
    }
    const outcomes = await this.writeDistinct(firsts.size === rows.length ? rows : [...firsts.values()]);
    this.warnOfRefusals(outcomes);
    const result: AlertOutcome[] = [];
    for (const row of rows) {
      const own = outcomes.get(row);
      result.push(own ?? (await this.repeated(row, outcomes.get(firsts.get(key(row)) ?? row))));
    }
    return result;
  }

  /** What becomes of an alert whose name another of the batch had before. */
  private async repeated(row: AlertRow, first: AlertOutcome | undefined): Promise<AlertOutcome> {
    if (!first) throw new Error('A stored alert has no outcome');
    if (first.status !== 'refused') return { status: 'duplicate', id: first.id };
    // The first one was refused for what it holds; this one may hold something else.
    const [outcome] = await this.write([row]);
    if (!outcome) throw new Error('A stored alert has no outcome');
    return outcome;
  }

  /** Outcomes by row. A row the database refuses is found by halving, so that it harms no other. */
  private async writeDistinct(rows: AlertRow[]): Promise<Outcomes> {
    try {
      return await this.insert(rows);
    } catch (error) {
      if (databaseFault(error) !== 'row') {
        this.storage?.note(error);
        this.log.warn(`A batch of ${rows.length} alerts was not stored: ${String(error)}`);
        throw new DatabaseUnavailable(error);
      }
      const [only] = rows;
      if (rows.length === 1 && only) {
        const reason = `The database refused this alert (SQLSTATE ${sqlState(error)})`;
        return new Map([[only, { status: 'refused', rejection: { code: 'refused_by_database', reason } }]]);
      }
      const half = Math.ceil(rows.length / 2);
      const before = await this.writeDistinct(rows.slice(0, half));
      return new Map([...before, ...(await this.writeDistinct(rows.slice(half)))]);
    }
  }

  private async insert(rows: readonly AlertRow[], attempts = ATTEMPTS): Promise<Outcomes> {
    const fresh = await this.insertNew(rows, attempts);
    const outcomes: Outcomes = new Map();
    for (const row of fresh) outcomes.set(row, { status: 'accepted', id: row.id });
    this.announce(fresh);
    if (outcomes.size === rows.length) return outcomes;
    await this.findFirsts(
      rows.filter((row) => !outcomes.has(row)),
      outcomes,
    );
    const vanished = rows.filter((row) => !outcomes.has(row));
    if (vanished.length === 0) return outcomes;
    // The first one was there and was deleted before it could be looked up, so this one is the first now.
    if (attempts === 1) throw new Error(`${vanished.length} alerts were neither new nor found`);
    return new Map([...outcomes, ...(await this.insert(vanished, attempts - 1))]);
  }

  /** The rows that were not there yet. */
  private async insertNew(rows: readonly AlertRow[], attempts: number): Promise<readonly AlertRow[]> {
    const statement = this.statementFor(rows);
    const { name, text } = statement;
    try {
      const values = alertParameters(statement, rows);
      // Past TypeORM, which knows no statement that is planned once: planning costs more than storing a handful.
      const stored = await poolOf(this.dataSource).query<{ fresh: string[] | null }>({ name, text, values });
      return freshRows(rows, stored.rows);
    } catch (error) {
      if (attempts === 1 || databaseFault(error) !== 'retry') throw error;
      return this.insertNew(rows, attempts - 1);
    }
  }

  private statementFor(rows: readonly AlertRow[]): InsertStatement {
    if (this.settings.vesselProfile !== 'off' && rows.some(({ vessel }) => vessel)) return INSERT_ALERTS_AND_VESSELS;
    return rows.some(({ report }) => report) ? INSERT_ALERTS_AND_REPORTS : INSERT_ALERTS;
  }

  /** A new statement, because the one before could not see what others committed while it ran. */
  private async findFirsts(known: readonly AlertRow[], outcomes: Outcomes): Promise<void> {
    const rows = new Map(known.map((row) => [key(row), row]));
    const keys = known.map((row) => ({ realm: row.realm, sensor_id: row.sensorId, external_id: row.externalId }));
    const found = await this.dataSource.query<{ id: string; realm: string; sensor_id: string; external_id: string }[]>(
      FIND_FIRST,
      [JSON.stringify(keys)],
    );
    for (const { id, realm, sensor_id: sensorId, external_id: externalId } of found) {
      const row = rows.get(key({ realm, sensorId, externalId }));
      if (row) outcomes.set(row, { status: 'duplicate', id });
    }
  }

  /** One line per batch, since refusals may come in storms. */
  private warnOfRefusals(outcomes: Outcomes): void {
    const refused: Rejection[] = [];
    for (const outcome of outcomes.values()) if (outcome.status === 'refused') refused.push(outcome.rejection);
    if (refused[0]) this.log.warn(`${refused.length} of ${outcomes.size} alerts: ${refused[0].reason}`);
  }

  private announce(stored: readonly AlertRow[]): void {
    const alerts = new Map<string, number>();
    for (const { realm } of stored) alerts.set(realm, (alerts.get(realm) ?? 0) + 1);
    for (const [realm, count] of alerts) this.signal.announce({ realm, alerts: count });
  }
}

/** The unique key as one string; neither part before the external id can hold a blank. */
function key({ realm, sensorId, externalId }: Pick<AlertRow, 'realm' | 'sensorId' | 'externalId'>): string {
  return `${sensorId} ${realm} ${externalId}`;
}
