import { Injectable, Logger } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import { requireAct } from '../access/policy/authorise.ts';
import { lockMarkings } from '../cases/marking.store.ts';
import { Clock } from '../common/clock.ts';
import { databaseFault } from '../common/database-fault.ts';
import { DomainError } from '../common/domain-error.ts';
import type { JsonObject } from '../common/json.ts';
import { CorrelationSignal } from '../correlation/correlation-signal.ts';
import { UnitOfWork } from '../journal/unit-of-work.service.ts';
import { ActionAlertsWriter } from './action-alerts.writer.ts';
import type { Assignee } from './action-assignee.ts';
import { ActionAssigneesReader } from './action-assignees.reader.ts';
import { ActionCasesWriter } from './action-cases.writer.ts';
import { ActionDecisionsService } from './action-decisions.service.ts';
import type { ItemResult, Results, Subject } from './action-outcome.ts';
import { type ActionDraft, storeAction } from './action.store.ts';
import { isUndoable, TRIAGE_ACTION, type TriageCommand, UNDO_MS } from './triage-command.ts';

/** Subjects of one transaction: so many that statements are few, so few that nobody waits long for their locks. */
export const CHUNK = 250;

/** An action with what became of each subject, in the order they were named. */
export interface ActionOutcome {
  id: string;
  action: JsonObject;
  items: { subject: Subject; result: ItemResult }[];
  undoableUntil: Date | null;
}

/**
 * Does one thing to many subjects. Each is decided on by itself, by the policy and by what it is at that moment; one that
 * is refused spoils no other. What is not seen answers like what is not there.
 */
@Injectable()
export class TriageActionsService {
  private readonly log = new Logger(TriageActionsService.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly correlation: CorrelationSignal,
    private readonly assignees: ActionAssigneesReader,
    private readonly cases: ActionCasesWriter,
    private readonly alerts: ActionAlertsWriter,
    private readonly decisions: ActionDecisionsService,
  ) {}

  /**
   * @throws DomainError `not_granted` (forbidden) when no role of the operator's allows it at all; `assignee_not_found`;
   * and for escalate and merge what {@link ActionDecisionsService} says.
   */
  async act(operator: Operator, command: TriageCommand, subjects: readonly Subject[]): Promise<ActionOutcome> {
    requireAct(operator, TRIAGE_ACTION[command.type]);
    const at = this.clock.now();
    const draft: ActionDraft = {
      id: uuidv7(),
      command: JSON.parse(JSON.stringify(command)) as JsonObject,
      at,
      undoableUntil: isUndoable(command) ? new Date(at.getTime() + UNDO_MS) : null,
    };
    const results =
      command.type === 'escalate' || command.type === 'merge'
        ? await this.decide(operator, command, subjects, draft)
        : await this.takeAll(operator, command, subjects, draft);
    return {
      id: draft.id,
      action: draft.command,
      items: subjects.map((subject) => ({ subject, result: results(subject) })),
      undoableUntil: draft.undoableUntil,
    };
  }

  private async decide(
    operator: Operator,
    command: Extract<TriageCommand, { type: 'escalate' | 'merge' }>,
    subjects: readonly Subject[],
    draft: ActionDraft,
  ): Promise<(subject: Subject) => ItemResult> {
    const results = await this.decisions.act(operator, command, subjects, async (transaction, made) => {
      await storeAction(transaction, operator, draft, [{ kind: 'alert', results: made }]);
    });
    return ({ id }) => results.get(id) ?? NOT_DONE;
  }

  private async takeAll(
    operator: Operator,
    command: TriageCommand,
    subjects: readonly Subject[],
    draft: ActionDraft,
  ): Promise<(subject: Subject) => ItemResult> {
    const assignee =
      command.type === 'assign' && command.to !== null ? await this.assignees.one(operator, command.to) : null;
    const results = { case: new Map() as Results, alert: new Map() as Results };
    for (let start = 0; start < subjects.length; start += CHUNK) {
      const chunk = subjects.slice(start, start + CHUNK);
      const part = await this.chunk(operator, command, chunk, draft, assignee);
      for (const kind of ['case', 'alert'] as const)
        for (const [id, result] of part[kind]) results[kind].set(id, result);
    }
    if (command.type === 'close' || command.type === 'reopen') this.correlation.announce(operator.realm);
    return ({ kind, id }) => results[kind].get(id) ?? NOT_DONE;
  }

  /** One transaction. When it fails, its subjects are as they were, and those of the others are not concerned. */
  private async chunk(
    operator: Operator,
    command: TriageCommand,
    subjects: readonly Subject[],
    draft: ActionDraft,
    assignee: Assignee | null,
    again = false,
  ): Promise<{ case: Results; alert: Results }> {
    const context = { at: draft.at, assignee };
    try {
      return await this.unitOfWork.transact(operator, async (transaction) => {
        await lockMarkings(transaction);
        const caseResults = await this.cases.act(transaction, operator, command, idsOf(subjects, 'case'), context);
        const alertResults = await this.alerts.act(transaction, operator, command, idsOf(subjects, 'alert'), context);
        await storeAction(transaction, operator, draft, [
          { kind: 'case', results: caseResults },
          { kind: 'alert', results: alertResults },
        ]);
        return { case: caseResults, alert: alertResults };
      });
    } catch (error) {
      if (error instanceof DomainError) throw error;
      if (!again && databaseFault(error) === 'retry') {
        return this.chunk(operator, command, subjects, draft, assignee, true);
      }
      this.log.error(`${command.type} of ${subjects.length} subjects failed: ${String(error)}`);
      return { case: new Map(), alert: new Map() };
    }
  }
}

/** What is said of subjects whose transaction failed. */
export const NOT_DONE: ItemResult = { done: false, code: 'not_done', message: 'It could not be stored; try again' };

export function idsOf(subjects: readonly Subject[], kind: Subject['kind']): string[] {
  return subjects.filter((subject) => subject.kind === kind).map(({ id }) => id);
}
