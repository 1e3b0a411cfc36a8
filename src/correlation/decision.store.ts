import { Injectable } from '@nestjs/common';
import type { CorrelationRules } from '../../config/correlation-rules.ts';
import type { Actor } from '../journal/journal-event.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import { type CaseFacts, nodeFacts } from './case-facts.ts';
import type { DecisionFact, GroupView, MemberView } from './decision-fact.ts';
import { factsOf } from './decision-steps.ts';
import { CorrelationStore } from './correlation.store.ts';
import { MergeStore, survivorOf } from './merge.store.ts';
import type { NodeState } from './node-state.ts';
import { ruleFacts } from './rule-memory.store.ts';

/** No analysts' rule looks back further than twice the longest timespan there may be, and some. */
const LONGEST_LOOK_BACK_MS = 3 * 86_400_000;

interface DecisionRow {
  id: string;
  site_id: string;
  kind: DecisionFact['kind'];
  /** Null for an opening, which makes the case. */
  case_id: string | null;
  other_case_id: string | null;
  alert_ids: string[];
  actor: Actor;
  reason: string;
}

export interface ResolvedDecision {
  siteId: string;
  actor: Actor;
  decision: DecisionFact;
}

/** A decision that refers to nothing there is; it will not be otherwise when it is tried again. */
export class UnresolvableDecision extends Error {}

/** Resolves a person's decision against the store, so that the engine can apply it without one. */
@Injectable()
export class DecisionStore {
  constructor(
    private readonly store: CorrelationStore,
    private readonly merges: MergeStore,
  ) {}

  async resolve(tx: Transaction, id: string, rules: CorrelationRules): Promise<ResolvedDecision | null> {
    const rows = await tx.query<DecisionRow>(
      `SELECT id, site_id, kind, case_id, other_case_id, alert_ids, actor, reason FROM decisions
       WHERE id = $1 AND realm = $2 AND applied_ordinal IS NULL`,
      [id, tx.realm],
    );
    const row = rows[0];
    if (!row) return null;
    const groupId = row.case_id === null ? await this.waitsIn(tx, row.alert_ids) : await survivorOf(tx, row.case_id);
    const caseGroup = await this.group(tx, groupId);
    const otherId = row.other_case_id === null ? null : await survivorOf(tx, row.other_case_id);
    const decision: DecisionFact = {
      id: row.id,
      kind: row.kind,
      caseGroup,
      otherGroup: otherId === null ? null : await this.group(tx, otherId),
      heads: await this.heads(tx, row.alert_ids, caseGroup),
      by: row.actor.name,
      reason: row.reason,
      restored:
        row.kind === 'unmerge' && row.case_id !== null ? await this.merges.restored(tx, row.case_id, groupId) : null,
      reopened: row.kind === 'unseal' && row.case_id !== null ? await this.reopened(tx, row.case_id, rules) : null,
    };
    return { siteId: row.site_id, actor: row.actor, decision };
  }

  /** The group that the first of the alerts is in. */
  private async waitsIn(tx: Transaction, alertIds: readonly string[]): Promise<string> {
    const rows = await tx.query<{ group_id: string }>(
      'SELECT group_id FROM alert_links WHERE alert_id = ANY($1::uuid[]) AND realm = $2 ORDER BY head_id LIMIT 1',
      [alertIds, tx.realm],
    );
    const found = rows[0]?.group_id;
    if (found === undefined) {
      throw new UnresolvableDecision('None of the alerts that were to open a case has been correlated');
    }
    return found;
  }

  private async group(tx: Transaction, id: string): Promise<GroupView> {
    const [found] = await tx.query<{ number: string; status: string; facts: CaseFacts }>(
      'SELECT number, status, facts FROM cases WHERE id = $1',
      [id],
    );
    const members = await tx.query<{ state: NodeState }>(
      'SELECT state FROM alert_links WHERE group_id = $1 AND head_id = alert_id ORDER BY ordinal',
      [id],
    );
    const views: MemberView[] = members.map(({ state }) => ({ headId: state.headId, facts: nodeFacts(state) }));
    const facts = found?.facts ?? factsOf(views);
    if (!facts) throw new UnresolvableDecision(`Group ${id} holds nothing`);
    return {
      id,
      opened: found ? Number(found.number) : null,
      sealed: found?.status === 'closed',
      facts,
      members: views,
      apart: (await this.store.separations(tx, [id])).map(([one, other]) => (one === id ? other : one)),
    };
  }

  /** The heads of the alerts named: an occurrence goes where its head goes. */
  private async heads(tx: Transaction, alertIds: readonly string[], known: GroupView): Promise<DecisionFact['heads']> {
    const rows = await tx.query<{ head_id: string; group_id: string }>(
      'SELECT DISTINCT head_id, group_id FROM alert_links WHERE alert_id = ANY($1::uuid[]) AND realm = $2 ORDER BY head_id',
      [alertIds, tx.realm],
    );
    const groups = new Map<string, GroupView>([[known.id, known]]);
    for (const { group_id: id } of rows) if (!groups.has(id)) groups.set(id, await this.group(tx, id));
    return rows.flatMap(({ head_id: headId, group_id: id }) => {
      const group = groups.get(id);
      return group ? [{ headId, group }] : [];
    });
  }

  private async reopened(tx: Transaction, caseId: string, rules: CorrelationRules): Promise<DecisionFact['reopened']> {
    const nodes = await this.store.nodes(tx, 'l.realm = $1 AND l.group_id = $2', [tx.realm, caseId], rules.track);
    const newest = Math.max(0, ...nodes.map(({ state }) => state.last));
    return {
      watermark: Number.NEGATIVE_INFINITY,
      nodes,
      cases: await this.store.cases(tx, [caseId]),
      separations: await this.store.separations(tx, [caseId]),
      ruleFacts: await ruleFacts(tx, nodes, new Date(Math.max(0, newest - LONGEST_LOOK_BACK_MS))),
      events: [],
    };
  }
}
