import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { requireChange } from '../access/policy/authorise.ts';
import { lockSeenCases, takeSteps } from '../cases/case-batch.store.ts';
import type { CaseEntity } from '../cases/case.entity.ts';
import { addNote } from '../cases/case-notes.service.ts';
import { caseClosed, caseMerged } from '../cases/case.store.ts';
import { acknowledgeStep, assignStep, type CaseStep, statusStep, together } from '../cases/case-steps.ts';
import { DomainError } from '../common/domain-error.ts';
import type { JsonObject } from '../common/json.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import { attempt, type ItemResult, notFound, refusal, type Results, wrongKind } from './action-outcome.ts';
import { requireUnchanged } from './action-alerts.writer.ts';
import { type Assignee, requireAssignable } from './action-assignee.ts';
import { caseFieldsOf, undoStep } from './action-case-undo.ts';
import { CASE_CLOSE_REASON, TRIAGE_ACTION, type TriageCommand } from './triage-command.ts';
import { dispose, type Disposition, former, snooze } from './triage-disposition.ts';
import { caseStandings, saveDispositions, type Standing } from './triage-disposition.store.ts';
import { caseState, type TriageChange, triageChanged } from './triage-events.ts';

interface Context {
  at: Date;
  assignee: Assignee | null;
}

/** Cases that were put off or woken, with what stands of them now. */
type PutOff = Map<CaseEntity, Standing>;

/** Writes what people do with cases of the queue: with the rules of the commands on one case, for many at once. */
@Injectable()
export class ActionCasesWriter {
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
      return this.putOff(transaction, operator, command, ids, cases, context.at);
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
    const standings = await caseStandings(transaction, ids);
    const steps: { found: CaseEntity; step: CaseStep }[] = [];
    const putOff: PutOff = new Map();
    const results: Results = new Map();
    for (const { id, before, after } of items) {
      results.set(
        id,
        onCase(cases.get(id), operator, type, (found) => {
          if (type === 'snooze' || type === 'wake') {
            const standing = standings.get(id)!;
            requireUnchanged(standing.state, after);
            putOff.set(found, next(standing, before as Partial<Disposition>));
          } else {
            requireUnchanged(caseFieldsOf(found), after);
            steps.push({ found, step: undoStep(found, before) });
          }
          return { done: true, id, before: after, after: before };
        }),
      );
    }
    await takeSteps(transaction, operator, at, steps);
    await this.store(transaction, operator, at, putOff, 'undone');
    return results;
  }

  private async putOff(
    transaction: Transaction,
    operator: Operator,
    command: Extract<TriageCommand, { type: 'snooze' | 'wake' }>,
    ids: readonly string[],
    cases: ReadonlyMap<string, CaseEntity>,
    at: Date,
  ): Promise<Results> {
    const standings = await caseStandings(transaction, [...cases.keys()]);
    const changed: PutOff = new Map();
    const results: Results = new Map();
    const by = { id: operator.id, name: operator.name };
    for (const id of ids) {
      results.set(
        id,
        onCase(cases.get(id), operator, command.type, (found) => {
          if (found.status === 'closed') throw caseClosed();
          const standing = standings.get(id)!;
          const acting = { by, at, assignee: null, severityClass: standing.severityClass };
          const patch =
            command.type === 'snooze' ? snooze(command.until, acting) : dispose(standing.state, command, acting);
          if (!patch) return { done: true };
          changed.set(found, next(standing, patch));
          const before = { ...former(standing.state, patch) } as JsonObject;
          return { done: true, id, before, after: { ...patch } as JsonObject };
        }),
      );
    }
    await this.store(transaction, operator, at, changed, command.type === 'snooze' ? 'snoozed' : 'woken');
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

  private async store(
    transaction: Transaction,
    operator: Operator,
    at: Date,
    changed: PutOff,
    change: TriageChange,
  ): Promise<void> {
    const rows = [...changed].map(([{ id, nation }, { state, version }]) => {
      return { kind: 'case' as const, id, nation, state, version };
    });
    await saveDispositions(transaction, at, rows);
    const actor = { id: operator.id, name: operator.name };
    for (const [found, { state }] of changed) {
      const told = { ...found, kind: 'case' as const };
      transaction.record(triageChanged(told, caseState(found, state.snoozedUntil), change, actor, at));
    }
  }
}

/** What is not seen is not found; what may not be done to the case, and to merged cases ever, is refused. */
function onCase(
  found: CaseEntity | undefined,
  operator: Operator,
  type: TriageCommand['type'],
  act: (found: CaseEntity) => ItemResult,
): ItemResult {
  if (!found) return notFound('case');
  try {
    requireChange(operator, TRIAGE_ACTION[type], found);
    if (found.status === 'merged') throw caseMerged();
  } catch (error) {
    return refusal(error);
  }
  return attempt(() => act(found));
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

function next(standing: Standing, patch: Partial<Disposition>): Standing {
  return { state: { ...standing.state, ...patch }, version: standing.version + 1 };
}
