import type { VesselRules } from '../../../config/vessel-rules.ts';
import { distanceM, initialBearing } from '../../common/geodesy.ts';

const SECTORS = 16;
const RINGS = 64;
/** Passages above which all are halved, so that what a receiver heard long ago fades. */
const MOST_PASSAGES = 50_000;

interface Place {
  lat: number;
  lon: number;
}

/** What is known of how far a receiver hears, as it is stored. */
export interface HeardRangeState {
  /** Where it stands; null until that is known. */
  centre: Place | null;
  centreFrom: 'registry' | 'heard';
  /** Sums over the positions the centre is reckoned from. */
  reckoned: { count: number; lat: number; lon: number };
  /** Passages of vessels, by sector and ring. */
  passages: number[];
  total: number;
}

export function unknownRange(position: Place | null): HeardRangeState {
  return {
    centre: position,
    centreFrom: position ? 'registry' : 'heard',
    reckoned: { count: 0, lat: 0, lon: 0 },
    passages: Array.from({ length: SECTORS * RINGS }, () => 0),
    total: 0,
  };
}

/** Takes note of a vessel's position; gives the cell it is in, to be handed over with its next. Null while none is known. */
export function noteHeard(
  range: HeardRangeState,
  at: Place,
  cell: number | null,
  rules: Pick<VesselRules, 'centreReports' | 'ringMetres'>,
): number | null {
  if (!range.centre) {
    const { reckoned } = range;
    reckoned.count += 1;
    reckoned.lat += at.lat;
    reckoned.lon += at.lon;
    if (reckoned.count < rules.centreReports) return null;
    range.centre = { lat: reckoned.lat / reckoned.count, lon: reckoned.lon / reckoned.count };
  }
  const now = sectorOf(range.centre, at) * RINGS + ringOf(range.centre, at, rules.ringMetres);
  if (now === cell) return now;
  range.passages[now] = (range.passages[now] ?? 0) + 1;
  range.total += 1;
  if (range.total > MOST_PASSAGES) {
    range.passages = range.passages.map((count) => Math.floor(count / 2));
    range.total = range.passages.reduce((sum, count) => sum + count, 0);
  }
  return now;
}

/** How far from the receiver a place is, and how far it usually hears that way, in metres; null while its own place is unknown. */
export function rangeAt(
  range: HeardRangeState,
  place: Place,
  rules: Pick<VesselRules, 'rangePassages' | 'ringMetres'>,
): { metres: number; usual: number } | null {
  const { centre, passages } = range;
  if (!centre) return null;
  const sector = sectorOf(centre, place) * RINGS;
  let beyond = 0;
  for (let ring = RINGS - 1; ring >= 0; ring -= 1) {
    beyond += passages[sector + ring] ?? 0;
    if (beyond >= rules.rangePassages) {
      return { metres: distanceM(centre, place), usual: (ring + 1) * rules.ringMetres };
    }
  }
  return { metres: distanceM(centre, place), usual: 0 };
}

function sectorOf(centre: Place, at: Place): number {
  return Math.floor(initialBearing(centre, at) / (360 / SECTORS)) % SECTORS;
}

function ringOf(centre: Place, at: Place, ringMetres: number): number {
  return Math.min(RINGS - 1, Math.floor(distanceM(centre, at) / ringMetres));
}
