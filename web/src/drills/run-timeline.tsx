import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { utcClock } from '../time/format-time.ts';
import { useMay } from '../session/session.ts';
import { useNow } from '../time/use-now.ts';
import type { Run, RunClock, RunItem } from './contract.ts';
import { ItemMoveDialog } from './item-move-dialog.tsx';
import { mayAmend, nameOf, SHOWN_STATES, shownState, simTimeOf } from './item-state.ts';
import { ItemMark, ItemShape } from './marks.tsx';
import { simNow, simText, wallWhen } from './sim-clock.ts';
import { extentOf, type Lane, lanesOf, type Placed, place, ticksOf } from './timeline.ts';
import { type ItemDrag, useItemDrag } from './use-item-drag.ts';
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
  const may = useMay();
  const now = useNow();
  const [asked, setAsked] = useState<{ item: RunItem; simMs: number } | null>(null);
  const items = run.script?.items ?? [];
  const simMs = simNow(clock, readAt, now);
  const extent = extentOf(durationMs, items, simMs);
  const cells = run.cells.map(({ code }) => code);
  const lanes = lanesOf(items, cells, extent);
  const at = place(simMs, extent);
  const mayMove = (item: RunItem): boolean => may('drill.run') && mayAmend(item, clock.phase);
  const drag = useItemDrag({
    extentMs: extent,
    simMs,
    mayMove,
    onDrop: (item, to) => setAsked({ item, simMs: to }),
  });
  const moving = drag.ghost && items.find((item) => nameOf(item) === drag.ghost?.name);
  const ghost = drag.ghost && { ...drag.ghost, wall: wallWhen(run.clockEvents, drag.ghost.simMs) };
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
            drag={drag}
            extentMs={extent}
            ghost={ghost}
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
      {items.some(mayMove) && (
        <p id="timeline-how" className={css['how']}>
          {words('drills.amend.how')}
        </p>
      )}
      <p className="visually-hidden" role="status">
        {moving && ghost ? `${moving.item}: ${ghostText(ghost)}` : ''}
      </p>
      {asked !== null && (
        <ItemMoveDialog run={run} item={asked.item} simMs={asked.simMs} onClose={() => setAsked(null)} />
      )}
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

interface ShownGhost {
  name: string;
  simMs: number;
  /** Null where the clock stands, or has not begun. */
  wall: number | null;
}

/** Where it would go, on both clocks. */
function ghostText({ simMs, wall }: ShownGhost): string {
  return wall === null ? simText(simMs) : `${simText(simMs)} · ${utcClock(new Date(wall))}`;
}

interface LaneRowProps {
  lane: Lane;
  phase: RunClock['phase'];
  chosen: string | undefined;
  onChoose: (item: RunItem) => void;
  drag: ItemDrag;
  extentMs: number;
  ghost: ShownGhost | null;
}

function LaneRow({ lane, phase, chosen, onChoose, drag, extentMs, ghost }: LaneRowProps): ReactNode {
  const { cell, contingency, placed, waiting, lines } = lane;
  const words = useWords();
  const all = [...placed.map(({ item }) => item), ...waiting];
  const moving = ghost === null ? undefined : all.find((item) => nameOf(item) === ghost.name);
  const left = ghost === null ? 0 : place(ghost.simMs, extentMs);
  return (
    <div className={css['lane']} data-contingency={contingency || undefined} data-lane="">
      <h2 className={css['cell']}>
        {cell}
        {contingency && <span className={css['under']}>{words('drills.contingencies')}</span>}
      </h2>
      <div className={css['track']} data-track="" style={{ blockSize: `${String(lines * 30 + 6)}px` }}>
        {placed.map(({ item, left, line }) => (
          <Pin
            key={nameOf(item)}
            place={{ left, line }}
            item={item}
            phase={phase}
            chosen={chosen === nameOf(item)}
            onChoose={onChoose}
            drag={drag}
          />
        ))}
        {moving !== undefined && ghost !== null && (
          <div
            className={css['ghost']}
            data-late={left > 70 || undefined}
            aria-hidden="true"
            style={{ insetInlineStart: `${String(left)}%` }}
          >
            <span>
              {moving.item} · {ghostText(ghost)}
            </span>
          </div>
        )}
      </div>
      <div className={css['waiting']}>
        {waiting.map((item) => (
          <Pin
            key={nameOf(item)}
            item={item}
            phase={phase}
            chosen={chosen === nameOf(item)}
            onChoose={onChoose}
            drag={drag}
          />
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
  drag: ItemDrag;
}

function Pin({ item, place: at, phase, chosen, onChoose, drag }: PinProps): ReactNode {
  const words = useWords();
  const state = shownState(item, phase);
  const simMs = simTimeOf(item);
  const handlers = drag.handlersOf(item);
  const when = simMs === null ? words('drills.noTime') : simText(simMs);
  return (
    <button
      type="button"
      className={css['pin']}
      data-item={state}
      data-placed={at !== undefined || undefined}
      aria-pressed={chosen}
      aria-describedby={handlers === undefined ? undefined : 'timeline-how'}
      data-movable={handlers !== undefined || undefined}
      data-moving={drag.ghost?.name === nameOf(item) || undefined}
      aria-label={`${item.item}, ${item.title}, ${item.cell}, ${words(`drills.item.${state}`)}, ${when}`}
      title={`${item.title} · ${words(`drills.item.${state}`)} · ${when}`}
      onClick={() => {
        if (!drag.wasDrag()) onChoose(item);
      }}
      {...handlers}
      {...(at !== undefined && {
        style: { insetInlineStart: `${String(at.left)}%`, top: `${String(at.line * 30 + 4)}px` },
      })}
    >
      <ItemShape state={state} />
      {item.item}
    </button>
  );
}
