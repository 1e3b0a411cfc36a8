import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import { type Owner, ruleEvent } from './rule-event.ts';
import type { RuleState } from './rule-moves.ts';

/** A version is to run, from where correlation takes this in. */
export async function beginRun(
  tx: Transaction,
  { rule_id: id, version, realm, nation, organisation_id }: Owner & { rule_id: string; version: number },
  mode: 'test' | 'live',
  at: Date,
): Promise<void> {
  const runId = uuidv7();
  await tx.query(
    `INSERT INTO rulebook_runs (id, rule_id, version, realm, nation, organisation_id, mode, asked_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [runId, id, version, realm, nation, organisation_id, mode, at],
  );
  await enqueue(tx, 'rule', runId, null);
}

/** A version is to run no more. */
export async function endRun(
  tx: Transaction,
  ruleId: string,
  version: number,
  mode: 'test' | 'live',
  at: Date,
): Promise<void> {
  const ended = await tx.query<{ id: string }>(
    `UPDATE rulebook_runs SET ended_at = $4 WHERE rule_id = $1 AND version = $2 AND mode = $3 AND ended_at IS NULL
     RETURNING id`,
    [ruleId, version, mode, at],
  );
  for (const { id } of ended) await enqueue(tx, 'rule', id, null);
}

/** Another version of the rule in the state that one is about to reach gives way to it. */
export async function retireOthers(
  tx: Transaction,
  operator: Operator,
  coming: Owner & { rule_id: string; version: number },
  state: RuleState,
  at: Date,
): Promise<void> {
  if (state !== 'test' && state !== 'live') return;
  const former = await tx.query<{ version: number; title: string }>(
    `UPDATE rulebook_versions SET state = 'retired' WHERE rule_id = $1 AND version <> $2 AND state = $3
     RETURNING version, title`,
    [coming.rule_id, coming.version, state],
  );
  for (const { version, title } of former) {
    await endRun(tx, coming.rule_id, version, state, at);
    tx.record({
      ...ruleEvent(coming, operator, at),
      type: 'rule.moved',
      data: { ruleId: coming.rule_id, title, version, move: 'superseded', from: state, to: 'retired', reason: '' },
    });
  }
}

/** Puts a change into the order of what correlation takes in: of one site, or with null of all sites of the realm. */
export async function enqueue(
  tx: Transaction,
  kind: 'rule' | 'rule_resume',
  ref: string,
  siteId: string | null,
): Promise<void> {
  await tx.query(
    'INSERT INTO correlation_inputs (realm, kind, ref, shard) VALUES ($1, $2, $3, coalesce(breakwater_shard($4), -1))',
    [tx.realm, kind, ref, siteId],
  );
}
