import type { Rejection } from './alert.ts';
import type { AlertOutcome } from './alert.writer.ts';

/** What became of one item of a body. For a duplicate, `id` is that of the first one. */
export type ItemResult =
  { index: number; status: 'accepted' | 'duplicate'; id: string } | ({ index: number; status: 'rejected' } & Rejection);

/** The answer to a body of alerts. Everything it calls accepted has been committed. */
export interface IntakeAnswer {
  accepted: number;
  duplicates: number;
  rejected: number;
  results: ItemResult[];
}

export function itemResult(index: number, outcome: AlertOutcome): ItemResult {
  return outcome.status === 'refused'
    ? { index, status: 'rejected', ...outcome.rejection }
    : { index, status: outcome.status, id: outcome.id };
}

/** Adds up the results, which may come in any order. */
export function intakeAnswer(results: readonly ItemResult[]): IntakeAnswer {
  const counted = { accepted: 0, duplicate: 0, rejected: 0 };
  for (const { status } of results) counted[status] += 1;
  return {
    accepted: counted.accepted,
    duplicates: counted.duplicate,
    rejected: counted.rejected,
    results: [...results].sort((a, b) => a.index - b.index),
  };
}

/** 200 when nothing was rejected, 422 when all was, 207 (RFC 4918 §11.1) when some was. */
export function answerStatus({ rejected, results }: IntakeAnswer): 200 | 207 | 422 {
  if (rejected === 0) return 200;
  return rejected === results.length ? 422 : 207;
}
