import { airClassOf, isUav } from '../../intake/formats/air-class.ts';
import { round } from '../reason.ts';
import type { ZoneLevel } from './zone-watch.ts';

/** What one sensor's track adds to the evidence that there is a drone. */
export interface EvidenceTrack {
  /** Names the sensor; two tracks of one sensor are one witness. */
  witness: string;
  /** It says who it is: a broadcast that was decoded, not a reflection. */
  identifies: boolean;
  class: string | null;
  classConfidence: number;
  reports: number;
  first: number;
  last: number;
  zone: ZoneLevel;
}

/** Weights of the parts; see `confirmation` in config/correlation-rules.ts. */
export interface ConfirmationRules {
  needed: number;
  identity: number;
  drone: number;
  harmless: number;
  perReport: number;
  reports: number;
  lasting: number;
  lastingSeconds: number;
  perWitness: number;
  witnesses: number;
  zone: Readonly<Record<ZoneLevel, number>>;
}

export interface Confirmation {
  score: number;
  confirmed: boolean;
  /** A sentence with every part. */
  text: string;
}

const HARMLESS = new Set<string | undefined>(['bird', 'animal', 'static object', 'human', 'vehicle']);

/**
 * How sure it is that an object is one, from what its tracks amount to. A sum of named parts, so that an analyst can
 * dispute each, and a function of the set of reports. A single echo, or a bird that a radar cannot tell, stays below what
 * is needed; an identity heard, a second sensor, or an inner zone lift it above.
 */
export function confirmationOf(tracks: readonly EvidenceTrack[], rules: ConfirmationRules): Confirmation {
  const parts: { text: string; points: number }[] = [];
  const add = (points: number, text: string) => points !== 0 && parts.push({ text, points: round(points) });
  if (tracks.some((track) => track.identifies)) add(rules.identity, 'tells who it is');
  const drone = most(tracks, (track) => (isUav(airClassOf(track.class ?? '')) ? track.classConfidence : 0));
  const harmless = most(tracks, (track) => (HARMLESS.has(airClassOf(track.class ?? '')) ? track.classConfidence : 0));
  if (drone > 0) add(rules.drone * drone, 'taken for a drone');
  else if (harmless > 0) add(-rules.harmless * harmless, 'taken for something harmless');
  const reports = Math.min(
    rules.reports,
    most(tracks, (track) => track.reports),
  );
  const told = reports === 1 ? '1 report' : `${reports === rules.reports ? `${reports} or more` : reports} reports`;
  add(rules.perReport * reports, `${told} of one sensor`);
  const first = Math.min(...tracks.map((track) => track.first));
  const seconds = (most(tracks, (track) => track.last) - first) / 1000;
  if (seconds >= rules.lastingSeconds) add(rules.lasting, `seen for ${rules.lastingSeconds} s or longer`);
  const further = Math.min(rules.witnesses, new Set(tracks.map((track) => track.witness)).size - 1);
  if (further > 0) add(rules.perWitness * further, `${further} further sensor${further > 1 ? 's' : ''}`);
  const zone = tracks.some((track) => track.zone === 'critical')
    ? 'critical'
    : tracks.some((track) => track.zone === 'warning')
      ? 'warning'
      : 'outside';
  add(rules.zone[zone], `in a ${zone} zone`);
  const score = round(parts.reduce((sum, { points }) => sum + points, 0));
  const confirmed = score >= rules.needed;
  const listed = parts.map(({ text, points }) => `${text} (${points})`).join(', ');
  return {
    score,
    confirmed,
    text: `${confirmed ? 'Confirmed' : 'Not yet confirmed'}: score ${score}, ${rules.needed} needed: ${listed}`,
  };
}

function most(tracks: readonly EvidenceTrack[], of: (track: EvidenceTrack) => number): number {
  return Math.max(0, ...tracks.map(of));
}
