import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { caseClosed } from '../cases/case.store.ts';
import type { CaseEntity } from '../cases/case.entity.ts';
import type { JsonObject } from '../common/json.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import { onCase, requireUnchanged, type Results } from './action-outcome.ts';
import type { TriageCommand } from './triage-command.ts';
import { dispose, type Disposition, former, snooze, UNTOUCHED } from './triage-disposition.ts';
import { caseStandings, saveDispositions, type Standing } from './triage-disposition.store.ts';
import { caseState, type TriageChange, triageChanged } from './triage-events.ts';

/** Cases that were put off or woken, with what stands of them now. */
type PutOff = Map<CaseEntity, Standing>;

const NEVER: Standing & { severityClass: number } = { state: UNTOUCHED, version: 0, severityClass: 0 };

/** Writes that cases were put off or came back, which `cases` has no column for. */
@Injectable()
export class ActionSnoozesWriter {
  async act(
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
          const standing = standings.get(id) ?? NEVER;
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

  async undo(
    transaction: Transaction,
    operator: Operator,
    type: TriageCommand['type'],
    items: readonly { id: string; before: JsonObject; after: JsonObject }[],
    cases: ReadonlyMap<string, CaseEntity>,
    at: Date,
  ): Promise<Results> {
    const standings = await caseStandings(transaction, [...cases.keys()]);
    const changed: PutOff = new Map();
    const results: Results = new Map();
    for (const { id, before, after } of items) {
      results.set(
        id,
        onCase(cases.get(id), operator, type, (found) => {
          const standing = standings.get(id) ?? NEVER;
          requireUnchanged(standing.state, after);
          changed.set(found, next(standing, before));
          return { done: true, id, before: after, after: before };
        }),
      );
    }
    await this.store(transaction, operator, at, changed, 'undone');
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
      const { id, number, nation, organisationId, siteId, tlp } = found;
      const told = { kind: 'case' as const, id, number, nation, organisationId, siteId, tlp };
      transaction.record(triageChanged(told, caseState(found, state.snoozedUntil), change, actor, at));
    }
  }
}

function next(standing: Standing, patch: Partial<Disposition>): Standing {
  return { state: { ...standing.state, ...patch }, version: standing.version + 1 };
}
