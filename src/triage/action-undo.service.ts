import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import { requireAct } from '../access/policy/authorise.ts';
import { CaseMembershipService } from '../cases/case-membership.service.ts';
import { lockMarkings } from '../cases/marking.store.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { CorrelationSignal } from '../correlation/correlation-signal.ts';
import { UnitOfWork } from '../journal/unit-of-work.service.ts';
import { ActionAlertsWriter } from './action-alerts.writer.ts';
import { ActionCasesWriter } from './action-cases.writer.ts';
import { type ItemResult, refusal } from './action-outcome.ts';
import {
  actionItems,
  lockAction,
  markUndone,
  storeAction,
  type StoredAction,
  type StoredItem,
} from './action.store.ts';
import { type ActionOutcome, CHUNK, NOT_DONE } from './triage-actions.service.ts';
import { TRIAGE_ACTION, type TriageType } from './triage-command.ts';

/** Milliseconds to wait for correlation to take an alert out again. */
const WAIT_MS = 5_000;

/** Takes an action back, within its time, by whoever did it: subject by subject, where nobody changed it since. */
@Injectable()
export class ActionUndoService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly correlation: CorrelationSignal,
    private readonly cases: ActionCasesWriter,
    private readonly alerts: ActionAlertsWriter,
    private readonly membership: CaseMembershipService,
  ) {}

  /** @throws DomainError `action_not_found`; `not_undoable`, `undo_too_late`, `already_undone` (conflict). */
  async undo(operator: Operator, actionId: string): Promise<ActionOutcome> {
    const undoId = uuidv7();
    const { type, items } = await this.begin(operator, actionId, undoId);
    const outcome: ActionOutcome = {
      id: undoId,
      action: { type: 'undo', of: actionId },
      items: [],
      undoableUntil: null,
    };
    for (let start = 0; start < items.length; start += CHUNK) {
      const chunk = items.slice(start, start + CHUNK);
      const results =
        type === 'escalate' ? await this.takeOut(operator, chunk) : await this.putBack(operator, type, chunk);
      outcome.items.push(...results);
    }
    if (type === 'close' || type === 'reopen') this.correlation.announce(operator.realm);
    return outcome;
  }

  private async begin(
    operator: Operator,
    actionId: string,
    undoId: string,
  ): Promise<{ type: TriageType; items: StoredItem[] }> {
    return this.unitOfWork.transact(operator, async (transaction) => {
      const found = await lockAction(transaction, operator, actionId);
      if (!found) throw new DomainError('not_found', 'action_not_found', 'There is no such action');
      const at = this.clock.now();
      requireInTime(found, at);
      const type = found.command['type'] as TriageType;
      requireAct(operator, TRIAGE_ACTION[type]);
      const command = { type: 'undo', of: actionId };
      await storeAction(transaction, operator, { id: undoId, command, at, undoableUntil: null }, []);
      await markUndone(transaction, actionId, undoId);
      return { type, items: await actionItems(transaction, actionId) };
    });
  }

  private async putBack(
    operator: Operator,
    type: TriageType,
    items: readonly StoredItem[],
  ): Promise<ActionOutcome['items']> {
    return this.unitOfWork.transact(operator, async (transaction) => {
      await lockMarkings(transaction);
      const at = this.clock.now();
      const of = (kind: StoredItem['kind']): StoredItem[] => items.filter((item) => item.kind === kind);
      const results = {
        case: await this.cases.undo(transaction, operator, type, of('case'), at),
        alert: await this.alerts.undo(transaction, operator, type, of('alert'), at),
      };
      return items.map(({ kind, id }) => ({ subject: { kind, id }, result: results[kind].get(id) ?? NOT_DONE }));
    });
  }

  /** Alerts that were put into a case leave it, and stay out of it. */
  private async takeOut(operator: Operator, items: readonly StoredItem[]): Promise<ActionOutcome['items']> {
    const byCase = new Map<string, StoredItem[]>();
    for (const item of items) {
      const caseId = item.after['caseId'];
      if (typeof caseId !== 'string') continue;
      byCase.set(caseId, [...(byCase.get(caseId) ?? []), item]);
    }
    const done: ActionOutcome['items'] = [];
    for (const [caseId, members] of byCase) {
      const result = await this.unlink(
        operator,
        caseId,
        members.map(({ id }) => id),
      );
      for (const { kind, id } of members) done.push({ subject: { kind, id }, result });
    }
    return done;
  }

  private async unlink(operator: Operator, caseId: string, alertIds: readonly string[]): Promise<ItemResult> {
    try {
      const command = { reason: 'Escalation undone', waitMs: WAIT_MS };
      await this.membership.unlink(operator, { id: caseId }, alertIds, command);
      return { done: true };
    } catch (error) {
      return refusal(error);
    }
  }
}

function requireInTime(found: StoredAction, now: Date): void {
  if (found.undone) throw new DomainError('conflict', 'already_undone', 'It was undone before');
  if (found.undoableUntil === null) {
    throw new DomainError('conflict', 'not_undoable', 'This is taken back by what people do with the cases it changed');
  }
  if (now > found.undoableUntil) throw new DomainError('conflict', 'undo_too_late', 'Its time to be undone has passed');
}
