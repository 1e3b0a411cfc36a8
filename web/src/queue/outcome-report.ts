import type { Done, Item } from './contract.ts';

/** Refusals of one kind, with whom they met. */
export interface Refused {
  code: string;
  message: string;
  items: Item[];
}

/** Refusals by their code, the most frequent first. */
export function refusals({ items }: Done): Refused[] {
  const byCode = new Map<string, Refused>();
  for (const { kind, id, outcome, code = 'refused', message = code } of items) {
    if (outcome === 'done') continue;
    const known = byCode.get(code) ?? { code, message, items: [] };
    known.items.push({ kind, id });
    byCode.set(code, known);
  }
  return [...byCode.values()].sort((a, b) => b.items.length - a.items.length);
}
