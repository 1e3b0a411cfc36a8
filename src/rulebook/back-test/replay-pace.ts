import { setImmediate, setTimeout } from 'node:timers/promises';
import type { AlertFact } from '../../correlation/alert-fact.ts';
import type { PlannedAlert } from './planned-alert.ts';
import type { HistoryInput, Replay } from './replay.ts';

/** Alerts taken before the event loop is let go. */
export const SLICE = 50;
/** How long it rests for each millisecond of work: a third of one core. */
const REST = 2;

/** An alert of each case, by which the replay knows it where its own id differs. */
export function alertsOfCases(planned: readonly PlannedAlert[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { id, caseId } of planned) if (caseId !== null && !found.has(caseId)) found.set(caseId, id);
  return found;
}

/** Some alerts with what stood between them; takes that from the list of it. */
export function inOrder(
  alerts: readonly PlannedAlert[],
  facts: ReadonlyMap<string, AlertFact>,
  inputs: HistoryInput[],
): HistoryInput[] {
  const found: HistoryInput[] = [];
  for (const { id, ordinal } of alerts) {
    while (inputs[0] && inputs[0].ordinal < ordinal) found.push(...inputs.splice(0, 1));
    const fact = facts.get(id);
    if (fact) found.push({ kind: 'alert', ordinal, fact });
  }
  return found;
}

/** Lets the event loop go between replays, and rests for as long as it worked, and more. */
export async function work(replays: readonly Replay[], inputs: readonly HistoryInput[]): Promise<void> {
  let worked = 0;
  for (const stretch of stretches(inputs)) {
    for (const replay of replays) {
      const begun = performance.now();
      replay.take(stretch);
      worked += performance.now() - begun;
      await setImmediate();
    }
  }
  await setTimeout(worked * REST);
}

/** Alerts up to what stands between them, so that one replay can look at another as it was when that was said. */
function stretches(inputs: readonly HistoryInput[]): HistoryInput[][] {
  const found: HistoryInput[][] = [[]];
  for (const input of inputs) {
    if (input.kind === 'alert') found.at(-1)?.push(input);
    else found.push([input], []);
  }
  return found.filter((stretch) => stretch.length > 0);
}
