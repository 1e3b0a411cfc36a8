import { setImmediate } from 'node:timers/promises';
import type { CorrelationEngine, EngineInput, StepResult, TakenInputs } from './correlation-engine.ts';
import type { RealmLease } from './realm-lease.ts';

/** Inputs taken without a pause: some milliseconds. */
const PIECE = 100;

/** The engine itself failed on its input: the same input will fail again. */
export class EngineFault extends Error {}

/**
 * Steps the engine. Those who share a realm ask for the numbers of cases as they need them; how many is known once the inputs are taken.
 * @throws EngineFault
 */
export async function stepEngine(
  engine: CorrelationEngine,
  inputs: readonly EngineInput[],
  lease: RealmLease,
): Promise<StepResult> {
  if (!lease.shards) return tellOf(engine, await taken(engine, inputs));
  const decision = inputs.some(({ kind }) => kind === 'decision') ? await lease.caseNumbers(1) : null;
  if (decision !== null) engine.nextCaseNumber = decision;
  const all = await taken(engine, inputs);
  if (decision !== null && engine.nextCaseNumber === decision) lease.giveBack(decision);
  if (all.unnumbered > 0) engine.nextCaseNumber = await lease.caseNumbers(all.unnumbered);
  return tellOf(engine, all);
}

/** Piece by piece, with room between them for whoever else waits for this thread. */
async function taken(engine: CorrelationEngine, inputs: readonly EngineInput[]): Promise<TakenInputs> {
  let all = ofInput(() => engine.take(inputs.slice(0, PIECE)));
  for (let from = PIECE; from < inputs.length; from += PIECE) {
    await setImmediate();
    const before = all;
    all = ofInput(() => engine.take(inputs.slice(from, from + PIECE), before));
  }
  return all;
}

function tellOf(engine: CorrelationEngine, all: TakenInputs): StepResult {
  return ofInput(() => engine.tell(all));
}

function ofInput<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new EngineFault('The engine failed', { cause });
  }
}
