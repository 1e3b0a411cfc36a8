import { memo, type ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { utcClock } from '../time/format-time.ts';
import css from './sensors.module.css';
import { barHeight, stripSummary } from './strip.ts';

const WIDTH = 2;
const HEIGHT = 20;

/** A day of a sensor, a bar for each quarter of an hour; where nothing came there is a mark, so that gaps are seen at once. */
export const HeartbeatStrip = memo(function HeartbeatStrip({
  strip,
  asOf,
}: {
  strip: readonly number[];
  asOf: string;
}): ReactNode {
  const words = useWords();
  const { total, most, quiet } = stripSummary(strip, Date.parse(asOf));
  const clock = (at: number): string => utcClock(new Date(at)).replace(/:\d\dZ$/, 'Z');
  const text = [
    words('sensors.strip.total', { count: total }),
    ...(most === null ? [] : [words('sensors.strip.most', { count: most.count, at: clock(most.at) })]),
    ...(quiet === null ? [] : [words('sensors.strip.quiet', { from: clock(quiet.from), to: clock(quiet.to) })]),
  ].join(' ');
  const bars = strip.map((count, index) => {
    const height = Math.max(1, barHeight(count, most?.count ?? 0) * HEIGHT);
    return count === 0 ? '' : `M${index * WIDTH} ${HEIGHT}v${-height}h${WIDTH - 0.5}v${height}Z`;
  });
  const gaps = strip.map((count, index) =>
    count === 0 ? `M${index * WIDTH} ${HEIGHT - 1}h${WIDTH - 0.5}v1h${0.5 - WIDTH}Z` : '',
  );
  return (
    <svg
      className={css['strip']}
      viewBox={`0 0 ${strip.length * WIDTH} ${HEIGHT}`}
      width={strip.length * WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={text}
    >
      <title>{text}</title>
      <path className={css['bars']} d={bars.join('')} />
      <path className={css['gaps']} d={gaps.join('')} />
    </svg>
  );
});
