import { type ReactNode, useDeferredValue, useEffect, useId, useRef } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { type Fault, gutter, offsetOf } from './line-places.ts';
import css from './faulty-text.module.css';

interface FaultyTextProps {
  text: string;
  label: string;
  faults: readonly Fault[];
  /** What is said where there is no fault. */
  standing?: string;
  /** Absent where it is only read. */
  onChange?: (text: string) => void;
  /** Where to go at once, for whoever comes from elsewhere. */
  at?: Fault | null;
}

/** A text with its lines numbered and its faults beside it and below, each of which leads to its place. */
export function FaultyText({ text, label, faults, standing, onChange, at = null }: FaultyTextProps): ReactNode {
  const words = useWords();
  const area = useRef<HTMLTextAreaElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const listId = useId();
  const lines = useDeferredValue(gutter(text, faults));
  const goTo = ({ line, column }: Fault): void => {
    const place = offsetOf(text, line, column);
    area.current?.focus({ preventScroll: true });
    area.current?.setSelectionRange(place, place);
    // The whole text is as high as it is: what scrolls is the page around it.
    const row = area.current && page.current ? page.current.scrollHeight / Math.max(1, lines.length) : 0;
    page.current?.scrollTo({ top: Math.max(0, (line - 4) * row) });
  };
  const first = useRef(goTo);
  useEffect(() => {
    if (at !== null) first.current(at);
  }, [at]);
  return (
    <div className={css['editor']}>
      <div ref={page} className={css['page']} data-faulty={faults.length > 0 || undefined}>
        <ol className={css['gutter']} aria-hidden="true">
          {lines.map(({ line, faults: count }) => (
            <li key={line} data-faulty={count > 0 || undefined}>
              {count > 0 ? `✕ ${String(line)}` : line}
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
      {(standing !== undefined || faults.length > 0) && (
        <div id={listId} role="status" className={css['faults']}>
          {faults.length === 0 ? <p>{standing}</p> : <p>{words('rules.faults', { count: faults.length })}</p>}
          <ul>
            {faults.map((fault) => (
              <li key={`${String(fault.line)}:${String(fault.column)}:${fault.message}`}>
                <button type="button" data-kind="quiet" onClick={() => goTo(fault)}>
                  {words('rules.place', { line: fault.line, column: fault.column })}
                </button>
                <span>{fault.message}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
