import type { MselItem } from './template.ts';

/**
 * Items that wait for each other, from one back to itself; null where there are none. Of what requires any of several, each counts:
 * a drill in which it only sometimes comes to an end is mistaken all the same.
 */
export function cycleThrough(items: readonly MselItem[], code: string): string[] | null {
  const waitsFor = new Map(items.map((item) => [item.code, dependencies(item)]));
  const seen = new Set<string>();
  const walk = (at: string, path: string[]): string[] | null => {
    for (const next of waitsFor.get(at) ?? []) {
      if (next === code) return [...path, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = walk(next, [...path, next]);
      if (found) return found;
    }
    return null;
  };
  return walk(code, [code]);
}

function dependencies({ trigger, requires }: MselItem): string[] {
  const followed = trigger.on === 'item' || trigger.on === 'expectation' ? [trigger.item] : [];
  return [...followed, ...(requires?.of ?? []).map(({ item }) => item)];
}
