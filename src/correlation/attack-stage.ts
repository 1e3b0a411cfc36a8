import { ATTACK_STAGES, type AttackStage } from '../../config/attack-stages.ts';

const known = new Map<string, AttackStage | null>();
/** Titles kept; beyond it the table is looked through again. */
const KEPT = 10_000;

/** Which part of an intrusion an alert of this title speaks of; null where its words say nothing of one. */
export function attackStage(title: string): AttackStage | null {
  const found = known.get(title);
  if (found !== undefined) return found;
  const stage = ATTACK_STAGES.find(({ words }) => words.test(title)) ?? null;
  if (known.size < KEPT) known.set(title, stage);
  return stage;
}
