import type { Item } from './contract.ts';

/** What a row is known by. A case may have the id of an alert that was once in it, so that the id alone names neither. */
export type RowKey = `${Item['kind']}:${string}`;

export const keyOf = ({ kind, id }: Item): RowKey => `${kind}:${id}`;

export function itemOf(key: RowKey): Item {
  const at = key.indexOf(':');
  return { kind: key.slice(0, at) as Item['kind'], id: key.slice(at + 1) };
}
