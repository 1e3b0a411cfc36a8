import type { CorrelationEngine, EngineInput, StepResult } from './correlation-engine.ts';
import type { RealmLease } from './realm-lease.ts';

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
  if (!lease.shards) return ofInput(() => engine.step(inputs));
  const decision = inputs.some(({ kind }) => kind === 'decision') ? await lease.caseNumbers(1) : null;
  if (decision !== null) engine.nextCaseNumber = decision;
  const taken = ofInput(() => engine.take(inputs));
  if (decision !== null && engine.nextCaseNumber === decision) lease.giveBack(decision);
  if (taken.unnumbered > 0) engine.nextCaseNumber = await lease.caseNumbers(taken.unnumbered);
  return ofInput(() => engine.tell(taken));
}

function ofInput<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new EngineFault('The engine failed', { cause });
  }
}
