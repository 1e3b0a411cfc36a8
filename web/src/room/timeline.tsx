import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { saveCsv } from '../parts/save-file.ts';
import type { Case, TimelineEntry } from './case-data.ts';
import { timelineCsv } from './part-csv.ts';
import { SwimLanes } from './swim-lanes.tsx';
import { FIRST_SHOWN, TIMELINE_KINDS, timelineKind, type TimelineKind } from './timeline-kinds.ts';
import { TimelineItem } from './timeline-item.tsx';
import css from './timeline.module.css';
import { useStillScrolling } from './use-still-scrolling.ts';
import { useTimeline } from './use-timeline.ts';

/**
 * The spine of a case: what happened, oldest above. What comes in is appended below a line that says "new", and nothing
 * that is being read moves.
 */
export function Timeline({ of, zone }: { of: Case; zone: string | null }): ReactNode {
  const words = useWords();
  const { read, error, readingEarlier, readEarlier } = useTimeline(of.id);
  const [kinds, setKinds] = useState<ReadonlySet<TimelineKind>>(new Set(FIRST_SHOWN));
  const all = read?.entries ?? NONE;
  const shown = useMemo(() => all.filter(({ type }) => kinds.has(timelineKind(type))), [all, kinds]);
  const { scroller, seenUpTo, fresh, toEnd, onScroll, onHeld } = useStillScrolling(shown, read);
  const tooFew = read !== undefined && read.earlier !== null && shown.length < ENOUGH && all.length < MOST_AT_ONCE;
  useEffect(() => {
    if (tooFew && !readingEarlier) readEarlier();
  }, [tooFew, readingEarlier, readEarlier]);
  return (
    <section className={css['timeline']} aria-labelledby="timeline-title">
      <header className={css['header']}>
        <h2 id="timeline-title">{words('timeline.title')}</h2>
        <button
          type="button"
          data-kind="quiet"
          disabled={read === undefined}
          onClick={() => saveCsv(`${of.displayId}-timeline.csv`, timelineCsv(shown))}
        >
          {words('room.csv')}
        </button>
      </header>
      <KindFilter kinds={kinds} onChange={setKinds} entries={all} />
      <SwimLanes of={of} entries={shown} />
      <Refusal error={error} />
      <div
        className={css['scroller']}
        ref={scroller}
        onScroll={onScroll}
        onWheel={onHeld}
        onTouchMove={onHeld}
        onKeyDown={onHeld}
        onPointerDown={onHeld}
        tabIndex={0}
        role="region"
        aria-label={words('timeline.entries')}
      >
        {read !== undefined && read.earlier !== null && (
          <button type="button" className={css['earlier']} disabled={readingEarlier} onClick={readEarlier}>
            {words('timeline.earlier')}
          </button>
        )}
        <ol className={css['entries']}>
          {shown.map((entry) => (
            <TimelineItem
              key={entry.id}
              entry={entry}
              zone={zone}
              elsewhere={entry.caseId !== of.id}
              firstNew={seenUpTo !== null && entry.seq > seenUpTo && isFirstAfter(shown, entry, seenUpTo)}
            />
          ))}
        </ol>
        {read !== undefined && shown.length === 0 && <p className={css['nothing']}>{words('timeline.nothing')}</p>}
      </div>
      {fresh > 0 && (
        <button type="button" className={css['fresh']} onClick={toEnd}>
          {words('timeline.fresh', { count: fresh })}
        </button>
      )}
    </section>
  );
}

/** A page may hold nothing but repeats: it is read on until there is something to see, or enough was looked through. */
const ENOUGH = 30;
const MOST_AT_ONCE = 2_000;
const NONE: readonly TimelineEntry[] = [];

function isFirstAfter(shown: readonly TimelineEntry[], entry: TimelineEntry, seenUpTo: number): boolean {
  return shown.find(({ seq }) => seq > seenUpTo) === entry;
}

interface KindFilterProps {
  kinds: ReadonlySet<TimelineKind>;
  onChange: (kinds: ReadonlySet<TimelineKind>) => void;
  entries: readonly TimelineEntry[];
}

function KindFilter({ kinds, onChange, entries }: KindFilterProps): ReactNode {
  const words = useWords();
  const counts = useMemo(() => countByKind(entries), [entries]);
  const toggle = (kind: TimelineKind): void => {
    const next = new Set(kinds);
    if (!next.delete(kind)) next.add(kind);
    onChange(next);
  };
  return (
    <div className={css['kinds']} role="group" aria-label={words('timeline.kinds')}>
      {TIMELINE_KINDS.map((kind) => (
        <button
          key={kind}
          type="button"
          className={css['kind']}
          data-kind="quiet"
          aria-pressed={kinds.has(kind)}
          onClick={() => toggle(kind)}
        >
          {words(`timeline.kind.${kind}`)} {counts.get(kind) ?? 0}
        </button>
      ))}
    </div>
  );
}

function countByKind(entries: readonly TimelineEntry[]): ReadonlyMap<TimelineKind, number> {
  const counts = new Map<TimelineKind, number>();
  for (const { type } of entries) {
    const kind = timelineKind(type);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}
