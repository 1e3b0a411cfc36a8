import { correlationRules } from '../../config/correlation-rules.ts';
import { attackStage } from '../../src/correlation/attack-stage.ts';
import { phasesOf } from '../../src/correlation/case-phases.ts';
import type { Outcome } from './scores.ts';

export interface Told {
  /** Epoch milliseconds. */
  t: number;
  place: string;
  title: string;
}

/** The phase of each alert within its case; what is in no case stands with its head alone. */
export function clustersOf(alerts: readonly Told[], outcomes: readonly Outcome[]): string[] {
  const cases = new Map<string, number[]>();
  // Where the platform told phases, they are its word.
  const told = outcomes.some(({ phase }) => phase !== undefined);
  const clusters: string[] = [];
  for (const [index, { group, number, head, phase }] of outcomes.entries()) {
    clusters[index] = phase === undefined ? `head ${head}` : `${group} ${phase}`;
    if (number === null || told) continue;
    const members = cases.get(group);
    if (members) members.push(index);
    else cases.set(group, [index]);
  }
  for (const [group, members] of cases) {
    const placed = members.map((index) => {
      const { t = 0, place = '', title = '' } = alerts[index] ?? {};
      return { t, place, stage: attackStage(title)?.name ?? null };
    });
    for (const [place, phase] of phasesOf(placed, correlationRules.phase).entries()) {
      clusters[members[place] ?? 0] = `${group} ${phase}`;
    }
  }
  return clusters;
}
