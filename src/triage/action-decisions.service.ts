import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { requireChange } from '../access/policy/authorise.ts';
import type { CaseEntity } from '../cases/case.entity.ts';
import { caseClosed, caseMerged, caseNotFound, findSeenCase } from '../cases/case.store.ts';
import { lockSeenCases } from '../cases/case-batch.store.ts';
import { insertDecision } from '../cases/decision.writer.ts';
import { DecisionsReader, type DecisionState } from '../cases/decisions.reader.ts';
import { lockMarkings } from '../cases/marking.store.ts';
import { StandingCasesReader } from '../cases/standing-cases.reader.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { CorrelationSignal } from '../correlation/correlation-signal.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { inCase } from './action-alerts.writer.ts';
import {
  attempt,
  type ItemResult,
  notFound,
  refusal,
  type Results,
  type Subject,
  wrongKind,
} from './action-outcome.ts';
import type { TriageCommand } from './triage-command.ts';
import { type WaitingAlert, waitingAlerts } from './triage-disposition.store.ts';

/** Most subjects of one action that correlation carries out: it takes decisions one by one, between alerts. */
export const MOST_ESCALATED = 500;
export const MOST_MERGED = 100;
/** Milliseconds to wait for correlation; what takes longer is stored and takes effect in its turn. */
const WAIT_MS = 5_000;

/** What people wrote as reason of what a click decided. */
const REASONS = { escalate: 'Escalated from the queue', merge: 'Merged from the queue' } as const;

/** A decision with the subjects it is about. */
interface Decided {
  decisionId: string;
  ids: string[];
}

type DecidingCommand = Extract<TriageCommand, { type: 'escalate' | 'merge' }>;
export type Record = (transaction: Transaction, results: Results, at: Date) => Promise<void>;

/**
 * Escalates alerts and merges cases: decisions that correlation carries out in its turn, as the single writer of who is
 * with whom. Alerts of one site become one case, however many they are.
 */
