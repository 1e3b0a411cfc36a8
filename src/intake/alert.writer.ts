import { type BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common';
import { InjectEngine } from '../database/engine.decorator.ts';
import { DataSource } from 'typeorm';
import { poolOf } from '../database/pool-of.adapter.ts';
import type { Settings } from '../../config/settings.ts';
import { SETTINGS, TRACES } from '../common/settings.module.ts';
import { Traces } from '../common/traces.ts';
import { Meters } from '../common/meters.service.ts';
import type { Rejection } from './alert.ts';
import type { AlertRow } from './alert-row.ts';
import {
  alertParameters,
  FIND_FIRST,
  freshIds,
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

  /** Refuses before any work is done. @throws DomainError `queue_full`. */
  requireRoom(rows: number): void {
    this.commits.requireRoom(rows, 0);
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
    for (const row of rows) if (!firsts.has(key(row))) firsts.set(key(row), row);
    const outcomes = await this.writeDistinct([...firsts.values()]);
    this.warnOfRefusals(outcomes);
    const result: AlertOutcome[] = [];
    for (const row of rows) {
      const outcome = outcomes.get(key(row));
      if (!outcome) throw new Error('A stored alert has no outcome');
      const repeated = row !== firsts.get(key(row));
      if (!repeated) result.push(outcome);
      else if (outcome.status !== 'refused') result.push({ status: 'duplicate', id: outcome.id });
      // The first one was refused for what it holds; this one, of the same name, may hold something else.
      else result.push(...(await this.write([row])));
    }
    return result;
  }

  /** By unique key. A row the database refuses is found by halving, so that it harms no other. */
  private async writeDistinct(rows: AlertRow[]): Promise<Map<string, AlertOutcome>> {
    try {
      return await this.insert(rows);
    } catch (error) {
      if (databaseFault(error) !== 'row') {
        this.log.warn(`A batch of ${rows.length} alerts was not stored: ${String(error)}`);
        throw new DatabaseUnavailable(error);
      }
      const [only] = rows;
      if (rows.length === 1 && only) {
        const reason = `The database refused this alert (SQLSTATE ${sqlState(error)})`;
        return new Map([[key(only), { status: 'refused', rejection: { code: 'refused_by_database', reason } }]]);
      }
      const half = Math.ceil(rows.length / 2);
      const before = await this.writeDistinct(rows.slice(0, half));
      return new Map([...before, ...(await this.writeDistinct(rows.slice(half)))]);
    }
  }

  private async insert(rows: readonly AlertRow[], attempts = ATTEMPTS): Promise<Map<string, AlertOutcome>> {
    const fresh = await this.insertNew(rows, attempts);
    const outcomes = new Map<string, AlertOutcome>();
    for (const row of rows) if (fresh.has(row.id)) outcomes.set(key(row), { status: 'accepted', id: row.id });
    this.announce(rows.filter(({ id }) => fresh.has(id)));
    if (outcomes.size < rows.length) await this.findFirsts(rows, outcomes);
    const vanished = rows.filter((row) => !outcomes.has(key(row)));
    if (vanished.length === 0) return outcomes;
    // The first one was there and was deleted before it could be looked up, so this one is the first now.
    if (attempts === 1) throw new Error(`${vanished.length} alerts were neither new nor found`);
    return new Map([...outcomes, ...(await this.insert(vanished, attempts - 1))]);
  }

  /** Ids of the rows that were not there yet. */
  private async insertNew(rows: readonly AlertRow[], attempts: number): Promise<Set<string>> {
    const statement = this.statementFor(rows);
    const { name, text } = statement;
    try {
      const values = alertParameters(statement, rows);
      // Past TypeORM, which knows no statement that is planned once: planning costs more than storing a handful.
      const stored = await poolOf(this.dataSource).query<{ fresh: string[] | null }>({ name, text, values });
      return freshIds(rows, stored.rows);
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
  private async findFirsts(rows: readonly AlertRow[], outcomes: Map<string, AlertOutcome>): Promise<void> {
    const keys = rows
      .filter((row) => !outcomes.has(key(row)))
      .map((row) => ({ realm: row.realm, sensor_id: row.sensorId, external_id: row.externalId }));
    const found = await this.dataSource.query<{ id: string; realm: string; sensor_id: string; external_id: string }[]>(
      FIND_FIRST,
      [JSON.stringify(keys)],
    );
    for (const { id, realm, sensor_id: sensorId, external_id: externalId } of found) {
      outcomes.set(key({ realm, sensorId, externalId }), { status: 'duplicate', id });
    }
  }

  /** One line per batch, since refusals may come in storms. */
  private warnOfRefusals(outcomes: ReadonlyMap<string, AlertOutcome>): void {
    const refused = [...outcomes.values()].flatMap((outcome) =>
      outcome.status === 'refused' ? outcome.rejection : [],
    );
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
