import type { StageName } from '../../config/attack-stages.ts';
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
  /** Of those alerts that may open a case: the severity of the worst, and their kinds of event, no more than two. */
  telling?: { severity: number; signatures: string[] };
  /** Parts of an intrusion that those alerts speak of, each with the time it was first spoken of. */
  stages?: Stages;
  /** The gravest of the analysts' rules that fired in it; absent where none did. */
  ruled?: { floor: number; title: string };
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

/** Epoch milliseconds by part of an intrusion. */
export type Stages = Readonly<Partial<Record<StageName, number>>>;

interface NodeFacts {
  worst: Worst;
  signature: string;
  /** Where its alerts are of several. */
  signatures?: Iterable<string>;
  kind: string;
  /** In memory, and as stored. */
  stages?: ReadonlyMap<StageName, number> | Stages;
  tlp: string;
  pap?: string;
  track: { zone: ZoneLevel } | null;
  /** How it stands against what its site is used to: of an alert in memory, and as stored. */
  standing?: { kind: string };
  stood?: string;
  ruled?: { floor: number; title: string } | null;
  first: number;
  last: number;
}

/** What one alert with its repeats, in memory or as stored, says of its case. */
export function nodeFacts(node: NodeFacts): CaseFacts {
  const signatures = signaturesOf(node);
  return {
    worst: node.worst,
    kinds: [node.kind],
    signatures,
    zone: node.track?.zone ?? 'outside',
    tlp: node.tlp,
    ...(node.pap !== undefined && { pap: node.pap }),
    ...(opens(node) && {
      telling: { severity: node.worst.severity, signatures },
      ...stagesOfBoth(stagesOf(node), undefined),
    }),
    ...(node.ruled && { ruled: { floor: node.ruled.floor, title: node.ruled.title } }),
    first: node.first,
    last: node.last,
    faded: false,
  };
}

/** As many as it takes to tell one kind of event from several. */
const MOST_SIGNATURES = 2;
/** Whether facts say already what a node would add to them, but for how long it lasts. */
export function covers(facts: CaseFacts, node: NodeFacts): boolean {
  return (
    worse(facts.worst, node.worst) === facts.worst &&
    node.first >= facts.first &&
    facts.kinds.includes(node.kind) &&
    namesAlready(facts.signatures, node) &&
    worseZone(facts.zone, node.track?.zone ?? 'outside') === facts.zone &&
    ruledAlready(facts.ruled, node.ruled) &&
    stricterTlp(facts.tlp, node.tlp) === facts.tlp &&
    (node.pap === undefined || (facts.pap !== undefined && stricterPap(facts.pap, node.pap) === facts.pap)) &&
    (!opens(node) ||
      (facts.telling !== undefined &&
        facts.telling.severity >= node.worst.severity &&
        namesAlready(facts.telling.signatures, node) &&
        stagesAlready(facts.stages, node)))
  );
}

/** Whether a list of kinds of event stays as it is with those of this node. */
function namesAlready(names: readonly string[], node: NodeFacts): boolean {
  const most = names[MOST_SIGNATURES - 1];
  const { signature, signatures } = node;
  // Nearly always there is one, and it is named.
  if ((!signatures || (signatures instanceof Set && signatures.size === 1)) && names.includes(signature)) return true;
  return signaturesOf(node).every((name) => names.includes(name) || (most !== undefined && name > most));
}

function signaturesOf({ signatures, signature }: NodeFacts): string[] {
  return [...new Set(signatures ?? [signature])].sort().slice(0, MOST_SIGNATURES);
}

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
    ...tellingOfBoth(a.telling, b.telling),
    ...stagesOfBoth(a.stages, b.stages),
    ...graverRule(a.ruled, b.ruled),
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

/** Whether an alert counts in opening a case: not what its site is used to. */
export function opens({ standing, stood }: Pick<NodeFacts, 'standing' | 'stood'>): boolean {
  const kind = standing?.kind ?? stood;
  return kind !== 'explained' && kind !== 'familiar';
}

function tellingOfBoth(a: CaseFacts['telling'], b: CaseFacts['telling']): Pick<CaseFacts, 'telling'> {
  if (!a || !b) return a || b ? { telling: a ?? b } : {};
  const signatures = [...new Set([...a.signatures, ...b.signatures])].sort().slice(0, MOST_SIGNATURES);
  return { telling: { severity: Math.max(a.severity, b.severity), signatures } };
}

function stagesOf({ stages }: NodeFacts): Stages | undefined {
  return stages instanceof Map ? (Object.fromEntries(stages) as Stages) : (stages as Stages | undefined);
}

function stagesOfBoth(a: Stages | undefined, b: Stages | undefined): Pick<CaseFacts, 'stages'> {
  const stages: Partial<Record<StageName, number>> = { ...a };
  for (const [stage, t] of Object.entries(b ?? {}) as [StageName, number][]) {
    stages[stage] = Math.min(t, stages[stage] ?? t);
  }
  return Object.keys(stages).length === 0 ? {} : { stages };
}

function stagesAlready(known: Stages | undefined, { stages }: NodeFacts): boolean {
  if (!(stages instanceof Map)) return stages === undefined;
  for (const [stage, t] of stages as ReadonlyMap<StageName, number>) {
    if (t < (known?.[stage] ?? Number.POSITIVE_INFINITY)) return false;
  }
  return true;
}

function ruledAlready(known: CaseFacts['ruled'], ruled: NodeFacts['ruled']): boolean {
  return !ruled || (known !== undefined && (known.floor > ruled.floor || graverRule(known, ruled).ruled === known));
}

/** The one with the higher floor; of equal ones the first by title, so that order of arrival does not matter. */
function graverRule(a: CaseFacts['ruled'], b: CaseFacts['ruled']): Pick<CaseFacts, 'ruled'> {
  if (!a || !b) return a || b ? { ruled: a ?? b } : {};
  const first = a.floor > b.floor || (a.floor === b.floor && a.title <= b.title);
  return { ruled: first ? a : b };
}

/** The more severe; the earlier where equally severe. */
export function worse(a: Worst, b: Worst): Worst {
  if (a.severity !== b.severity) return a.severity > b.severity ? a : b;
  if (a.t !== b.t) return a.t < b.t ? a : b;
  return a.ref <= b.ref ? a : b;
}
