import { memo, type ReactNode } from 'react';
import { useWords, type Words } from '../../i18n/use-words.ts';
import type { RunExpectation } from '../contract.ts';
import { simText } from '../sim-clock.ts';
import type { Lane, LaneMark, Segment } from './contract.ts';
import { type Extent, type Failing, simOf } from './moments.ts';
import css from './replay.module.css';

interface LaneRowsProps {
  lanes: readonly Lane[];
  segments: readonly Segment[];
  extent: Extent;
  wall: number;
  /** The one that was gone to. */
  looked: Failing | null;
  onGo: (wall: number) => void;
}

/** A lane for each cell along the exercise clock: what it was told, what it did, what was made of that. */
export function LaneRows({ lanes, segments, extent, wall, looked, onGo }: LaneRowsProps): ReactNode {
  const words = useWords();
  const left = place(simOf(segments, wall), extent);
  return (
    <section className={css['lanes']} aria-label={words('replay.lanes')}>
      {lanes.map((lane) => (
        <LaneRow key={lane.cell} lane={lane} segments={segments} extent={extent} looked={looked} onGo={onGo} />
      ))}
      <div className={css['over']} aria-hidden="true">
        <div className={css['now']} style={{ insetInlineStart: `${String(left)}%` }} />
      </div>
      <p className={css['legend']}>{words('replay.legend')}</p>
    </section>
  );
}

const ROWS = ['told', 'done', 'verdict'] as const satisfies readonly LaneMark['kind'][];
const ROW_WORDS = { told: 'replay.told', done: 'replay.did', verdict: 'replay.expected' } as const;

interface LaneRowProps extends Omit<LaneRowsProps, 'lanes' | 'wall'> {
  lane: Lane;
}

const LaneRow = memo(function LaneRow({ lane, segments, extent, looked, onGo }: LaneRowProps): ReactNode {
  const words = useWords();
  const stood = segments.filter(({ phase }) => phase === 'paused');
  return (
    <div className={css['lane']}>
      <h2 className={css['cell']}>
        {lane.cell}
        <span className={css['under']}>{lane.title}</span>
      </h2>
      <div className={css['names']} aria-hidden="true">
        {ROWS.map((kind) => (
          <span key={kind}>{words(ROW_WORDS[kind])}</span>
        ))}
      </div>
      <div className={css['track']}>
        {stood.map(({ fromWall, fromSimMs }) => (
          <span
            key={fromWall}
            className={css['stood']}
            title={words('replay.paused')}
            style={{ insetInlineStart: `${String(place(fromSimMs, extent))}%` }}
          />
        ))}
        {lane.marks.map((mark) => {
          const text = `${simText(mark.atSimMs)} ${markText(mark, words)}`;
          return (
            <button
              key={`${mark.kind} ${mark.item ?? ''} ${mark.expectation ?? ''} ${String(mark.seq ?? '')}`}
              type="button"
              // Reached by keys that go from change to change; as stops of Tab they would be hundreds.
              tabIndex={-1}
              className={css['pin']}
              data-kind={mark.kind}
              data-state={mark.state}
              data-looked={isSame(mark, looked, lane.cell) || undefined}
              aria-label={text}
              title={text}
              style={{ insetInlineStart: `${String(place(mark.atSimMs, extent))}%` }}
              onClick={() => onGo(mark.atWall)}
            >
              {signOf(mark)}
            </button>
          );
        })}
      </div>
    </div>
  );
});

function place(simMs: number, { toSimMs }: Extent): number {
  return toSimMs === 0 ? 0 : Math.min(100, (simMs / toSimMs) * 100);
}

function isSame(mark: LaneMark, looked: Failing | null, cell: string): boolean {
  return (
    looked !== null && looked.cell === cell && looked.item === mark.item && looked.expectation === mark.expectation
  );
}

/** A sign for each, so that colour is never alone in telling. */
function signOf({ kind, state }: LaneMark): string {
  if (kind === 'told') return '▼';
  if (kind === 'done') return '◆';
  return (state === undefined ? undefined : SIGNS[state]) ?? '–';
}

const SIGNS: Readonly<Record<string, string>> = { met: '✓', met_late: '!', missed: '✕' };

const ACTS = ['detect', 'acknowledge', 'triage', 'share', 'partner_acknowledge', 'contain', 'close'] as const;

function markText(mark: LaneMark, words: Words): string {
  if (mark.kind === 'told') return `${mark.item ?? ''} ${mark.title ?? ''}`;
  if (mark.kind === 'verdict') {
    const state = words(`drills.outcome.${(mark.state ?? 'pending') as RunExpectation['state']}`);
    return `${mark.item ?? ''} ${state}: ${mark.text ?? ''}`;
  }
  const act = ACTS.find((one) => one === mark.act);
  return act === undefined ? '' : words(`replay.act.${act}`);
}
