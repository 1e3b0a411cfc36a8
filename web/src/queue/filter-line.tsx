import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useState } from 'react';
import { ApiError } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { completed } from './filter-edit.ts';
import css from './filter-line.module.css';
import { readPage, readSuggestions } from './queue-api.ts';
import { useSettled } from './use-settled.ts';

/** As fast as suggestions are asked for while somebody types. Milliseconds. */
const SETTLED = 150;

interface FilterLineProps {
  /** The filter of the list. */
  applied: string;
  field: RefObject<HTMLInputElement | null>;
  onApply: (filter: string) => void;
  /** Escape: back to the list. */
  onLeave: () => void;
}

/** The filter as text, with suggestions where it is being written. A filter that is not valid never becomes the list's. */
export function FilterLine({ applied, field, onApply, onLeave }: FilterLineProps): ReactNode {
  const words = useWords();
  const id = useId();
  const [text, setText] = useState(applied);
  const [caret, setCaret] = useState(0);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    setText(applied);
    setError(null);
  }, [applied]);

  const asked = useSettled(text, SETTLED);
  const found = useQuery({
    queryKey: ['queue-suggestions', asked, Math.min(caret, asked.length)],
    queryFn: () => readSuggestions(asked, Math.min(caret, asked.length)),
    enabled: open,
    retry: false,
  });
  // What was suggested for another text or place must not be put here.
  const items = open && asked === text ? (found.data?.items ?? []) : [];

  const apply = async (filter: string): Promise<void> => {
    setOpen(false);
    try {
      await readPage({ filter, limit: 1 });
      setError(null);
      onApply(filter);
    } catch (failure) {
      setError(failure);
    }
  };
  const choose = (index: number): void => {
    const item = items[index];
    if (item === undefined || found.data === undefined) return;
    const next = completed(text, found.data, item.text);
    setText(next.text);
    setActive(-1);
    setCaret(next.caret);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(next.caret, next.caret);
    });
  };
  const keys = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined && items.length > 0) {
      event.preventDefault();
      setActive((at) =>
        (at + by + items.length + 1) % (items.length + 1) === items.length
          ? -1
          : (at + by + items.length + 1) % (items.length + 1),
      );
    } else if ((event.key === 'Enter' || event.key === 'Tab') && active >= 0) {
      event.preventDefault();
      choose(active);
    } else if (event.key === 'Enter') void apply(text.trim());
    else if (event.key === 'Escape') {
      if (items.length > 0) setOpen(false);
      else {
        setText(applied);
        setError(null);
        onLeave();
      }
    }
  };

  return (
    <div className={css['line']}>
      <label className="visually-hidden" htmlFor={id}>
        {words('queue.filter.label')}
      </label>
      <input
        id={id}
        ref={field}
        role="combobox"
        aria-expanded={items.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${id}-${String(active)}` : undefined}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : `${id}-error`}
        autoComplete="off"
        spellCheck={false}
        placeholder={words('queue.filter.placeholder')}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setCaret(target.selectionStart ?? target.value.length);
          setOpen(true);
          setActive(-1);
        }}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart ?? 0)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={keys}
      />
      {applied !== '' && (
        <button type="button" data-kind="quiet" onClick={() => onApply('')}>
          {words('queue.filter.clear')}
        </button>
      )}
      {items.length > 0 && (
        <ul id={`${id}-list`} role="listbox" aria-label={words('queue.filter.suggestions')} className={css['list']}>
          {items.map(({ text, label, count }, index) => (
            <li
              key={text}
              id={`${id}-${String(index)}`}
              role="option"
              aria-selected={index === active}
              className={css['option']}
              onPointerDown={(event) => {
                event.preventDefault();
                choose(index);
              }}
            >
              <code>{text}</code> <span>{label === text ? '' : label}</span>
              {count !== undefined && <span className={css['count']}>{count}</span>}
            </li>
          ))}
        </ul>
      )}
      {error !== null && <FilterFault id={`${id}-error`} text={text} error={error} />}
    </div>
  );
}

/** What is wrong with the filter, and where. */
function FilterFault({ id, text, error }: { id: string; text: string; error: unknown }): ReactNode {
  const position = error instanceof ApiError ? error.position : undefined;
  return (
    <div id={id} role="alert" className={css['fault']}>
      {position !== undefined && (
        <div>
          <code>{text.slice(0, position)}</code>
          <mark>{text.slice(position) === '' ? '␣' : text.slice(position)}</mark>
        </div>
      )}
      {error instanceof Error ? error.message : String(error)}
    </div>
  );
}
