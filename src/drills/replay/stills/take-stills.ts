import type { BoardCase } from '../board-rows.ts';
import type { StoryStep } from '../story.ts';
import type { Still, StillBounds, StillPlace, StillSite, StillState, StillTrack } from './still.ts';
import { boundsOf } from './still-view.ts';

/** Of a longer run the first so many: a report is read by people. */
const MOST = 12;
/** What is told begins at its beginning; it can be seen a while after. Real milliseconds. */
const AFTER_MS = 30_000;
/** How much of the way behind something is drawn, and for how long it is drawn after it was heard last. */
const TAIL_MS = 120_000;
const HEARD_MS = 60_000;
/** Two kilometres, about, for what is seen at a site; more for a site alone. */
const NEAR_DEGREES = 0.02;
const SITE_DEGREES = 0.06;

export interface StillsInput {
  /** As whoever reads the report may see them. */
  steps: readonly StoryStep[];
  sites: readonly (StillPlace & { id: string; name: string })[];
  tracks: readonly SeenTrack[];
  /** What was told, in the order of time, with where it was told of. */
  told: readonly ToldThing[];
  simAt: (wall: number) => number;
  until: number;
}

export interface SeenTrack {
  name: string;
  vessel: boolean;
  points: readonly (StillPlace & { atWall: number })[];
}

export interface ToldThing {
  item: string;
  title: string;
  /** It is told over a while, point by point. */
  moves: boolean;
  startedAt: number;
  /** Positions of its alerts; empty where it has none. */
  spots: readonly (StillPlace & { name: string })[];
}

/** A picture at each thing that was told with a place, and one at the first case. */
export function takeStills(input: StillsInput): Still[] {
  const first = firstCase(input);
  const stills = [...(first ? [first] : []), ...input.told.flatMap((thing) => tolds(input, thing))];
  return stills.sort((a, b) => a.atWall - b.atWall).slice(0, MOST);
}

function firstCase(input: StillsInput): Still | null {
  const step = input.steps.find(({ cases }) => cases !== undefined && cases.length > 0);
  const [found] = step?.cases ?? [];
  if (!step || !found) return null;
  const state = stateAt(input, step.atWall, []);
  const own = input.sites.filter(({ id }) => id === found.siteId);
  const bounds = boundsOf([...own, ...lastOf(state.tracks)], SITE_DEGREES);
  return bounds && still(input, `First case: BW-${found.number} ${found.title}`, step.atWall, state, bounds);
}

function tolds(input: StillsInput, { item, title, moves, startedAt, spots }: ToldThing): Still[] {
  const at = Math.min(input.until, startedAt + AFTER_MS);
  const state = stateAt(input, at, moves ? [] : spots);
  // Of what moves, the tracks that were heard since; of the rest, where it was.
  const moved = moves ? state.tracks.filter((_, index) => heardSince(input, at, startedAt)[index] === true) : [];
  const places = moves ? moved.flatMap(({ points }) => points) : spots;
  const bounds = boundsOf(places, NEAR_DEGREES);
  if (!bounds) return [];
  const told = `${item} ${title}, ${Math.round((at - startedAt) / 1_000)} s after it was told`;
  return [still(input, told, at, state, bounds)];
}

function still(input: StillsInput, title: string, atWall: number, state: StillState, bounds: StillBounds): Still {
  return { title, atWall, atSimMs: Math.round(input.simAt(atWall)), state, bounds };
}

function stateAt({ steps, sites, tracks }: StillsInput, atWall: number, spots: ToldThing['spots']): StillState {
  const cases = new Map<string, BoardCase>();
  for (const step of steps) {
    if (step.atWall > atWall) break;
    for (const row of step.cases ?? []) cases.set(row.id, row);
    for (const id of step.gone?.cases ?? []) cases.delete(id);
  }
  const open = [...cases.values()].filter(({ status }) => status !== 'closed' && status !== 'merged');
  return {
    sites: sites.map(({ id, name, lat, lon }): StillSite => {
      const here = open.filter(({ siteId }) => siteId === id);
      const worst = here.length === 0 ? null : Math.max(...here.map(({ severity }) => severity));
      return { name, lat, lon, cases: here.length, worst };
    }),
    tracks: heardAt(tracks, atWall).map(({ name, vessel, points }): StillTrack => {
      const way = points.filter((point) => point.atWall <= atWall && point.atWall > atWall - TAIL_MS);
      return { name, vessel, points: way.map(({ lat, lon }) => ({ lat, lon })) };
    }),
    spots: spots.map(({ name, lat, lon }) => ({ name, lat, lon })),
  };
}

function heardAt(tracks: readonly SeenTrack[], atWall: number): SeenTrack[] {
  return tracks.filter(({ points }) => points.some((one) => one.atWall <= atWall && one.atWall > atWall - HEARD_MS));
}

/** Of the tracks that are drawn at an instant, which were heard since another. */
function heardSince({ tracks }: StillsInput, atWall: number, since: number): boolean[] {
  return heardAt(tracks, atWall).map(({ points }) =>
    points.some((point) => point.atWall >= since && point.atWall <= atWall),
  );
}

function lastOf(tracks: readonly StillTrack[]): StillPlace[] {
  return tracks.flatMap(({ points }) => points.slice(-1));
}
