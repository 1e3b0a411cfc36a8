import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { shownKeys } from '../keys/commands.ts';
import { pressText } from '../keys/key-change.ts';
import css from './settings.module.css';

/** How long a second key is waited for. Milliseconds. */
const PAUSE = 1_200;
const MOST_PRESSES = 2;

interface KeyRecorderProps {
  onKeys: (keys: string) => void;
  onCancel: () => void;
}

/** Takes one key, or two after each other, as they are pressed; Escape leaves everything as it was. */
export function KeyRecorder({ onKeys, onCancel }: KeyRecorderProps): ReactNode {
  const words = useWords();
  const [presses, setPresses] = useState<readonly string[]>([]);
  const field = useRef<HTMLInputElement>(null);
  const latest = useRef(onKeys);
  useEffect(() => {
    latest.current = onKeys;
  });
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (presses.length === 0) return undefined;
    const done = (): void => latest.current(presses.join(' '));
    if (presses.length === MOST_PRESSES) {
      done();
      return undefined;
    }
    const timer = setTimeout(done, PAUSE);
    return () => clearTimeout(timer);
  }, [presses]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') onCancel();
    const text = pressText(event);
    if (text !== null && !event.repeat) setPresses((known) => [...known, text]);
  };
  return (
    <input
      ref={field}
      className={css['recorder']}
      readOnly
      aria-label={words('settings.pressKeys')}
      placeholder={words('settings.pressKeys')}
      value={presses.map(shownKeys).join(' ')}
      onKeyDown={onKeyDown}
      onBlur={onCancel}
    />
  );
}
