import type { Lane, LaneMark, Segment, StoryStep } from './contract.ts';

/** Where a run begins and ends, on both clocks. */
export interface Extent {
  fromWall: number;
  toWall: number;
  toSimMs: number;
}

export function extentOf(segments: readonly Segment[]): Extent | null {
  const [first, last] = [segments[0], segments.at(-1)];
  return first === undefined || last === undefined
    ? null
    : { fromWall: first.fromWall, toWall: last.toWall, toSimMs: last.toSimMs };
}

/** What the exercise clock showed at an instant of real time. */
export function simOf(segments: readonly Segment[], wall: number): number {
  const segment = segments.findLast(({ fromWall }) => fromWall <= wall);
  if (segment === undefined) return 0;
  const passed = Math.min(wall, segment.toWall) - segment.fromWall;
  return segment.phase === 'running' ? segment.fromSimMs + passed * segment.rate : segment.fromSimMs;
}

/** The last instant at which the exercise clock showed a time: with what happened while it stood there. */
export function wallOf(segments: readonly Segment[], simMs: number): number {
  const segment = segments.findLast(({ fromSimMs }) => fromSimMs <= simMs) ?? segments[0];
  if (segment === undefined) return 0;
  if (segment.phase !== 'running') return segment.toWall;
  return Math.min(segment.toWall, segment.fromWall + Math.max(0, simMs - segment.fromSimMs) / segment.rate);
}

/** So many milliseconds of exercise time later; a clock that stands is passed over. */
export function playedOn(segments: readonly Segment[], wall: number, simMs: number): number {
  let left = simMs;
  let at = wall;
  for (const segment of segments) {
    if (segment.toWall <= at) continue;
    at = Math.max(at, segment.fromWall);
    const room = segment.phase === 'running' ? (segment.toWall - at) * segment.rate : 0;
    if (left < room) return at + left / segment.rate;
    left -= room;
    at = segment.toWall;
  }
  return at;
}

/** The next instant at which something changed, or the one before; where there is none, where it is. */
export function stepFrom(steps: readonly StoryStep[], wall: number, by: 1 | -1): number {
  const found = by === 1 ? steps.find(({ atWall }) => atWall > wall) : steps.findLast(({ atWall }) => atWall < wall);
  return found?.atWall ?? wall;
}

/** A verdict that was not what was expected, with whose it is. */
export type Failing = LaneMark & { cell: string };

/** What was missed or done late, in the order of time. */
export function failingsIn(lanes: readonly Lane[]): Failing[] {
  return lanes
    .flatMap(({ cell, marks }) => marks.map((mark) => ({ ...mark, cell })))
    .filter(({ kind, state }) => kind === 'verdict' && (state === 'missed' || state === 'met_late'))
    .sort((a, b) => a.atWall - b.atWall);
}

/** The one after an instant, or before it. Of several at one instant each is met: `from` is the one that is looked at. */
export function failingFrom(
  failings: readonly Failing[],
  wall: number,
  from: Failing | null,
  by: 1 | -1,
): Failing | undefined {
  const at = from === null || from.atWall !== wall ? -1 : failings.indexOf(from);
  if (at >= 0) return failings[at + by];
  return by === 1 ? failings.find(({ atWall }) => atWall > wall) : failings.findLast(({ atWall }) => atWall < wall);
}

export const SPEEDS = [1, 10, 60] as const;
export type Speed = (typeof SPEEDS)[number];
