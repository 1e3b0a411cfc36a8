import type { Position } from '../../intake/alert.ts';
import { airClassOf } from '../../intake/formats/air-class.ts';
import { magnitude, moved, offsetM } from '../../common/geodesy.ts';
import { triangulated } from './crossing.ts';
import { inOrder, type Sample, type Velocity } from './sample.ts';
import { ASSUMED_SPEED, errorOf, MANOEUVRE } from './track-motion.ts';

/** One sensor's track as part of an object. */
export interface ObjectTrack {
  trackId: string;
  serials: readonly string[];
  operators: readonly string[];
  transmitter: string | null;
  class: string | null;
  /** 0 to 1. */
  classConfidence: number;
  samples: readonly Sample[];
}

/** What an object's tracks together say of it. */
export interface ObjectState {
  identity: string;
  /** Null where no track says anything; `unknown` only where none says better. */
  class: string | null;
  /** A sensor takes it for a bird, whatever its class. */
  takenForBird: boolean;
  /** At the time of the newest position. */
  position: Position | null;
  velocity: Velocity | null;
}

/** Positions older than the object's newest by more than this say nothing of where it is now. */
const RECENT_MS = 10_000;
const ASSUMED_ERROR_M = 50;
const SIGMAS = 3;

interface Fix {
  key: string;
  position: Position;
  error: number;
  velocity: Velocity | undefined;
}

/** The object's present state; the same for any order of the tracks and of their samples. */
export function objectState(tracks: readonly ObjectTrack[]): ObjectState {
  const fixes = currentFixes(tracks);
  return {
    identity: identityOf(tracks),
    class: classOf(tracks),
    takenForBird: tracks.some((track) => track.class !== null && airClassOf(track.class) === 'bird'),
    position: joinedPosition(fixes) ?? triangulated(tracks.map(({ samples }) => samples)) ?? null,
    velocity: fixes.find((fix) => fix.velocity)?.velocity ?? null,
  };
}

/** Each track's newest position that still counts, carried on to the object's newest time; the most exact first. */
function currentFixes(tracks: readonly ObjectTrack[]): Fix[] {
  const newest = tracks.flatMap((track) => inOrder(track.samples).findLast((sample) => sample.position) ?? []);
  const now = Math.max(...newest.map((sample) => sample.t));
  return newest
    .filter((sample) => now - sample.t <= RECENT_MS)
    .flatMap((sample) => carriedOn(sample, (now - sample.t) / 1000) ?? [])
    .sort((a, b) => a.error - b.error || (a.key < b.key ? -1 : 1));
}

function carriedOn({ key, position, velocity }: Sample, seconds: number): Fix | undefined {
  if (!position) return undefined;
  const error = errorOf(position, ASSUMED_ERROR_M);
  if (!velocity) return { key, position, error: magnitude(error, ASSUMED_SPEED * seconds), velocity };
  const carried: Position = {
    ...moved(position, { east: velocity.east * seconds, north: velocity.north * seconds }),
  };
  if (position.alt !== undefined) carried.alt = position.alt + (velocity.up ?? 0) * seconds;
  return { key, position: carried, error: magnitude(error, (MANOEUVRE * seconds * seconds) / 2), velocity };
}

/**
 * The mean of the positions that agree with the most exact one, each weighted by 1/error². Its error is the weighted
 * mean of theirs, which holds even where they are wrong together.
 */
function joinedPosition([best, ...others]: readonly Fix[]): Position | null {
  if (!best) return null;
  const parts = [best, ...others.filter((fix) => agree(best, fix))].map((fix) => ({
    fix,
    offset: offsetM(best.position, fix.position),
    weight: 1 / fix.error ** 2,
  }));
  const mean = (of: (part: (typeof parts)[number]) => number, among = parts) =>
    among.reduce((sum, part) => sum + part.weight * of(part), 0) / among.reduce((sum, part) => sum + part.weight, 0);
  const position: Position = {
    ...moved(best.position, { east: mean(({ offset }) => offset.east), north: mean(({ offset }) => offset.north) }),
    error: mean(({ fix }) => fix.error),
  };
  const high = parts.filter(({ fix }) => fix.position.alt !== undefined);
  if (high.length > 0) position.alt = mean(({ fix }) => fix.position.alt ?? 0, high);
  return position;
}

function agree(a: Fix, b: Fix): boolean {
  const { east, north } = offsetM(a.position, b.position);
  return magnitude(east, north) <= SIGMAS * magnitude(a.error, b.error);
}

/** Serial number before operator id before transmitter before track id; of several, the one seen most often. */
function identityOf(tracks: readonly ObjectTrack[]): string {
  return (
    mostSeen(tracks, (track) => track.serials) ??
    mostSeen(tracks, (track) => track.operators) ??
    mostSeen(tracks, (track) => (track.transmitter === null ? [] : [track.transmitter])) ??
    mostSeen(tracks, (track) => [track.trackId]) ??
    ''
  );
}

function mostSeen(tracks: readonly ObjectTrack[], of: (track: ObjectTrack) => readonly string[]): string | undefined {
  const seen = new Map<string, number>();
  for (const track of tracks) {
    for (const name of new Set(of(track))) {
      if (name !== '') seen.set(name, (seen.get(name) ?? 0) + track.samples.length);
    }
  }
  return [...seen].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
}

/** The class held with most confidence; a sensor that does not know never overrules one that does. */
function classOf(tracks: readonly ObjectTrack[]): string | null {
  const said = tracks.flatMap((track) => {
    const name = track.class;
    return name === null || name === '' ? [] : [{ name, confidence: track.classConfidence, known: isKnown(name) }];
  });
  said.sort(
    (a, b) =>
      Number(b.known) - Number(a.known) ||
      b.confidence - a.confidence ||
      (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
  return said[0]?.name ?? null;
}

function isKnown(name: string): boolean {
  return airClassOf(name) !== 'unknown';
}
