import { PAP_LABELS, strictest, TLP_LABELS } from '../access/policy/marking.ts';
import type { ZoneLevel } from './tracks/zone-watch.ts';

/** The alert of a group whose severity counts, chosen so that order of arrival does not matter. */
export interface Worst {
  severity: number;
  t: number;
  ref: string;
  title: string;
}

/** What a case's severity, priority and title are made of. Kept with the case, so that it outlives its nodes in memory. */
export interface CaseFacts {
  worst: Worst;
  /** Domains of sensing seen in the case, sorted. */
  kinds: string[];
  zone: ZoneLevel;
  /** Kinds of event in the case, sorted; no more than it takes to tell one from several. */
  signatures: string[];
  /** The most restricted marking of any alert in it. */
  tlp: string;
  /** The same of PAP; absent in what was stored before it was kept. */
  pap?: string;
  /** Event time of the first and the last alert, epoch milliseconds. */
  first: number;
  last: number;
  /** Part of what made these facts has left memory, so they cannot be made anew from the nodes. */
  faded: boolean;
  /** What accounts for all of it, so that nothing need be done; absent where something is left to look at. */
  explained?: string;
  /** Which zone an object of it heads for, and when it will be there. */
  heading?: string;
}

interface NodeFacts {
  worst: Worst;
  signature: string;
  /** Where its alerts are of several. */
  signatures?: Iterable<string>;
  kind: string;
  tlp: string;
  pap?: string;
  track: { zone: ZoneLevel } | null;
  first: number;
  last: number;
}

/** What one alert with its repeats, in memory or as stored, says of its case. */
export function nodeFacts(node: NodeFacts): CaseFacts {
  return {
    worst: node.worst,
    kinds: [node.kind],
    signatures: [...new Set(node.signatures ?? [node.signature])].sort().slice(0, MOST_SIGNATURES),
    zone: node.track?.zone ?? 'outside',
    tlp: node.tlp,
    ...(node.pap !== undefined && { pap: node.pap }),
    first: node.first,
    last: node.last,
    faded: false,
  };
}

/** As many as it takes to tell one kind of event from several. */
const MOST_SIGNATURES = 2;

const ZONE_ORDER: readonly ZoneLevel[] = ['outside', 'warning', 'critical'];

export function worseZone(a: ZoneLevel, b: ZoneLevel): ZoneLevel {
  return ZONE_ORDER.indexOf(a) >= ZONE_ORDER.indexOf(b) ? a : b;
}

export function mergeFacts(a: CaseFacts, b: CaseFacts): CaseFacts {
  return {
    worst: worse(a.worst, b.worst),
    kinds: [...new Set([...a.kinds, ...b.kinds])].sort(),
    zone: worseZone(a.zone, b.zone),
    signatures: [...new Set([...a.signatures, ...b.signatures])].sort().slice(0, MOST_SIGNATURES),
    tlp: stricterTlp(a.tlp, b.tlp),
    ...papOfBoth(a.pap, b.pap),
    first: Math.min(a.first, b.first),
    last: Math.max(a.last, b.last),
    faded: a.faded || b.faded,
  };
}

/** Labels come from the store, so one that nobody knows counts as the least restricted. */
export function stricterTlp(a: string, b: string): string {
  return strictest<string>(TLP_LABELS, a, b);
}

export function stricterPap(a: string, b: string): string {
  return strictest<string>(PAP_LABELS, a, b);
}

function papOfBoth(a: string | undefined, b: string | undefined): { pap?: string } {
  if (a === undefined && b === undefined) return {};
  return { pap: stricterPap(a ?? 'CLEAR', b ?? 'CLEAR') };
}

/** The more severe; the earlier where equally severe. */
export function worse(a: Worst, b: Worst): Worst {
  if (a.severity !== b.severity) return a.severity > b.severity ? a : b;
  if (a.t !== b.t) return a.t < b.t ? a : b;
  return a.ref <= b.ref ? a : b;
}
