import { useSyncExternalStore } from 'react';

let known: ReadonlyMap<string, string> = new Map();
const listeners = new Set<() => void>();

/** Remembers, while the page is open, what people who act are called: the interface tells names only with their acts. */
export function meet(people: readonly { id: string; name: string }[]): void {
  const fresh = people.filter(({ id, name }) => id.startsWith('person:') && name !== id && known.get(id) !== name);
  if (fresh.length === 0) return;
  known = new Map([...known, ...fresh.map(({ id, name }) => [id, name] as const)]);
  for (const listener of listeners) listener();
}

export const useKnownPeople = (): ReadonlyMap<string, string> =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => known,
  );
