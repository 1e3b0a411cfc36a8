import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useNow } from '../time/use-now.ts';
import { ClockDialog } from './clock-dialogs.tsx';
import type { ClockMoveType } from './contract.ts';
import { runQuery } from './drill-queries.ts';
import { simNow, simText } from './sim-clock.ts';
import css from './drills.module.css';

/** In the banner, on every screen and above every dialog: the exercise clock, and how it is stopped. */
export function RunControls({ realm }: { realm: string }): ReactNode {
  const words = useWords();
  const now = useNow();
  const runId = realm.slice(realm.indexOf(':') + 1);
  const { data: run, dataUpdatedAt } = useQuery(runQuery(runId));
  const [asked, setAsked] = useState<ClockMoveType | null>(null);
  if (run === undefined || run.clock === null) return null;
  const { phase, rate } = run.clock;
  if (phase !== 'running' && phase !== 'paused') return null;
  const simMs = simNow(run.clock, dataUpdatedAt, now);
  const other = phase === 'running' ? 'pause' : 'resume';
  return (
    <span className={css['inBanner']} role="group" aria-label={words('drills.controls')}>
      <span>{simText(simMs)}</span>
      <button type="button" onClick={() => setAsked(other)}>
        {words(`drills.clock.${other}`)}
      </button>
      <button type="button" onClick={() => setAsked('endex')}>
        {words('drills.clock.endex')}
      </button>
      {asked !== null && (
        <ClockDialog
          runId={run.id}
          designator={run.designator}
          type={asked}
          simMs={simMs}
          rate={rate}
          onClose={() => setAsked(null)}
        />
      )}
    </span>
  );
}
