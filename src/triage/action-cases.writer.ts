import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { lockSeenCases, takeSteps } from '../cases/case-batch.store.ts';
import type { CaseEntity } from '../cases/case.entity.ts';
import { addNote } from '../cases/case-notes.service.ts';
import { caseClosed } from '../cases/case.store.ts';
import { acknowledgeStep, assignStep, type CaseStep, statusStep, together } from '../cases/case-steps.ts';
import { DomainError } from '../common/domain-error.ts';
import type { JsonObject } from '../common/json.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import { onCase, requireUnchanged, type Results, wrongKind } from './action-outcome.ts';
import { type Assignee, requireAssignable } from './action-assignee.ts';
import { caseFieldsOf, undoStep } from './action-case-undo.ts';
import { ActionSnoozesWriter } from './action-snoozes.writer.ts';
import { CASE_CLOSE_REASON, type TriageCommand } from './triage-command.ts';
import { former } from './triage-disposition.ts';

interface Context {
  at: Date;
  assignee: Assignee | null;
}

/** Writes what people do with cases of the queue: with the rules of the commands on one case, for many at once. */
@Injectable()
export class ActionCasesWriter {
  constructor(private readonly snoozes: ActionSnoozesWriter) {}

  async act(
    transaction: Transaction,
    operator: Operator,
    command: TriageCommand,
    ids: readonly string[],
    context: Context,
  ): Promise<Results> {
    if (command.type === 'escalate') return new Map(ids.map((id) => [id, wrongKind('case')]));
    const cases = await lockSeenCases(transaction, operator, ids);
    if (command.type === 'note') return this.note(transaction, operator, command.text, ids, cases, context.at);
    if (command.type === 'snooze' || command.type === 'wake') {
      return this.snoozes.act(transaction, operator, command, ids, cases, context.at);
    }
    const steps: { found: CaseEntity; step: CaseStep }[] = [];
    const results: Results = new Map();
    for (const id of ids) {
      results.set(
        id,
        onCase(cases.get(id), operator, command.type, (found) => {
          if (command.type !== 'reopen' && found.status === 'closed') throw caseClosed();
          const step = stepOf(command, operator, found, context);
          if (!step) return { done: true };
          steps.push({ found, step });
          return { done: true, id, before: caseFieldsOf(former(found, step.patch)), after: caseFieldsOf(step.patch) };
        }),
      );
    }
    await takeSteps(transaction, operator, context.at, steps);
    return results;
  }

  /** Puts fields back that still are as an action left them. */
  async undo(
    transaction: Transaction,
    operator: Operator,
    type: TriageCommand['type'],
    items: readonly { id: string; before: JsonObject; after: JsonObject }[],
    at: Date,
  ): Promise<Results> {
    const ids = items.map(({ id }) => id);
    const cases = await lockSeenCases(transaction, operator, ids);
    if (type === 'snooze' || type === 'wake') {
      return this.snoozes.undo(transaction, operator, type, items, cases, at);
    }
    const steps: { found: CaseEntity; step: CaseStep }[] = [];
    const results: Results = new Map();
    for (const { id, before, after } of items) {
      results.set(
        id,
        onCase(cases.get(id), operator, type, (found) => {
          requireUnchanged(caseFieldsOf(found), after);
          steps.push({ found, step: undoStep(found, before) });
          return { done: true, id, before: after, after: before };
        }),
      );
    }
    await takeSteps(transaction, operator, at, steps);
    return results;
  }

  private async note(
    transaction: Transaction,
    operator: Operator,
    body: string,
    ids: readonly string[],
    cases: ReadonlyMap<string, CaseEntity>,
    at: Date,
  ): Promise<Results> {
    const results: Results = new Map();
    for (const id of ids) {
      const noted = onCase(cases.get(id), operator, 'note', () => ({ done: true }));
      const found = cases.get(id);
      if (noted.done && found) await addNote(transaction, operator, found, { body }, at);
      results.set(id, noted);
    }
    return results;
  }
}

function stepOf(
  command: Exclude<TriageCommand, { type: 'escalate' | 'merge' | 'note' | 'snooze' | 'wake' }> | TriageCommand,
  operator: Operator,
  found: CaseEntity,
  { at, assignee }: Context,
): CaseStep | null {
  switch (command.type) {
    case 'acknowledge':
      return together(
        acknowledgeStep(found, operator.id, at),
        found.assignee === null ? assignStep(found, operator.id) : null,
      );
    case 'assign':
      requireAssignable(assignee, found);
      return assignStep(found, assignee?.person.id ?? null);
    case 'close': {
      const reason = CASE_CLOSE_REASON[command.reason];
      return statusStep(found, 'closed', operator.id, at, { reason, note: command.note });
    }
    case 'reopen':
      if (found.status !== 'closed') throw new DomainError('conflict', 'not_closed', 'It is not closed');
      return statusStep(found, 'active', operator.id, at, {});
    default:
      throw new Error(`${command.type} is no step of a case`);
  }
}
