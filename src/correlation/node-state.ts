import type { StageName } from '../../config/attack-stages.ts';
import type { AlertKind, Position } from '../intake/alert.ts';
import { type AlertGroup, AlertNode, type NodeTrack, type RuledBy } from './alert-node.ts';
import type { Standing } from './background/node-standing.ts';
import { lasts } from './background/novelty-ties.ts';
import type { CaseFacts, Worst } from './case-facts.ts';
import type { Reason } from './reason.ts';
import { tie } from './grouping.ts';

/**
 * A node as it is kept with its head's link, in the transaction that changed it, so that correlation starts again
 * from what is stored and goes on as if it had never stopped. Samples are not in it: they are read from the alerts.
 */
export interface NodeState {
  headId: string;
  headRef: string;
  first: number;
  last: number;
  count: number;
  kind: AlertKind;
  signature: string;
  /** Of every alert in it, where they are several. */
  signatures?: string[];
  sensorCode: string;
  title: string;
  tlp: string;
  /** Absent in what was stored before it was kept. */
  pap?: string;
  worst: Worst;
  /** Fold key, start and end of each stretch of repeats. */
  folds?: [string, number, number][];
  /** What was kept before stretches were: fold keys, each for the whole span. */
  foldKeys?: string[];
  keys: Record<string, [number, number]>;
  glue: string[];
  aliases: string[];
  dismissed: boolean;
  /** Absent in what was stored before there were suppressions. */
  suppressedBy?: string | null;
  /** How it stood against what its site is used to, and whether it is remembered longer; absent in older rows. */
  stood?: Standing['kind'];
  lasting?: boolean;
  sourceless?: boolean;
  track: NodeTrack | null;
  declared: { sensor: string; trackId: string }[];
  /** Absent in what was stored before it was kept. */
  place?: Position | null;
  analyzer?: string | null;
  /** What its group amounted to, while that is no case and has no row of its own. */
  waiting: CaseFacts | null;
  /** Names of ties that also join cases, and of those that say two tracks are one object. */
  joins: string[];
  sameObject: string[];
  /** Ties of tracks that agree and are two objects; absent where there are none. */
  outvoted?: string[];
  /** Ties whose partner has left memory. */
  inert: string[];
  /** Parts of an intrusion it speaks of, and since when; absent where of none. */
  stages?: Partial<Record<StageName, number>>;
  /** What analysts' rules said of it, and until when they need it; absent where none did. */
  ruled?: RuledBy;
  heldUntil?: number;
}

export function saveNode(node: AlertNode): NodeState {
  const named = (test: (name: string) => boolean): string[] => [...node.slots.keys()].filter(test).sort();
  const outvoted = named((name) => node.slots.get(name)?.outvoted === true);
  return {
    headId: node.headId,
    headRef: node.headRef,
    first: node.first,
    last: node.last,
    count: node.count,
    kind: node.kind,
    signature: node.signature,
    ...(node.signatures.size > 1 && { signatures: [...node.signatures].sort() }),
    sensorCode: node.sensorCode,
    title: node.title,
    tlp: node.tlp,
    pap: node.pap,
    worst: node.worst,
    folds: [...node.stretches]
      .map(({ foldKey, first, last }): [string, number, number] => [foldKey, first, last])
      .sort(([one, start], [other, otherStart]) => (one === other ? start - otherStart : one < other ? -1 : 1)),
    keys: Object.fromEntries([...node.keys].map(([key, span]) => [key, [span.first, span.last]])),
    glue: [...node.glue].map((other) => other.headId).sort(),
    aliases: [...node.aliases].sort(),
    dismissed: node.dismissed,
    suppressedBy: node.suppressedBy,
    stood: node.standing.kind,
    lasting: lasts(node),
    sourceless: node.sourceless,
    track: node.track,
    declared: node.declared,
    place: node.place,
    analyzer: node.analyzer,
    waiting: node.group.opened === null ? node.group.facts : null,
    joins: named((name) => node.slots.get(name)?.joins === true),
    sameObject: named((name) => node.slots.get(name)?.sameObject === true),
    ...(outvoted.length > 0 && { outvoted }),
    inert: named((name) => node.slots.get(name)?.partner === null),
    ...(node.stages.size > 0 && { stages: Object.fromEntries(node.stages) }),
    ...(node.ruled && { ruled: node.ruled }),
    ...(Number.isFinite(node.heldUntil) && { heldUntil: node.heldUntil }),
  };
}

export function loadNode(state: NodeState, group: AlertGroup): AlertNode {
  const node = new AlertNode(
    {
      id: state.headId,
      ref: state.headRef,
      t: state.first,
      kind: state.kind,
      signature: state.signature,
      sensorCode: state.sensorCode,
      title: state.title,
      tlp: state.tlp,
      pap: state.pap ?? 'AMBER',
      severity: state.worst.severity,
      position: state.place ?? null,
      sensorPosition: null,
      analyzer: state.analyzer ?? null,
    },
    group,
  );
  for (const [stage, t] of Object.entries(state.stages ?? {})) node.speakOf(stage as StageName, t);
  for (const signature of state.signatures ?? []) node.signatures.add(signature);
  node.last = state.last;
  node.count = state.count;
  node.worst = state.worst;
  node.dismissed = state.dismissed;
  node.suppressedBy = state.suppressedBy ?? null;
  node.sourceless = state.sourceless ?? false;
  node.explained = state.stood === 'explained';
  // Until it is judged anew it opens nothing that it did not.
  if (state.stood === 'explained' || state.stood === 'familiar') node.standing = { kind: 'familiar' };
  node.track = state.track;
  node.declared = state.declared;
  node.ruled = state.ruled ?? null;
  node.heldUntil = state.heldUntil ?? Number.NEGATIVE_INFINITY;
  const whole = state.foldKeys?.map((foldKey): [string, number, number] => [foldKey, state.first, state.last]) ?? [];
  for (const [foldKey, first, last] of state.folds ?? whole) node.stretches.add({ foldKey, first, last, node });
  for (const [key, [first, last]] of Object.entries(state.keys)) node.keys.set(key, { first, last });
  for (const alias of state.aliases) node.aliases.add(alias);
  group.nodes.add(node);
  return node;
}

/** Ties loaded nodes to each other again, from the reasons stored with them. */
export function relinkNodes(loaded: readonly { node: AlertNode; state: NodeState; reasons: Reason[] }[]): void {
  const byId = new Map<string, AlertNode>();
  for (const { node } of loaded) for (const id of [node.headId, ...node.aliases]) byId.set(id, node);
  for (const { node, state, reasons } of loaded) {
    for (const reason of reasons) {
      const name = reason.facts.slot;
      const partner = state.inert.includes(name) ? undefined : byId.get(reason.facts.alertId ?? '');
      node.slots.set(name, {
        partner: partner ?? null,
        reason,
        joins: state.joins.includes(name),
        sameObject: state.sameObject.includes(name),
        ...(state.outvoted?.includes(name) && { outvoted: true }),
      });
      partner?.dependants.add(node);
    }
    for (const id of state.glue) {
      const other = byId.get(id);
      if (other && other !== node) tie(node, other);
    }
  }
}

/** Whether ties can still reach a node, or analysts' rules still look back at it. */
export function stillReached(
  { last, heldUntil = Number.NEGATIVE_INFINITY }: { last: number; heldUntil?: number },
  { horizon, watermark }: { horizon: number; watermark: number },
): boolean {
  return last >= horizon || heldUntil >= watermark;
}
