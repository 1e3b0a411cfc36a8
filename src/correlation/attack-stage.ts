import { ATTACK_STAGES, NO_STAGE, type AttackStage } from '../../config/attack-stages.ts';

const known = new Map<string, AttackStage | null>();
/** Titles kept; beyond it the table is looked through again. */
const KEPT = 10_000;

/** Which part of an intrusion an alert of this title speaks of; null where its words say nothing of one. */
export function attackStage(title: string): AttackStage | null {
  const found = known.get(title);
  if (found !== undefined) return found;
  const stage = NO_STAGE.test(title) ? undefined : ATTACK_STAGES.find(({ words }) => words.test(title));
  if (known.size < KEPT) known.set(title, stage ?? null);
  return stage ?? null;
}