@Injectable()
export class ActionDecisionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly correlation: CorrelationSignal,
    private readonly decisions: DecisionsReader,
    private readonly standing: StandingCasesReader,
  ) {}

  /**
   * @throws DomainError `too_many_subjects` (too_large); `case_not_found`, `case_merged`, `case_closed` of the case that
   * is to take in.
   */
  async act(
    operator: Operator,
    command: DecidingCommand,
    subjects: readonly Subject[],
    record: Record,
  ): Promise<Results> {
    const most = command.type === 'merge' ? MOST_MERGED : MOST_ESCALATED;
    if (subjects.length > most) {
      throw new DomainError('too_large', 'too_many_subjects', `At most ${most} at once for ${command.type}`);
    }
    const kind = command.type === 'merge' ? 'case' : 'alert';
    const ids = subjects.filter((subject) => subject.kind === kind).map(({ id }) => id);
    const { results, decided } = await this.unitOfWork.transact(operator, async (transaction) => {
      await lockMarkings(transaction);
      const at = this.clock.now();
      const made =
        command.type === 'merge'
          ? await this.merge(transaction, operator, command.into, ids, at)
          : await this.escalate(transaction, operator, command.into, ids, at);
      await record(transaction, made.results, at);
      return made;
    });
    for (const subject of subjects) if (subject.kind !== kind) results.set(subject.id, wrongKind(subject.kind));
    if (decided.length > 0) await this.settle(operator, decided, results);
    return results;
  }

  private async escalate(
    transaction: Transaction,
    operator: Operator,
    into: string | undefined,
    ids: readonly string[],
    at: Date,
  ): Promise<{ results: Results; decided: Decided[] }> {
    const target = into === undefined ? null : await this.target(transaction, operator, into);
    const alerts = await waitingAlerts(transaction, operator, ids);
    const groups = [...alerts.values()].flatMap(({ groupId, home }) => (groupId !== null && !home ? [groupId] : []));
    const unseen = await this.standing.among(operator.realm, groups);
    const results: Results = new Map();
    const bySite = new Map<string, [string, WaitingAlert][]>();
    for (const id of ids) {
      const alert = alerts.get(id);
      // One in a case that is not seen would be taken out of it.
      if (!alert || unseen.has(alert.groupId ?? '')) {
        results.set(id, notFound('alert'));
        continue;
      }
      const result = attempt((): ItemResult => {
        requireChange(operator, 'case.decide', alert);
        if (alert.home) return refusal(inCase(alert.home), alert.home.id);
        if (!alert.linked) throw new DomainError('conflict', 'not_correlated', 'The alert is not correlated yet');
        if (target && target.siteId !== alert.siteId) {
          throw new DomainError('conflict', 'other_site', 'The alert is of another site than the case');
        }
        return target
          ? { done: true, id: alert.id, before: {}, after: { caseId: target.id }, caseId: target.id }
          : { done: true };
      });
      results.set(id, result);
      if (result.done) bySite.set(alert.siteId, [...(bySite.get(alert.siteId) ?? []), [id, alert]]);
    }
    const decided: Decided[] = [];
    for (const members of bySite.values()) {
      const [first] = members.map(([, alert]) => alert);
      if (!first) continue;
      const alertIds = [...new Set(members.map(([, alert]) => alert.id))];
      const { realm, nation, organisationId, siteId } = first;
      const place = target ?? { id: null, realm, nation, organisationId, siteId };
      const draft = { kind: target ? ('link' as const) : ('open' as const), alertIds, reason: REASONS.escalate };
      const decisionId = await insertDecision(transaction, operator, place, at, draft);
      decided.push({ decisionId, ids: members.map(([id]) => id) });
    }
    return { results, decided };
  }

  private async merge(
    transaction: Transaction,
    operator: Operator,
    into: string,
    ids: readonly string[],
    at: Date,
  ): Promise<{ results: Results; decided: Decided[] }> {
    const target = await this.target(transaction, operator, into);
    const cases = await lockSeenCases(transaction, operator, ids);
    const results: Results = new Map();
    const decided: Decided[] = [];
    for (const id of ids) {
      const found = cases.get(id);
      const result = found ? attempt(() => mayMerge(operator, found, target)) : notFound('case');
      results.set(id, result);
      if (!found || !result.done) continue;
      const draft = { kind: 'merge' as const, otherCaseId: target.id, reason: REASONS.merge };
      decided.push({ decisionId: await insertDecision(transaction, operator, found, at, draft), ids: [id] });
    }
    return { results, decided };
  }

  /** Not locked: correlation settles what crosses, in its order. */
  private async target(transaction: Transaction, operator: Operator, id: string): Promise<CaseEntity> {
    const found = await findSeenCase(transaction, operator, { id }, false);
    if (!found) throw caseNotFound('action.into');
    requireChange(operator, 'case.decide', found);
    if (found.status === 'merged') throw caseMerged('action.into');
    if (found.status === 'closed') throw caseClosed('action.into');
    return found;
  }

  /** Waits for correlation: it takes decisions in order, so the last one is waited for and the rest are read. */
  private async settle(operator: Operator, decided: readonly Decided[], results: Results): Promise<void> {
    this.correlation.announce(operator.realm);
    const last = decided.at(-1);
    if (last) await this.state(operator, last.decisionId, WAIT_MS);
    for (const { decisionId, ids } of decided) {
      const state = await this.state(operator, decisionId, 0);
      for (const id of ids) results.set(id, settled(results.get(id), state));
    }
  }

  /** Null where what came of it is stricter than the operator sees. */
  private async state(operator: Operator, id: string, waitMs: number): Promise<DecisionState | null> {
    try {
      return await this.decisions.settled(operator, id, waitMs);
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'not_found') return null;
      throw error;
    }
  }
}

function mayMerge(operator: Operator, found: CaseEntity, target: CaseEntity): ItemResult {
  requireChange(operator, 'case.decide', found);
  if (found.status === 'merged') throw caseMerged();
  if (found.status === 'closed') throw caseClosed();
  if (found.id === target.id) throw new DomainError('conflict', 'same_case', 'A case cannot be merged into itself');
  if (found.siteId !== target.siteId) {
    throw new DomainError('conflict', 'other_site', 'The cases are of different sites');
  }
  return { done: true, caseId: target.id };
}

function settled(result: ItemResult | undefined, state: DecisionState | null): ItemResult {
  if (!result?.done) return result ?? notFound('alert');
  const { outcome } = state ?? {};
  if (outcome?.['applied'] === false) {
    const said = outcome['refusal'];
    const message = typeof said === 'string' ? said : 'What came before left nothing to carry out';
    return { done: false, code: 'decision_refused', message };
  }
  const opened = outcome?.['newCaseId'];
  return typeof opened === 'string' ? { ...result, caseId: opened } : result;
}
