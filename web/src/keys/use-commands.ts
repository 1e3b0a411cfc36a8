import { useEffect, useRef } from 'react';
import { tinykeys } from 'tinykeys';
import { usePreferences } from '../app/preferences.ts';
import { type CommandId, isSingleKey, keysOf } from './commands.ts';
import { spellings, writesLatin } from './spellings.ts';

export type Handlers = Partial<Record<CommandId, (event: KeyboardEvent) => void>>;

/** Binds commands while the component is there. Keys do nothing while somebody types, or a dialog or menu is open. */
export function useCommands(handlers: Handlers): void {
  const { singleKeys, keys: own } = usePreferences();
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  const ids = Object.keys(handlers).join(' ');
  useEffect(() => {
    const bound = (ids === '' ? [] : (ids.split(' ') as CommandId[]))
      .map((id) => [id, keysOf(id, own)] as const)
      .filter(([, keys]) => keys !== '' && (singleKeys || !isSingleKey(keys)))
      .flatMap(([id, keys]) =>
        spellings(keys).map((spelling) => [spelling.keys, press(id, keys, spelling.byPlace)] as const),
      );
    return tinykeys(window, Object.fromEntries(bound));
  }, [ids, own, singleKeys]);

  function press(id: CommandId, keys: string, byPlace: boolean): (event: KeyboardEvent) => void {
    return (event) => {
      if (byPlace && writesLatin(event.key)) return;
      if (event.defaultPrevented || (isSingleKey(keys) && isBusy(event))) return;
      event.preventDefault();
      latest.current[id]?.(event);
    };
  }
}

const TYPING =
  'input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, select, [contenteditable="true"]';
const OPEN = '[role="dialog"], [role="menu"], [role="listbox"]';

/** What Space already does something to. */
const PRESSED = 'button, summary, a, [role="tab"], [role="checkbox"], input:not([type="range"])';

function isBusy({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (key === ' ' && target.closest(PRESSED) !== null) return true;
  return target.closest(TYPING) !== null || target.closest(OPEN) !== null || document.querySelector(OPEN) !== null;
}
