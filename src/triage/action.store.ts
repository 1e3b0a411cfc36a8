import type { Operator } from '../access/operator.ts';
import type { JsonObject } from '../common/json.ts';
import { rowsOf, type Transaction } from '../journal/unit-of-work.service.ts';
import type { Results, Subject } from './action-outcome.ts';

/** An action as it was done; its items are what can be undone. */
export interface StoredAction {
  id: string;
  command: JsonObject;
  at: Date;
  undoableUntil: Date | null;
  undone: boolean;
}

export interface StoredItem extends Subject {
  before: JsonObject;
  after: JsonObject;
}

export interface ActionDraft {
  id: string;
  command: JsonObject;
  at: Date;
  undoableUntil: Date | null;
}

/** Writes down an action, or one more part of it. */
export async function storeAction(
  transaction: Transaction,
  operator: Operator,
  draft: ActionDraft,
  parts: readonly { kind: Subject['kind']; results: Results }[],
): Promise<void> {
  await transaction.query(
    `INSERT INTO triage_actions (id, realm, actor, command, at, undoable_until) VALUES ($1, $2, $3::jsonb, $4::jsonb, $5, $6)
     ON CONFLICT (id) DO NOTHING`,
    [
      draft.id,
      transaction.realm,
      JSON.stringify({ id: operator.id, name: operator.name }),
      JSON.stringify(draft.command),
      draft.at,
      draft.undoableUntil,
    ],
  );
  const items = parts.flatMap(({ kind, results }) =>
    [...results.values()].flatMap((result) =>
      result.done && result.before && result.after
        ? [{ kind, id: result.id, before: result.before, after: result.after }]
        : [],
    ),
  );
  if (items.length === 0) return;
  await transaction.query(
    `INSERT INTO triage_action_items (action_id, realm, kind, subject_id, before, after)
     SELECT $1, $2, r.kind, r.id, r.before, r.after
     FROM jsonb_to_recordset($3::jsonb) AS r (kind text, id uuid, before jsonb, after jsonb)
     ON CONFLICT (action_id, kind, subject_id) DO NOTHING`,
    [draft.id, transaction.realm, JSON.stringify(items)],
  );
}

/** The operator's own action, locked so that it is undone once. */
export async function lockAction(
  transaction: Transaction,
  operator: Operator,
  id: string,
): Promise<StoredAction | null> {
  const [row] = await transaction.query<{
    id: string;
    command: JsonObject;
    at: Date;
    undoable_until: Date | null;
    undone_by: string | null;
  }>(
    `SELECT id, command, at, undoable_until, undone_by FROM triage_actions
     WHERE id = $1 AND realm = $2 AND actor->>'id' = $3 FOR UPDATE`,
    [id, transaction.realm, operator.id],
  );
  return row
    ? {
        id: row.id,
        command: row.command,
        at: row.at,
        undoableUntil: row.undoable_until,
        undone: row.undone_by !== null,
      }
    : null;
}

export async function markUndone(transaction: Transaction, id: string, by: string): Promise<void> {
  await transaction.query('UPDATE triage_actions SET undone_by = $2 WHERE id = $1', [id, by]);
}

export async function actionItems(transaction: Transaction, id: string): Promise<StoredItem[]> {
  return rowsOf<StoredItem>(
    await transaction.query(
      'SELECT kind, subject_id AS id, before, after FROM triage_action_items WHERE action_id = $1 ORDER BY kind, subject_id',
      [id],
    ),
  );
}
