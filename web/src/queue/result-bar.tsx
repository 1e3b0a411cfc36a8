import type { ReactNode } from 'react';
import { usePreferences } from '../app/preferences.ts';
import { useWords } from '../i18n/use-words.ts';
import { keysOf, shownKeys } from '../keys/commands.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useNow } from '../time/use-now.ts';
import css from './bulk-bar.module.css';
import type { HeldList } from './held-list.ts';
import { type Refused, refusals } from './outcome-report.ts';
import { keyOf } from './row-key.ts';
import type { Report, Triage } from './use-triage.ts';

/** Refused things that are named; the others are counted. */
const MOST_NAMED = 50;

/** What is being done, what came of it to each thing, and how to take it back. */
export function ResultBar({ triage, list }: { triage: Triage; list: HeldList }): ReactNode {
  const words = useWords();
  const { pending, report, error, dismiss } = triage;
  if (pending !== null) {
    const label = words(`queue.doing.${pending.type}`, { count: pending.count });
    return (
      <div className={css['bar']} role="status">
        <progress aria-label={label} /> {label}
      </div>
    );
  }
  if (error !== null) {
    return (
      <div className={css['bar']}>
        <Refusal error={error} />
        <Dismiss onClick={dismiss} />
      </div>
    );
  }
  return report === null || (report.offeredUntil === 0 && report.done.refused === 0) ? null : (
    <Came report={report} triage={triage} list={list} />
  );
}

function Came({ report, triage, list }: { report: Report; triage: Triage; list: HeldList }): ReactNode {
  const words = useWords();
  const { done, undone, offeredUntil } = report;
  const refused = refusals(done);
  return (
    <div className={css['bar']} data-refused={done.refused > 0 || undefined}>
      <div role="status">
        <strong>
          {words(undone ? 'queue.undone' : `queue.did.${done.action.type}`, { count: done.done })}
          {done.refused > 0 && ` ${words('queue.refused', { count: done.refused })}`}
        </strong>
      </div>
      {!undone && done.undoableUntil !== null && done.done > 0 && (
        <UndoButton until={offeredUntil} onUndo={triage.undo} />
      )}
      {refused.length > 0 && (
        <details className={css['refused']}>
          <summary>{refused.map(({ message, items }) => `${String(items.length)}: ${message}`).join(' · ')}</summary>
          <ul>
            {refused.map((one) => (
              <RefusedItems key={one.code} refused={one} list={list} />
            ))}
          </ul>
        </details>
      )}
      <Dismiss onClick={triage.dismiss} />
    </div>
  );
}

function UndoButton({ until, onUndo }: { until: number; onUndo: () => void }): ReactNode {
  const words = useWords();
  const { keys } = usePreferences();
  const seconds = Math.max(0, Math.ceil((until - useNow()) / 1_000));
  return (
    <button type="button" data-kind="primary" onClick={onUndo}>
      {words('queue.undo')} <kbd>{shownKeys(keysOf('undo', keys))}</kbd>{' '}
      {seconds > 0 && words('queue.seconds', { seconds })}
    </button>
  );
}

function RefusedItems({ refused: { code, message, items }, list }: { refused: Refused; list: HeldList }): ReactNode {
  const words = useWords();
  return (
    <li>
      {message} <code>{code}</code>
      <ul>
        {items.slice(0, MOST_NAMED).map((item) => {
          const row = list.get(keyOf(item))?.row;
          return <li key={keyOf(item)}>{row === undefined ? item.id : `${row.displayId ?? ''} ${row.title}`}</li>;
        })}
        {items.length > MOST_NAMED && <li>{words('queue.andMore', { count: items.length - MOST_NAMED })}</li>}
      </ul>
    </li>
  );
}

function Dismiss({ onClick }: { onClick: () => void }): ReactNode {
  const words = useWords();
  return (
    <button type="button" data-kind="quiet" aria-label={words('queue.dismiss')} onClick={onClick}>
      ×
    </button>
  );
}
