import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { utcClock } from '../time/format-time.ts';
import { useNow } from '../time/use-now.ts';
import type { Run, RunClock, RunItem } from './contract.ts';
import { nameOf, SHOWN_STATES, shownState, simTimeOf } from './item-state.ts';
import { ItemMark, ItemShape } from './marks.tsx';
import { simNow, simText } from './sim-clock.ts';
import { extentOf, type Lane, lanesOf, type Placed, place, ticksOf } from './timeline.ts';
import css from './timeline.module.css';

interface RunTimelineProps {
  run: Run;
  clock: RunClock;
  readAt: number;
  /** From STARTEX to ENDEX as the drill is written. */
  durationMs: number;
  chosen: string | undefined;
  onChoose: (item: RunItem) => void;
}

/** The script along the exercise clock, a lane for each cell, with a line where the clock stands. The table says the same. */
export function RunTimeline({ run, clock, readAt, durationMs, chosen, onChoose }: RunTimelineProps): ReactNode {
  const words = useWords();
  const now = useNow();
  const items = run.script?.items ?? [];
  const simMs = simNow(clock, readAt, now);
  const extent = extentOf(durationMs, items, simMs);
  const cells = run.cells.map(({ code }) => code);
  const lanes = lanesOf(items, cells, extent);
  const at = place(simMs, extent);
  return (
    <section className={css['timeline']} aria-label={words('drills.timeline')}>
      <div className={css['grid']}>
        <div className={css['axis']} aria-hidden="true">
          {ticksOf(extent).map((tick) => (
            <span key={tick} className={css['tick']} style={{ insetInlineStart: `${String(place(tick, extent))}%` }}>
              {simText(tick).replace(/:00$/, '')}
            </span>
          ))}
        </div>
        {lanes.map((lane) => (
          <LaneRow
            key={`${lane.cell} ${String(lane.contingency)}`}
            lane={lane}
            phase={clock.phase}
            chosen={chosen}
            onChoose={onChoose}
          />
        ))}
        <div className={css['over']} aria-hidden="true">
          <div className={css['now']} data-late={at > 80 || undefined} style={{ insetInlineStart: `${String(at)}%` }}>
            <span>
              {simText(simMs)} · {utcClock(new Date(run.endedAt ?? now))}
            </span>
          </div>
        </div>
      </div>
      <ul className={css['legend']} aria-label={words('drills.legend')}>
        {SHOWN_STATES.map((state) => (
          <li key={state}>
            <ItemMark state={state} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface LaneRowProps {
  lane: Lane;
  phase: RunClock['phase'];
  chosen: string | undefined;
  onChoose: (item: RunItem) => void;
}

function LaneRow({ lane: { cell, contingency, placed, waiting, lines }, phase, chosen, onChoose }: LaneRowProps) {
  const words = useWords();
  return (
    <div className={css['lane']} data-contingency={contingency || undefined}>
      <h2 className={css['cell']}>
        {cell}
        {contingency && <span className={css['under']}>{words('drills.contingencies')}</span>}
      </h2>
      <div className={css['track']} style={{ blockSize: `${String(lines * 30 + 6)}px` }}>
        {placed.map(({ item, left, line }) => (
          <Pin
            key={nameOf(item)}
            place={{ left, line }}
            item={item}
            phase={phase}
            chosen={chosen === nameOf(item)}
            onChoose={onChoose}
          />
        ))}
      </div>
      <div className={css['waiting']}>
        {waiting.map((item) => (
          <Pin key={nameOf(item)} item={item} phase={phase} chosen={chosen === nameOf(item)} onChoose={onChoose} />
        ))}
      </div>
    </div>
  );
}

interface PinProps {
  item: RunItem;
  /** Absent beside the lane, where what has no time waits. */
  place?: Pick<Placed, 'left' | 'line'>;
  phase: RunClock['phase'];
  chosen: boolean;
  onChoose: (item: RunItem) => void;
}

function Pin({ item, place: at, phase, chosen, onChoose }: PinProps): ReactNode {
  const words = useWords();
  const state = shownState(item, phase);
  const simMs = simTimeOf(item);
  const when = simMs === null ? words('drills.noTime') : simText(simMs);
  return (
    <button
      type="button"
      className={css['pin']}
      data-item={state}
      data-placed={at !== undefined || undefined}
      aria-pressed={chosen}
      aria-label={`${item.item}, ${item.title}, ${item.cell}, ${words(`drills.item.${state}`)}, ${when}`}
      title={`${item.title} · ${words(`drills.item.${state}`)} · ${when}`}
      onClick={() => onChoose(item)}
      {...(at !== undefined && {
        style: { insetInlineStart: `${String(at.left)}%`, top: `${String(at.line * 30 + 4)}px` },
      })}
    >
      <ItemShape state={state} />
      {item.item}
    </button>
  );
}
