import { SEVERITY_CLASSES, type SeverityClass } from '../parts/severity.ts';
import type { Bucket } from './contract.ts';

export interface Bar {
  of: SeverityClass;
  /** Place and height in units of the picture, whose height is 1. */
  y: number;
  height: number;
}

export const totalOf = (bucket: Bucket): number => SEVERITY_CLASSES.reduce((sum, of) => sum + bucket[of], 0);

/** The bars of one bucket, the most severe at the bottom, against the fullest bucket of all. */
export function barsOf(bucket: Bucket, most: number): Bar[] {
  let top = 1;
  return SEVERITY_CLASSES.toReversed().flatMap((of) => {
    if (bucket[of] === 0) return [];
    const height = bucket[of] / Math.max(1, most);
    top -= height;
    return [{ of, y: top, height }];
  });
}

/** Buckets between two, whichever was first, both included. */
export interface Brush {
  anchor: number;
  focus: number;
}

export const spanOf = ({ anchor, focus }: Brush): { first: number; last: number } => ({
  first: Math.min(anchor, focus),
  last: Math.max(anchor, focus),
});

/** The brush after a key: arrows move its end, with Shift held they leave its beginning where it is. */
export function brushed(brush: Brush | null, key: string, extend: boolean, count: number): Brush | null | undefined {
  if (key === 'Escape') return null;
  const by = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10, Home: -count, End: count }[key];
  if (by === undefined) return undefined;
  const from = brush?.focus ?? count;
  const focus = Math.min(count - 1, Math.max(0, from + by));
  return { anchor: extend && brush !== null ? brush.anchor : focus, focus };
}

/** The span of buckets as a condition of the filter language: from the first, until the end of the last. */
export function arrivedWithin(buckets: readonly Bucket[], brush: Brush, bucketSeconds: number): string | null {
  const { first, last } = spanOf(brush);
  const from = buckets[first]?.at;
  const end = buckets[last]?.at;
  if (from === undefined || end === undefined) return null;
  const short = (at: number): string => new Date(at).toISOString().replace(/\.000Z$/, 'Z');
  return `arrived:${short(Date.parse(from))}..${short(Date.parse(end) + bucketSeconds * 1_000)}`;
}

/** A filter with this span in the place of any it had. */
export function withArrival(filter: string, condition: string | null): string {
  const rest = filter
    .replace(/(^|\s)arrived:\S+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return condition === null ? rest : `${rest} ${condition}`.trim();
}
