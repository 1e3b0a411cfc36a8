import { distanceToEdgeM, inPolygon } from '../../common/geodesy.ts';
import type { Sample } from './sample.ts';

export const AFFILIATIONS = ['friend', 'neutral', 'hostile', 'unknown'] as const;
export type Affiliation = (typeof AFFILIATIONS)[number];

/** One line of a site's cooperative list: whom it knows, and where and when that one may fly. Times in epoch milliseconds. */
export interface CooperativeEntry {
  id: string;
  /** What people call it: “Harbour survey, morning”. */
  name: string;
  affiliation: Exclude<Affiliation, 'unknown'>;
  /** Capitals, as entity keys have it; null where the flight is known by another mark. */
  serial: string | null;
  operator: string | null;
  /** Rings of [longitude, latitude]; null for anywhere. */
  area: number[][][] | null;
  /** Metres above the ellipsoid; null for no limit. */
  ceilingM: number | null;
  from: number | null;
  until: number | null;
}

/** What the list is held against. */
export interface Flyer {
  serials: readonly string[];
  operators: readonly string[];
  first: number;
  last: number;
  samples: readonly Sample[];
}

export interface Cooperation {
  entry: CooperativeEntry;
  /** It keeps to what the entry allows. */
  keeps: boolean;
  text: string;
}

/** How far outside its area a flight may be seen, in metres, besides the error of the position. */
const AREA_MARGIN_M = 50;
/** How much before and after its time. */
const TIME_MARGIN_MS = 60_000;
const ASSUMED_ERROR_M = 50;

/**
 * The entry that says most of a track, and whether the track keeps to it. A function of the reports kept and the list:
 * hostile before friend before neutral, kept before broken, then by id. An entry without a serial number or operator id is
 * a planned flight, known by its area and time alone; a track that leaves them is none of it.
 */
export function cooperationOf(flyer: Flyer, entries: readonly CooperativeEntry[]): Cooperation | null {
  const found = entries.flatMap((entry) => heldAgainst(flyer, entry) ?? []);
  found.sort(
    (a, b) =>
      RANK[a.entry.affiliation] - RANK[b.entry.affiliation] ||
      Number(b.keeps) - Number(a.keeps) ||
      (a.entry.id < b.entry.id ? -1 : 1),
  );
  return found[0] ?? null;
}

const RANK = { hostile: 0, friend: 1, neutral: 2 } as const;

function heldAgainst(flyer: Flyer, entry: CooperativeEntry): Cooperation | undefined {
  const known = markOf(flyer, entry);
  if (known === undefined) return undefined;
  const breach = breachOf(flyer, entry);
  if (known === '' && breach !== undefined) return undefined;
  const name = `“${entry.name}”`;
  if (entry.affiliation === 'hostile') {
    return { entry, keeps: true, text: `${known} is on the list of hostile drones as ${name}` };
  }
  const who = entry.affiliation === 'friend' ? 'authorised' : 'known and of no concern';
  if (breach !== undefined) return { entry, keeps: false, text: `${known} is ${who} as ${name}, but it is ${breach}` };
  const kept = limitsOf(entry);
  if (known === '')
    return { entry, keeps: true, text: `Flies in the area and at the time of ${name}, which is ${who}` };
  return {
    entry,
    keeps: true,
    text: `${known} is ${who} as ${name}${kept === '' ? '' : `, and keeps to its ${kept}`}`,
  };
}

/** By what the entry knows it: empty where by area and time alone; undefined where it is another's. */
function markOf({ serials, operators }: Flyer, { serial, operator, area, from, until }: CooperativeEntry) {
  if (serial !== null && !serials.includes(serial)) return undefined;
  if (operator !== null && !operators.includes(operator)) return undefined;
  if (serial !== null) return `Serial number ${serial}`;
  if (operator !== null) return `Operator ${operator}`;
  return area !== null && from !== null && until !== null ? '' : undefined;
}

function breachOf({ first, last, samples }: Flyer, entry: CooperativeEntry): string | undefined {
  if (entry.from !== null && first < entry.from - TIME_MARGIN_MS) return 'seen before its time';
  if (entry.until !== null && last > entry.until + TIME_MARGIN_MS) return 'seen after its time';
  const { area, ceilingM } = entry;
  if (area === null) return undefined;
  const placed = samples.some(({ position }) => position !== undefined);
  // A direction alone does not tell that it keeps to an area; an identity may still say who it is.
  if (!placed && entry.serial === null && entry.operator === null) return 'nowhere seen';
  for (const { position } of samples) {
    if (!position) continue;
    const margin = AREA_MARGIN_M + (position.error ?? ASSUMED_ERROR_M);
    if (!inPolygon(position, area) && distanceToEdgeM(position, area) > margin) return 'outside its area';
    if (ceilingM !== null && position.alt !== undefined && position.alt > ceilingM + margin) return 'above its ceiling';
  }
  return undefined;
}

function limitsOf({ area, from, until }: CooperativeEntry): string {
  const time = from !== null || until !== null;
  return area !== null && time ? 'area and time' : area !== null ? 'area' : time ? 'time' : '';
}
