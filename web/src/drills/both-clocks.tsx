import type { ReactNode } from 'react';
import { Times } from '../time/times.tsx';
import { simText } from './sim-clock.ts';
import css from './drills.module.css';

interface BothClocksProps {
  simMs: number | null;
  /** Instant, where it is known; epoch milliseconds or ISO 8601. */
  wall: string | number | null;
}

/** A moment of a run on both clocks. */
export function BothClocks({ simMs, wall }: BothClocksProps): ReactNode {
  if (simMs === null && wall === null) return <>–</>;
  return (
    <span className={css['both']}>
      {simMs !== null && <span>{simText(simMs)}</span>}
      {wall !== null && (
        <span className={css['second']}>
          <Times at={typeof wall === 'string' ? wall : new Date(wall).toISOString()} />
        </span>
      )}
    </span>
  );
}
