import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, memo, type PointerEvent, type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { utcClock } from '../time/format-time.ts';
import type { Histogram as Content } from './contract.ts';
import { arrivedWithin, barsOf, type Brush, brushed, spanOf, totalOf, withArrival } from './histogram-shape.ts';
import css from './histogram.module.css';
import { readHistogram } from './queue-api.ts';

/** How often it is counted again. Milliseconds. */
const COUNTED_EVERY = 15_000;

interface HistogramProps {
  filter: string;
  onFilter: (filter: string) => void;
}

/** What arrived in the last hour, minute by minute by severity. A span of it can be chosen, which filters the list. */
export function Histogram({ filter, onFilter }: HistogramProps): ReactNode {
  const words = useWords();
  const [brush, setBrush] = useState<Brush | null>(null);
  const [dragging, setDragging] = useState(false);
  // What is chosen in it narrows the list and not the picture, from which something else can be chosen.
  const around = withArrival(filter, null);
  const found = useQuery({
    queryKey: ['queue-histogram', around],
    queryFn: () => readHistogram(around),
    refetchInterval: dragging ? false : COUNTED_EVERY,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const { data } = found;
  const buckets = data?.buckets ?? [];
  const count = buckets.length;

  const apply = (chosen: Brush | null): void => {
    setBrush(null);
    setDragging(false);
    if (data === undefined) return;
    const condition = chosen === null ? null : arrivedWithin(data.buckets, chosen, data.bucketSeconds);
    const next = withArrival(filter, condition);
    if (next !== filter) onFilter(next);
  };
  const bucketAt = ({ currentTarget, clientX }: PointerEvent): number => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return Math.min(count - 1, Math.max(0, Math.floor(((clientX - left) / width) * count)));
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (brush !== null) apply(brush);
      return;
    }
    const next = brushed(brush, event.key, event.shiftKey, count);
    if (next === undefined) return;
    event.preventDefault();
    if (next === null && brush === null) apply(null);
    setBrush(next);
  };

  if (count === 0) return <div className={css['histogram']} />;
  const total = buckets.reduce((sum, bucket) => sum + totalOf(bucket), 0);
  const span = brush === null ? null : spanOf(brush);
  const text = spanText(buckets, span, words);
  return (
    <div
      className={css['histogram']}
      role="slider"
      tabIndex={0}
      aria-label={words('queue.hour.label', { total })}
      aria-valuemin={0}
      aria-valuemax={count - 1}
      aria-valuenow={brush?.focus ?? count - 1}
      aria-valuetext={text}
      title={words('queue.hour.how')}
      onKeyDown={keys}
      onBlur={() => !dragging && setBrush(null)}
      onPointerDown={(event) => {
        const at = bucketAt(event);
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragging(true);
        setBrush({ anchor: at, focus: at });
      }}
      onPointerMove={(event) => {
        if (!dragging || brush === null) return;
        const at = bucketAt(event);
        if (at !== brush.focus) setBrush({ ...brush, focus: at });
      }}
      onPointerUp={() => dragging && apply(brush)}
      onPointerCancel={() => {
        setDragging(false);
        setBrush(null);
      }}
    >
      <svg viewBox={`0 0 ${String(count)} 1`} preserveAspectRatio="none" aria-hidden="true">
        <Bars buckets={buckets} />
        {span !== null && (
          <rect className={css['brush']} x={span.first} y={0} width={span.last - span.first + 1} height={1} />
        )}
      </svg>
      <span className={css['caption']}>{text}</span>
    </div>
  );
}

const Bars = memo(function Bars({ buckets }: { buckets: Content['buckets'] }): ReactNode {
  const most = Math.max(1, ...buckets.map(totalOf));
  return buckets.map((bucket, index) =>
    barsOf(bucket, most).map(({ of, y, height }) => (
      <rect key={`${bucket.at} ${of}`} data-severity={of} x={index + 0.12} y={y} width={0.76} height={height} />
    )),
  );
});

function spanText(
  buckets: Content['buckets'],
  span: { first: number; last: number } | null,
  words: ReturnType<typeof useWords>,
): string {
  const chosen = span === null ? buckets : buckets.slice(span.first, span.last + 1);
  const [first] = chosen;
  const last = chosen.at(-1);
  if (first === undefined || last === undefined) return '';
  return words(span === null ? 'queue.hour.all' : 'queue.hour.span', {
    from: utcClock(new Date(first.at)),
    to: utcClock(new Date(Date.parse(last.at) + 60_000)),
    count: chosen.reduce((sum, bucket) => sum + totalOf(bucket), 0),
    severe: chosen.reduce((sum, { high, critical }) => sum + high + critical, 0),
  });
}
