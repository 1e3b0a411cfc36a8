import type { ReactNode } from 'react';
import { usePreferences } from '../app/preferences.ts';
import { useWords } from '../i18n/use-words.ts';
import { keysOf, shownKeys } from '../keys/commands.ts';
import type { ListState } from './held-list.ts';
import css from './queue-screen.module.css';

/** Says whether the list moves, what waits, and lets it in. It is always there, so that nothing moves when it speaks. */
export function HeldStrip({ state, onRelease }: { state: ListState; onRelease: () => void }): ReactNode {
  const words = useWords();
  const { keys } = usePreferences();
  const { held, waiting, total, rows } = state;
  return (
    <div className={css['strip']} data-held={held || undefined} data-waiting={waiting > 0 || undefined}>
      <span className={css['still']} aria-hidden="true">
        {held ? '❚❚' : '▶'}
      </span>
      <span>{words(held ? 'queue.held' : 'queue.live', { count: waiting })}</span>
      <button
        type="button"
        disabled={!held || (waiting === 0 && rows.every(({ gone }) => gone === null))}
        onClick={onRelease}
      >
        {words('queue.release')} <kbd>{shownKeys(keysOf('release', keys))}</kbd>
      </button>
      <span className={css['total']}>{words('queue.total', { total })}</span>
    </div>
  );
}
