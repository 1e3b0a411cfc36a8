import { ATTACK_STAGES, type StageName } from '../../config/attack-stages.ts';
import type { Stages } from './case-facts.ts';

const ORDER: ReadonlyMap<StageName, number> = new Map(ATTACK_STAGES.map(({ name, order }) => [name, order]));

/** Where in an intrusion a part of it usually comes; equal numbers come in any order. */
export function stageOrder(name: StageName): number {
  return ORDER.get(name) ?? 0;
}

/**
 * The longest run of parts of an intrusion, in order of when each was first spoken of, in which each comes later in an
 * intrusion than the one before it (Hutchins et al., 2011: an intrusion goes through its parts in order). One part alone, or
 * parts that came backwards, are no evidence of one.
 */
export function stagesInTurn(stages: Stages): StageName[] {
  const told = (Object.entries(stages) as [StageName, number][])
    .map(([name, t]) => ({ name, t, order: stageOrder(name) }))
    .sort((a, b) => a.t - b.t || a.order - b.order);
  const runs: StageName[][] = [];
  let longest: StageName[] = [];
  for (const [place, { name, order }] of told.entries()) {
    let before: StageName[] = [];
    for (let earlier = 0; earlier < place; earlier += 1) {
      const run = runs[earlier] ?? [];
      if ((told[earlier]?.order ?? 0) < order && run.length > before.length) before = run;
    }
    const run = [...before, name];
    runs.push(run);
    if (run.length > longest.length) longest = run;
  }
  return longest;
}
