import type { Track, TrackPoint } from './contract.ts';
import { bearing, metresBetween } from './mercator.ts';

/** How much of the way behind it is drawn. Milliseconds. */
export const TAIL = 60_000;
/** Unheard for longer, it is where it was last and no longer where it is. Milliseconds. */
export const STALE_AFTER = 60_000;
/** Unheard for longer, it is history: the map shows it only when asked. Milliseconds. */
export const GONE_AFTER = 3_600_000;
/** Course and speed are those of so long. Milliseconds. */
const COURSE_OVER = 3_000;
/** Slower is standing still, as far as a position known to some metres can tell. Metres a second. */
const STANDING = 0.5;

/** A track as it was at an instant. */
export interface TrackState {
  track: Track;
  /** Where it was last heard. */
  last: TrackPoint;
  /** Milliseconds since then. */
  age: number;
  stale: boolean;
  gone: boolean;
  /** Degrees clockwise from north; null where it stands still or nobody can know. */
  heading: number | null;
  /** Metres a second over the last seconds; null where there is one point. */
  speed: number | null;
  /** The last minute of its way, oldest first, up to where it was last heard. */
  tail: readonly TrackPoint[];
}

/** What was known of a track at an instant; undefined where it had not been heard yet. Nothing is made up in between. */
export function trackAt(track: Track, at: number): TrackState | undefined {
  const until = track.points.findLastIndex((point) => Date.parse(point.at) <= at);
  const last = track.points[until];
  if (last === undefined) return undefined;
  const heardAt = Date.parse(last.at);
  const before = earlier(track.points.slice(0, until), heardAt);
  const age = at - heardAt;
  const speed = before === undefined ? null : speedBetween(before, last);
  return {
    track,
    last,
    age,
    stale: age > STALE_AFTER,
    gone: age > GONE_AFTER,
    speed,
    heading: before === undefined || speed === null || speed < STANDING ? null : bearing(before, last),
    tail: track.points.slice(0, until + 1).filter((point) => heardAt - Date.parse(point.at) <= TAIL),
  };
}

/** The point to measure the course from: some seconds ago, since positions of one second differ by their errors alone. */
function earlier(points: readonly TrackPoint[], heardAt: number): TrackPoint | undefined {
  return (
    points.findLast((point) => Date.parse(point.at) <= heardAt - COURSE_OVER) ??
    points.find((point) => Date.parse(point.at) < heardAt)
  );
}

const speedBetween = (from: TrackPoint, to: TrackPoint): number =>
  metresBetween(from, to) / ((Date.parse(to.at) - Date.parse(from.at)) / 1_000);

/** How strongly it is drawn: fading until it is stale, and then as an outline that stays. */
export function strength({ age, stale }: Pick<TrackState, 'age' | 'stale'>): number {
  return stale ? 0.8 : 1 - 0.5 * Math.max(0, age / STALE_AFTER);
}

/** Tracks with those that came since in their place; of one that both know, the points of both, each once. */
export function mergedTracks(known: readonly Track[], news: readonly Track[], since: number): readonly Track[] {
  const byId = new Map(known.map((track) => [track.id, track]));
  for (const track of news) byId.set(track.id, joined(byId.get(track.id), track));
  return [...byId.values()].flatMap((track) => {
    const points = track.points.filter(({ at }) => Date.parse(at) >= since);
    return points.length === 0 ? [] : [points.length === track.points.length ? track : { ...track, points }];
  });
}

function joined(known: Track | undefined, news: Track): Track {
  if (known === undefined) return news;
  const points = new Map(
    [...known.points, ...news.points].map((point) => [`${point.at}|${point.lon}|${point.lat}`, point]),
  );
  return { ...news, points: thinned([...points.values()].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))) };
}

/** Of a way with more points, the newest stay as they are and of the older ones every other: a page may be open for days. */
const MOST_POINTS = 600;
const NEWEST = 200;

export function thinned(points: readonly TrackPoint[]): TrackPoint[] {
  const newest = points.length - NEWEST;
  return points.filter((_, index) => points.length <= MOST_POINTS || index >= newest || index % 2 === 0);
}

/** How far from each sensor the farthest thing was that it reported, in metres: what it is known to cover, by id. */
export function heardOut(
  tracks: readonly Track[],
  positions: ReadonlyMap<string, { lon: number; lat: number }>,
): ReadonlyMap<string, number> {
  const reach = new Map<string, number>();
  for (const { sensorId, points } of tracks) {
    const stands = positions.get(sensorId);
    if (stands === undefined) continue;
    for (const point of points) reach.set(sensorId, Math.max(reach.get(sensorId) ?? 0, metresBetween(stands, point)));
  }
  return reach;
}
