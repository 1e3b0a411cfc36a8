import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { requireChange } from '../access/policy/authorise.ts';
import { displayId } from '../cases/case-reference.ts';
import { DomainError } from '../common/domain-error.ts';
import type { JsonObject } from '../common/json.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import {
  attempt,
  type ItemResult,
  notFound,
  refusal,
  requireUnchanged,
  type Results,
  wrongKind,
} from './action-outcome.ts';
import { type Assignee, requireAssignable } from './action-assignee.ts';
import { TRIAGE_ACTION, type TriageCommand } from './triage-command.ts';
import { dispose, type Disposition, type DisposingCommand, former } from './triage-disposition.ts';
import {
  type DispositionChange,
  saveDispositions,
  type WaitingAlert,
  waitingAlerts,
} from './triage-disposition.store.ts';
import { alertState, type TriageChange, triageChanged } from './triage-events.ts';

const CHANGE: Readonly<Record<DisposingCommand['type'], TriageChange>> = {
  acknowledge: 'acknowledged',
  assign: 'assigned',
  close: 'closed',
  reopen: 'reopened',
  snooze: 'snoozed',
  wake: 'woken',
};

/** Writes what people do with alerts that are in no case. */
@Injectable()
export class ActionAlertsWriter {
  async act(
    transaction: Transaction,
    operator: Operator,
    command: TriageCommand,
    ids: readonly string[],
    { at, assignee }: { at: Date; assignee: Assignee | null },
  ): Promise<Results> {
    if (!isDisposing(command)) return new Map(ids.map((id) => [id, wrongKind('alert')]));
    const alerts = await waitingAlerts(transaction, operator, ids);
    const by = { id: operator.id, name: operator.name };
    const changed = new Set<WaitingAlert>();
    const results: Results = new Map();
    for (const id of ids) {
      results.set(
        id,
        onWaiting(alerts.get(id), (alert) => {
          requireChange(operator, TRIAGE_ACTION[command.type], alert);
          if (command.type === 'assign') requireAssignable(assignee, alert);
          const acting = { by, at, assignee: assignee?.person ?? null, severityClass: alert.severityClass };
          return take(alert, dispose(alert.state, command, acting), changed);
        }),
      );
    }
    await this.store(transaction, operator, at, [...changed], CHANGE[command.type]);
    return results;
  }

  /** Puts fields back that still are as an action left them. */
  async undo(
    transaction: Transaction,
    operator: Operator,
    command: TriageCommand['type'],
    items: readonly { id: string; before: JsonObject; after: JsonObject }[],
    at: Date,
  ): Promise<Results> {
    const alerts = await waitingAlerts(
      transaction,
      operator,
      items.map(({ id }) => id),
    );
    const changed = new Set<WaitingAlert>();
    const results: Results = new Map();
    for (const { id, before, after } of items) {
      results.set(
        id,
        onWaiting(alerts.get(id), (alert) => {
          requireChange(operator, TRIAGE_ACTION[command], alert);
          requireUnchanged(alert.state, after);
          return take(alert, before, changed);
        }),
      );
    }
    await this.store(transaction, operator, at, [...changed], 'undone');
    return results;
  }

  private async store(
    transaction: Transaction,
    operator: Operator,
    at: Date,
    changed: readonly WaitingAlert[],
    change: TriageChange,
  ): Promise<void> {
    const rows = changed.map(({ id, nation, state, version }): DispositionChange => {
      return { kind: 'alert', id, nation, state, version };
    });
    await saveDispositions(transaction, at, rows);
    const actor = { id: operator.id, name: operator.name };
    for (const alert of changed) {
      const told = { ...alert, kind: 'alert' as const };
      transaction.record(triageChanged(told, alertState(alert.state, alert.version), change, actor, at));
    }
  }
}

/**
 * Only for alerts that wait. One in a case that is not seen waits as far as its viewer can know, and is treated so; it
 * changes nothing of that case.
 */
function onWaiting(alert: WaitingAlert | undefined, act: (alert: WaitingAlert) => ItemResult): ItemResult {
  if (!alert) return notFound('alert');
  if (alert.home) return refusal(inCase(alert.home), alert.home.id);
  return attempt(() => act(alert));
}

export function inCase(home: { number: number }): DomainError {
  return new DomainError('conflict', 'alert_in_case', `The alert is in ${displayId(home.number)} now`);
}

function take(alert: WaitingAlert, patch: Partial<Disposition> | null, changed: Set<WaitingAlert>): ItemResult {
  if (!patch) return { done: true };
  const before = former(alert.state, patch);
  alert.state = { ...alert.state, ...patch };
  if (!changed.has(alert)) alert.version += 1;
  changed.add(alert);
  return { done: true, id: alert.id, before: { ...before } as JsonObject, after: { ...patch } as JsonObject };
}

function isDisposing(command: TriageCommand): command is DisposingCommand {
  return command.type in CHANGE;
}
