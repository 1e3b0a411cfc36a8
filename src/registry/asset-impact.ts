import type { DependencyKind } from './asset-dependency.ts';

export interface ImpactEdge {
  asset: string;
  on: string;
  kind: DependencyKind;
}

/** An asset that what happens to another may reach: in how many steps, and by which dependency of its own. */
export interface Reached {
  asset: string;
  steps: number;
  through: { on: string; kind: DependencyKind };
}

/**
 * Everything that depends on an asset, directly or through others, nearest first. Each is reached once, by the fewest steps
 * and then by the first of equals, so that circles end.
 */
export function downstreamOf(start: string, edges: readonly ImpactEdge[]): Reached[] {
  const sorted = [...edges].sort((a, b) => (a.asset === b.asset ? order(a.on, b.on) : order(a.asset, b.asset)));
  const known = new Set([start]);
  const reached: Reached[] = [];
  let front = new Set([start]);
  for (let steps = 1; front.size > 0; steps += 1) {
    const next = new Set<string>();
    for (const { asset, on, kind } of sorted) {
      if (!front.has(on) || known.has(asset)) continue;
      known.add(asset);
      next.add(asset);
      reached.push({ asset, steps, through: { on, kind } });
    }
    front = next;
  }
  return reached;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
