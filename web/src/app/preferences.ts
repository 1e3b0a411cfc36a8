import { useSyncExternalStore } from 'react';

/** What a person set for this browser. None of it is a secret, and all of it has a sane default. */
export interface Preferences {
  theme: 'system' | 'dark' | 'light' | 'contrast';
  density: 'dense' | 'comfortable';
  language: string | null;
  /** Single-letter keys (WCAG 2.1.4 asks that they can be switched off and changed). */
  singleKeys: boolean;
  /** Keys the person changed, by command. */
  keys: Record<string, string>;
  /** Which of the two times comes first. */
  time: 'utc' | 'local';
}

const DEFAULTS: Preferences = {
  theme: 'system',
  density: 'dense',
  language: null,
  singleKeys: true,
  keys: {},
  time: 'utc',
};
const STORED_AS = 'breakwater.preferences';

let current: Preferences = read();
const listeners = new Set<() => void>();

function read(): Preferences {
  try {
    return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(STORED_AS) ?? '{}') as Partial<Preferences>) };
  } catch {
    return DEFAULTS;
  }
}

export const preferences = (): Preferences => current;

export function changePreferences(changes: Partial<Preferences>): void {
  current = { ...current, ...changes };
  try {
    localStorage.setItem(STORED_AS, JSON.stringify(current));
  } catch {
    // A browser that stores nothing keeps them until the page is closed.
  }
  for (const listener of listeners) listener();
}

export function onPreferences(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const usePreferences = (): Preferences => useSyncExternalStore(onPreferences, preferences);
