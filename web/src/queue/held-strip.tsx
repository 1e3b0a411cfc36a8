import type { ReactNode } from 'react';
import { usePreferences } from '../app/preferences.ts';
import { useWords } from '../i18n/use-words.ts';
import { keysOf, shownKeys } from '../keys/commands.ts';
import { SeverityShape } from '../parts/severity-chip.tsx';
import type { ListState } from './held-list.ts';
import type { Shown } from './shown.ts';
import css from './held-strip.module.css';
import type { RowKey } from './row-key.ts';

interface HeldStripProps {
  state: ListState;
  onRelease: () => void;
  /** Shows the newest of the critical rows that wait. */
  onEmergency: (shown: Shown) => void;
  onSeen: (keys: readonly RowKey[]) => void;
}

/**
 * Says whether the list moves, what waits, and lets it in. It is always there, so that nothing moves when it speaks.
 * What is critical and waits is named until somebody has looked at it: a list that holds still must not hide it.
 */
export function HeldStrip({ state, onRelease, onEmergency, onSeen }: HeldStripProps): ReactNode {
  const words = useWords();
  const { keys } = usePreferences();
  const { held, waiting, total, rows, critical } = state;
  const worst = critical.at(-1);
  const nothing = waiting === 0 && rows.every(({ gone }) => gone === null);
  return (
    <div className={css['strip']} data-held={held || undefined} data-waiting={waiting > 0 || undefined}>
      <span className={css['still']} aria-hidden="true">
        {held ? '❚❚' : '▶'}
      </span>
      <span className={css['held']}>{words(held ? 'queue.held' : 'queue.live', { count: waiting })}</span>
      <button type="button" disabled={!held || nothing} onClick={onRelease}>
        {words('queue.release')} <kbd>{shownKeys(keysOf('release', keys))}</kbd>
      </button>
      <div className={css['alarm']} role="alert">
        {worst !== undefined && (
          <>
            {/* Pressing it must not take the focus out of the list, which would let the list move before the click. */}
            <button type="button" onMouseDown={(event) => event.preventDefault()} onClick={() => onEmergency(worst)}>
              <SeverityShape of="critical" />
              <b>{words('queue.emergency', { count: critical.length })}</b>
              <span className={css['title']}>
                {worst.row.displayId} {worst.row.title} · {worst.row.nation} {worst.row.site?.name}
              </span>
            </button>
            <button
              type="button"
              aria-label={words('queue.emergency.seen')}
              title={words('queue.emergency.seen')}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onSeen(critical.map(({ key }) => key))}
            >
              ×
            </button>
          </>
        )}
      </div>
      <span className={css['total']}>{words('queue.total', { total })}</span>
    </div>
  );
}
