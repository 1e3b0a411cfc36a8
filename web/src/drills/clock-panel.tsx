import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useCommands } from '../keys/use-commands.ts';
import { useMay } from '../session/session.ts';
import { spanClock, utcClock } from '../time/format-time.ts';
import { useNow } from '../time/use-now.ts';
import { ClockDialog } from './clock-dialogs.tsx';
import { type ClockMoveType, RATES, type Run, type RunClock } from './contract.ts';
import { templatesQuery } from './drill-queries.ts';
import { nextDue } from './item-state.ts';
import { RunMark } from './marks.tsx';
import { simNow, simText } from './sim-clock.ts';
import css from './drills.module.css';

interface ClockPanelProps {
  run: Run;
  clock: RunClock;
  /** When the run was read, by the browser's clock. */
  readAt: number;
}

/** Both clocks of a run, how fast it goes, what comes next, and all that may be done with it. */
export function ClockPanel({ run, clock, readAt }: ClockPanelProps): ReactNode {
  const words = useWords();
  const may = useMay();
  const now = useNow();
  const { data: templates } = useQuery(templatesQuery);
  const [asked, setAsked] = useState<{ type: ClockMoveType; rate: number } | null>(null);
  const { phase, rate } = clock;
  const simMs = simNow(clock, readAt, now);
  const next = nextDue(run.script?.items ?? [], phase);
  const compressed = templates?.items.find(({ code }) => code === run.template)?.compressedRate ?? 1;
  const ask =
    (type: ClockMoveType, rate = 1) =>
    () =>
      setAsked({ type, rate });
  const underway = phase === 'running' || phase === 'paused';
  useCommands({
    drillPause: () => {
      if (may('drill.run') && underway) setAsked({ type: phase === 'running' ? 'pause' : 'resume', rate });
    },
  });
  return (
    <section className={css['clock']} aria-label={words('drills.clock')} data-phase={phase}>
      <div className={css['reading']}>
        <span className={css['sim']}>{simText(simMs)}</span>
        <span className={css['second']}>
          {utcClock(new Date(run.endedAt ?? now))} · {words('drills.times', { rate })}
        </span>
      </div>
      <RunMark state={run.state} />
      {next !== undefined && underway && (
        <p className={css['next']}>
          {words('drills.next', {
            item: next.item,
            cell: next.cell,
            in: spanClock((Number(next.dueSimMs) - simMs) / 1_000),
          })}
        </p>
      )}
      {may('drill.run') && (
        <div className={css['controls']} role="group" aria-label={words('drills.controls')}>
          {phase === 'not_started' && (
            <button type="button" data-kind="primary" onClick={ask('startex', compressed)}>
              {words('drills.clock.startex')}
            </button>
          )}
          {phase === 'running' && (
            <button type="button" data-kind="primary" onClick={ask('pause')}>
              {words('drills.clock.pause')}
            </button>
          )}
          {phase === 'paused' && (
            <button type="button" data-kind="primary" onClick={ask('resume')}>
              {words('drills.clock.resume')}
            </button>
          )}
          {underway && (
            <>
              {RATES.map((each) => (
                <button key={each} type="button" aria-pressed={rate === each} onClick={ask('rate', each)}>
                  ×{each}
                </button>
              ))}
              <button type="button" onClick={ask('rate', rate)}>
                {words('drills.clock.rate')}
              </button>
              <button type="button" onClick={ask('skip_to')}>
                {words('drills.clock.skip_to')}
              </button>
              <button type="button" data-kind="danger" onClick={ask('endex')}>
                {words('drills.clock.endex')}
              </button>
            </>
          )}
          {(phase === 'not_started' || underway) && (
            <button type="button" data-kind="quiet" onClick={ask('abort')}>
              {words('drills.clock.abort')}
            </button>
          )}
        </div>
      )}
      {asked !== null && (
        <ClockDialog
          runId={run.id}
          designator={run.designator}
          type={asked.type}
          simMs={simMs}
          rate={asked.rate}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  );
}
