import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Settings } from '../../../../config/settings.ts';
import { Clock } from '../../../common/clock.ts';
import { DomainError } from '../../../common/domain-error.ts';
import { SETTINGS } from '../../../common/settings.module.ts';
import { InjectEngine } from '../../../database/engine.decorator.ts';
import { keyedName } from '../../../common/secret-box.ts';
import { afterAttempt, BRAKE_RULES, type BrakeKind, type BrakeState, FORGET_MS, waitLeft } from './brake.ts';

/** What an attempt counts against. */
export interface BrakeKey {
  kind: BrakeKind;
  text: string;
}

const SWEEP_EVERY_MS = 10 * 60_000;

/** Keeps count of failures in the database, so that neither a restart nor a second process starts from nothing. */
@Injectable()
export class Brakes {
  private sweptAt = 0;

  constructor(
    @InjectEngine() private readonly engine: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts an attempt against each key, as a failure until {@link forgive} says otherwise.
   * @throws DomainError (overloaded) `too_many_attempts` while one of them is closed; then nothing is counted.
   */
  async attempt(...keys: readonly BrakeKey[]): Promise<void> {
    const now = this.clock.now();
    await this.sweep(now);
    await this.engine.transaction(async (manager) => {
      // In one order, so that two attempts never wait for each other.
      const named = keys.map((key) => ({ kind: key.kind, name: this.nameOf(key) })).toSorted(byName);
      const states: { name: string; kind: BrakeKind; state: BrakeState }[] = [];
      for (const { name, kind } of named) states.push({ name, kind, state: await lock(manager, name, now) });
      const wait = Math.max(...states.map(({ state }) => waitLeft(state, now)));
      if (wait > 0) {
        throw new DomainError('overloaded', 'too_many_attempts', 'Too many attempts; wait before the next', {
          retryAfter: Math.ceil(wait / 1000),
        });
      }
      for (const { name, kind, state } of states) {
        const { failures, failedAt, closedUntil } = afterAttempt(state, now, BRAKE_RULES[kind]);
        await manager.query(
          'UPDATE sign_in_brakes SET failures = $2, failed_at = $3, closed_until = $4 WHERE key = $1',
          [name, failures, failedAt, closedUntil],
        );
      }
    });
  }

  /** The attempt was good: `all` failures of the key are forgotten, or this `one`, which was none. */
  async forgive(key: BrakeKey, which: 'all' | 'one'): Promise<void> {
    await this.engine.query(
      `UPDATE sign_in_brakes SET failures = CASE WHEN $2 THEN 0 ELSE greatest(failures - 1, 0) END, closed_until = 'epoch'
       WHERE key = $1`,
      [this.nameOf(key), which === 'all'],
    );
  }

  private nameOf({ kind, text }: BrakeKey): string {
    return keyedName(this.settings.secretKey, 'sign-in-brake', `${kind}:${text}`);
  }

  private async sweep(now: Date): Promise<void> {
    if (now.getTime() - this.sweptAt < SWEEP_EVERY_MS) return;
    this.sweptAt = now.getTime();
    await this.engine.query('DELETE FROM sign_in_brakes WHERE failed_at < $1', [new Date(now.getTime() - FORGET_MS)]);
    await this.engine.query('DELETE FROM pending_sign_ins WHERE expires_at < $1', [now]);
  }
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1;
}

/** The row of a key, made if it is not there, and locked until the attempt is counted. */
async function lock(manager: EntityManager, key: string, now: Date): Promise<BrakeState> {
  const [row] = await manager.query<{ failures: number; failed_at: Date; closed_until: Date }[]>(
    `INSERT INTO sign_in_brakes AS brake (key, failures, failed_at, closed_until) VALUES ($1, 0, $2, 'epoch')
     ON CONFLICT (key) DO UPDATE SET failures = brake.failures
     RETURNING failures, failed_at, closed_until`,
    [key, now],
  );
  if (!row) throw new Error('A brake has no row');
  return { failures: row.failures, failedAt: row.failed_at, closedUntil: row.closed_until };
}
