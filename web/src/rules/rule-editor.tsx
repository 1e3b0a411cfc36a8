import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { check } from './rule-queries.ts';
import { type Fault, gutter, offsetOf } from './line-places.ts';
import css from './rules.module.css';

/** Milliseconds without a key before the text is checked. */
const PAUSE = 400;

interface RuleEditorProps {
  text: string;
  label: string;
  /** Absent where it is only read. */
  onChange?: (text: string) => void;
  onChecked?: (sound: boolean) => void;
}

/** A text with its lines numbered and its faults beside it and below, each of which leads to its place. */
export function RuleEditor({ text, label, onChange, onChecked }: RuleEditorProps): ReactNode {
  const words = useWords();
  const area = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const settled = useSettled(text);
  const checked = useQuery({
    queryKey: ['rule-check', settled],
    queryFn: () => check(settled),
    enabled: onChange !== undefined && settled.trim() !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  const current = settled === text && checked.data !== undefined;
  const faults: readonly Fault[] = onChange === undefined ? [] : (checked.data?.faults ?? []);
  const sound = current && faults.length === 0;
  useEffect(() => onChecked?.(sound), [sound, onChecked]);
  const lines = useDeferredValue(gutter(text, faults));
  const goTo = ({ line, column }: Fault): void => {
    const at = offsetOf(text, line, column);
    area.current?.focus();
    area.current?.setSelectionRange(at, at);
  };
  return (
    <div className={css['editor']}>
      <div className={css['page']} data-faulty={faults.length > 0 || undefined}>
        <ol className={css['gutter']} aria-hidden="true">
          {lines.map(({ line, faults: count }) => (
            <li key={line} data-faulty={count > 0 || undefined}>
              {count > 0 ? `✕ ${line}` : line}
            </li>
          ))}
        </ol>
        <textarea
          ref={area}
          aria-label={label}
          aria-invalid={faults.length > 0}
          aria-describedby={listId}
          spellCheck={false}
          wrap="off"
          readOnly={onChange === undefined}
          rows={Math.max(8, lines.length)}
          value={text}
          onChange={({ target }) => onChange?.(target.value)}
        />
      </div>
      {onChange !== undefined && (
        <div id={listId} role="status" className={css['faults']}>
          {faults.length === 0 ? (
            <p>{sound ? words('rules.sound', { title: checked.data?.title ?? '' }) : words('rules.checking')}</p>
          ) : (
            <>
              <p>{words('rules.faults', { count: faults.length })}</p>
              <ul>
                {faults.map((fault) => (
                  <li key={`${fault.line}:${fault.column}:${fault.message}`}>
                    <button type="button" data-kind="quiet" onClick={() => goTo(fault)}>
                      {words('rules.place', { line: fault.line, column: fault.column })}
                    </button>
                    <span>{fault.message}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </div>
  );
}

/** The text once nobody has typed for a while. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
