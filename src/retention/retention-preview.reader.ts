import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Operator } from '../access/operator.ts';
import { Clock } from '../common/clock.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import {
  CLOSED_CASES,
  CLOSED_HEADS,
  countDue,
  DUE_CASES,
  HELD,
  SHARED,
  SUPPRESSED_HEADS,
  WAITING_HEADS,
  type Within,
} from './due-alerts.ts';
import { POLICY_COLUMNS, type PolicyRow, replacedFrom } from './policy-row.ts';
import { requireNationsManager } from './retention-policies.service.ts';
import { cutoffsOf, type KeptDays } from './retention-policy.ts';

/** Heads, cases and rejects looked at of each kind; beyond it the answer says that there may be more. */
const MOST = 50_000;

export interface Due {
  count: number;
  atLeast: boolean;
  oldest: Date | null;
  newest: Date | null;
}

export interface RetentionPreview {
  waiting: Due;
  closed: Due;
  cases: Due;
  rejects: Due;
  heldCases: number;
  sharedCases: number;
  effectiveAt: Date;
}

const NONE: Due = { count: 0, atLeast: false, oldest: null, newest: null };
const HEADS_OF_CASES = `SELECT l.alert_id AS id FROM (${DUE_CASES} LIMIT ${MOST}) due
  JOIN alert_links l ON l.group_id = due.id AND l.head_id = l.alert_id`;

/**
 * What would be removed if a policy held now: counted over all that the nation has, whoever may see it. Whoever decides how long it
 * stays is told how much there is, and nothing of what it says.
 */
@Injectable()
export class RetentionPreviewReader {
  constructor(
    @InjectEngine() private readonly engine: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError as {@link requireNationsManager}. */
  async read(operator: Operator, nation: string, days: KeptDays): Promise<RetentionPreview> {
    requireNationsManager(operator, nation);
    const now = this.clock.now();
    const cutoffs = cutoffsOf(days, now);
    // At one instant, or what moves from one kind to another meanwhile is counted twice.
    return this.engine.transaction('REPEATABLE READ', async (manager) => {
      const due = async (heads: string, before: Date | null, of: Within = 'no case'): Promise<Due> =>
        before === null ? NONE : toDue(await manager.query(countDue(`${heads} LIMIT ${MOST}`, of), [nation, before]));
      return {
        waiting: await due(WAITING_HEADS, cutoffs.waiting),
        closed: sum(await due(CLOSED_HEADS, cutoffs.closed), await due(SUPPRESSED_HEADS, cutoffs.closed)),
        cases: await due(HEADS_OF_CASES, cutoffs.cases, 'case'),
        rejects: await rejectsDue(manager, nation, cutoffs.rejects),
        ...(await keptCases(manager, nation, cutoffs.cases)),
        effectiveAt: replacedFrom(await policyOf(manager, nation), days, now),
      };
    });
  }
}

interface CountRow {
  count: string;
  oldest: Date | null;
  newest: Date | null;
}

function toDue([row]: CountRow[]): Due {
  const count = Number(row?.count ?? 0);
  return { count, atLeast: count >= MOST, oldest: row?.oldest ?? null, newest: row?.newest ?? null };
}

function sum(one: Due, other: Due): Due {
  const times = (pick: (due: Due) => Date | null): number[] =>
    [one, other].flatMap((due) => pick(due)?.getTime() ?? []);
  const oldest = times((due) => due.oldest);
  const newest = times((due) => due.newest);
  return {
    count: one.count + other.count,
    atLeast: one.atLeast || other.atLeast,
    oldest: oldest.length === 0 ? null : new Date(Math.min(...oldest)),
    newest: newest.length === 0 ? null : new Date(Math.max(...newest)),
  };
}

async function rejectsDue(manager: EntityManager, nation: string, before: Date | null): Promise<Due> {
  if (before === null) return NONE;
  return toDue(
    await manager.query(
      `SELECT count(*) AS count, min(received_at) AS oldest, max(received_at) AS newest FROM (
         SELECT received_at FROM rejects WHERE realm = 'live' AND nation = $1 AND received_at < $2 LIMIT ${MOST}) bounded`,
      [nation, before],
    ),
  );
}

async function policyOf(manager: EntityManager, nation: string): Promise<PolicyRow | undefined> {
  const [row] = await manager.query<PolicyRow[]>(`SELECT ${POLICY_COLUMNS} FROM retention_policies WHERE nation = $1`, [
    nation,
  ]);
  return row;
}

async function keptCases(
  manager: EntityManager,
  nation: string,
  before: Date | null,
): Promise<{ heldCases: number; sharedCases: number }> {
  if (before === null) return { heldCases: 0, sharedCases: 0 };
  const [row] = await manager.query<{ held: string; shared: string }[]>(
    `SELECT count(*) FILTER (WHERE held) AS held, count(*) FILTER (WHERE shared) AS shared FROM (
       SELECT ${HELD} AS held, ${SHARED} AS shared FROM (${CLOSED_CASES} LIMIT ${MOST}) c) told`,
    [nation, before],
  );
  return { heldCases: Number(row?.held ?? 0), sharedCases: Number(row?.shared ?? 0) };
}
