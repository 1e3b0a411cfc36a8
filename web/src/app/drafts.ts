import { useCallback, useState } from 'react';
import { currentRealm, LIVE } from '../session/realm.ts';

const PREFIX = 'breakwater.draft.';

/**
 * Text being written, kept in this browser under its key until it is sent: it outlives a reload, a lost server and the
 * end of a session. Kept apart by realm and person, since a shared browser must not show one person's words to another.
 */
export function useDraft(person: string, key: string): [string, (text: string) => void, () => void] {
  const realm = currentRealm();
  const stored = `${PREFIX}${realm === LIVE ? '' : `${realm}.`}${person}.${key}`;
  const [draft, setDraft] = useState(() => ({ stored, text: read(stored) }));
  const text = draft.stored === stored ? draft.text : read(stored);
  const change = useCallback(
    (next: string) => {
      setDraft({ stored, text: next });
      write(stored, next);
    },
    [stored],
  );
  const clear = useCallback(() => change(''), [change]);
  return [text, change, clear];
}

function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function write(key: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // A browser that stores nothing keeps the draft in the page.
  }
}
