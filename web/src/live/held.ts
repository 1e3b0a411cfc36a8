import { useSyncExternalStore } from 'react';

let held: number | null = null;
const listeners = new Set<() => void>();

/** A list says that it holds still, and how many new rows wait; `null` when it does not. Shown with the connection. */
export function tellHeld(count: number | null): void {
  if (held === count) return;
  held = count;
  for (const listener of listeners) listener();
}

export const useHeld = (): number | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => held,
  );
