import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { spanClock, utcFull } from '../time/format-time.ts';
import { useNow } from '../time/use-now.ts';
import type { QueueRow } from './contract.ts';
import { ringDash, slaOf } from './sla.ts';
import css from './sla-ring.module.css';

const RADIUS = 6;

/** What is due and in how long, as a ring that fills and a clock that says it. */
export function SlaRing({ row }: { row: QueueRow }): ReactNode {
  const words = useWords();
  const sla = slaOf(row, useNow());
  if (sla === null || row.due === null) return null;
  return (
    <span
      className={css['sla']}
      data-state={sla.state}
      title={words(`queue.due.${sla.kind}`, { at: utcFull(new Date(row.due)) })}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <circle cx="8" cy="8" r={RADIUS} className={css['track']} />
        <circle
          cx="8"
          cy="8"
          r={RADIUS}
          className={css['used']}
          strokeDasharray={ringDash(sla.used, RADIUS)}
          transform="rotate(-90 8 8)"
        />
        {sla.state === 'late' && <path d="M8 4.6v4M8 10.4v1" className={css['mark']} />}
      </svg>
      {spanClock(sla.left)}
    </span>
  );
}
