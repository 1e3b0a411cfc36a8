import type { AlertNode, Worst } from './alert-node.ts';
import { worse } from './alert-node.ts';
import { TLP_LABELS, type Tlp } from '../intake/alert.ts';
import type { ZoneLevel } from './tracks/zone-watch.ts';

/** What a case's severity, priority and title are made of. Kept with the case, so that it outlives its nodes in memory. */
export interface CaseFacts {
  worst: Worst;
  /** Domains of sensing seen in the case, sorted. */
  kinds: string[];
  zone: ZoneLevel;
  /** The most restricted marking of any alert in it. */
  tlp: string;
  /** Part of what made these facts has left memory, so they cannot be made anew from the nodes. */
  faded: boolean;
}

/** Nodes that belong together. It becomes a case when what it holds warrants one. */
export class AlertGroup {
  readonly nodes = new Set<AlertNode>();
  /** Groups a person keeps this one apart from. */
  readonly apart = new Set<string>();
  facts: CaseFacts;
  /** Order in which it became a case; null while it is none. */
  opened: number | null = null;
  /** Closed: takes in nothing more. */
  sealed = false;
  /** Known to the store, so that changes to it must be told. */
  stored = false;

  constructor(
    readonly id: string,
    worst: Worst,
  ) {
    this.facts = { worst, kinds: [], zone: 'outside', tlp: 'CLEAR', faded: false };
  }

  /** Takes a node's facts into account; facts only ever grow, except by a split, which makes them anew. */
  absorb(node: AlertNode): void {
    this.facts = mergeFacts(this.facts, nodeFacts(node));
  }
}

export function nodeFacts(node: AlertNode): CaseFacts {
  return nodeFactsOf(node);
}

/** The same of a node as it is stored. */
export function nodeFactsOf(node: Pick<AlertNode, 'worst' | 'kind' | 'track' | 'tlp'>): CaseFacts {
  return { worst: node.worst, kinds: [node.kind], zone: node.track?.zone ?? 'outside', tlp: node.tlp, faded: false };
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
    tlp: stricter(a.tlp, b.tlp),
    faded: a.faded || b.faded,
  };
}

function stricter(a: string, b: string): string {
  return TLP_LABELS.indexOf(a as Tlp) >= TLP_LABELS.indexOf(b as Tlp) ? a : b;
}
