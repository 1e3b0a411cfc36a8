import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { exhaustMap, filter, firstValueFrom, merge, Subject, takeUntil, timer } from 'rxjs';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { AFTER_SIGHT, seen, sightParameters } from '../access/policy/sight.ts';
import type { Operator } from '../access/operator.ts';
import { DomainError } from '../common/domain-error.ts';
import type { JsonObject } from '../common/json.ts';
import { JournalSignal } from '../journal/journal-signal.ts';

/** Milliseconds between two looks at a decision that waits for correlation. */
const POLL_MS = 25;

export interface DecisionState {
  decisionId: string;
  kind: string;
  /** Null for an opening that has not made its case. */
  caseId: string | null;
  actor: { id: string; name: string };
  reason: string;
  decidedAt: Date;
  /** Correlation has not taken it yet. */
  pending: boolean;
  /** What became of it: null while pending. */
  outcome: JsonObject | null;
}

/** An opening is about alerts until there is a case: it is seen where each of them is. */
const OPENS_NOTHING_YET = `d.kind = 'open' AND d.case_id IS NULL AND d.realm = $1
  AND (SELECT count(*) FROM alerts a WHERE a.id = ANY(d.alert_ids) AND ${seen('a')}) = cardinality(d.alert_ids)`;

interface Row {
  id: string;
  kind: string;
  case_id: string | null;
  actor: { id: string; name: string };
  reason: string;
  decided_at: Date;
  applied_ordinal: string | null;
  outcome: JsonObject | null;
}

/** Reads what people decided, and waits for correlation to carry it out. */
@Injectable()
export class DecisionsReader implements OnModuleDestroy {
  private readonly closing = new Subject<void>();

  constructor(
    private readonly database: ViewerDatabase,
    private readonly journal: JournalSignal,
  ) {}

  /** @throws DomainError `decision_not_found`. */
  async one(operator: Operator, id: string): Promise<DecisionState> {
    const rows = await this.database.query<Row>(
      operator,
      `SELECT d.id, d.kind, d.case_id, d.actor, d.reason, d.decided_at, d.applied_ordinal, d.outcome
       FROM decisions d LEFT JOIN cases c ON c.id = d.case_id
       WHERE d.id = $${AFTER_SIGHT} AND (${seen('c')} OR (${OPENS_NOTHING_YET}))`,
      [...sightParameters(operator), id],
    );
    const row = rows[0];
    if (!row) throw new DomainError('not_found', 'decision_not_found', 'There is no such decision');
    return {
      decisionId: row.id,
      kind: row.kind,
      caseId: row.case_id,
      actor: row.actor,
      reason: row.reason,
      decidedAt: row.decided_at,
      pending: row.applied_ordinal === null,
      outcome: row.outcome,
    };
  }

  /**
   * The decision once correlation has carried it out, or as it stands after `waitMs` or when the server stops.
   * Looks whenever the realm's journal grows, and every 25 ms besides, because a refused decision writes no journal.
   */
  async settled(operator: Operator, id: string, waitMs: number): Promise<DecisionState> {
    const now = await this.one(operator, id);
    if (!now.pending || waitMs === 0) return now;
    const growth = this.journal.growth.pipe(filter(({ realm }) => realm === operator.realm));
    return firstValueFrom(
      merge(timer(POLL_MS, POLL_MS), growth).pipe(
        exhaustMap(() => this.one(operator, id)),
        filter((decision) => !decision.pending),
        takeUntil(merge(timer(waitMs), this.closing)),
      ),
      { defaultValue: now },
    );
  }

  onModuleDestroy(): void {
    this.closing.next();
    this.closing.complete();
  }
}
