import type { Transaction } from '../../journal/unit-of-work.service.ts';
import { exerciseRealm } from './realm-name.ts';

/**
 * Makes the realm of an exercise run, with a journal of its own. In the transaction, as the engine, that makes the run, so
 * that there is never one without the other. Correlation takes it up by itself (`OpenRealms`).
 */
export async function openExerciseRealm(transaction: Pick<Transaction, 'query'>, runId: string): Promise<string> {
  const realm = exerciseRealm(runId);
  await transaction.query("INSERT INTO realms (realm, kind) VALUES ($1, 'exercise')", [realm]);
  await transaction.query('INSERT INTO journal_heads (realm) VALUES ($1)', [realm]);
  return realm;
}
