import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { TimelineEntry } from './case-data.ts';
import type { ReadTimeline } from './timeline-merge.ts';

export interface StillScrolling {
  scroller: RefObject<HTMLDivElement | null>;
  /** Number of the last entry there was when the timeline was opened; null while nothing came since. */
  seenUpTo: number | null;
  /** New entries below what is in sight. */
  fresh: number;
  toEnd: () => void;
  onScroll: () => void;
  /** The person takes hold of it: by wheel, finger, key or pointer. */
  onHeld: () => void;
}

/** Opens at the end; from then on only the person scrolls, and what is added above or below moves nothing. */
export function useStillScrolling(
  shown: readonly TimelineEntry[],
  read: ReadTimeline<TimelineEntry> | undefined,
): StillScrolling {
  const scroller = useRef<HTMLDivElement>(null);
  const [opening, setOpening] = useState<number | null>(null);
  const [reached, setReached] = useState(0);
  const [scrolled, setScrolled] = useState(false);
  const before = useRef({ height: 0, first: Infinity });
  const last = read?.entries.at(-1)?.seq ?? 0;
  // Set while drawing: an effect would draw everything once as if it were new.
  if (read !== undefined && opening === null) {
    setOpening(last);
    setReached(last);
  }
  useLayoutEffect(() => {
    const { current } = scroller;
    if (current === null) return;
    const first = shown[0]?.seq ?? Infinity;
    const grew = current.scrollHeight - before.current.height;
    if (!scrolled && last === opening) current.scrollTop = current.scrollHeight;
    else if (first < before.current.first) current.scrollTop += grew;
    before.current = { height: current.scrollHeight, first };
  }, [shown, scrolled, last, opening]);
  const toEnd = (): void => {
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
    setReached(last);
  };
  const onScroll = (): void => {
    const { current } = scroller;
    if (current === null) return;
    const atEnd = current.scrollHeight - current.scrollTop - current.clientHeight < 8;
    if (atEnd) setReached(last);
  };
  return {
    scroller,
    seenUpTo: opening !== null && last > opening ? opening : null,
    fresh: opening === null ? 0 : shown.filter(({ seq }) => seq > Math.max(reached, opening)).length,
    toEnd,
    onScroll,
    onHeld: () => setScrolled(true),
  };
}
