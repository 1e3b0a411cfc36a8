import type { StageName } from '../../config/attack-stages.ts';
import { flatText } from '../common/flat-text.ts';
import type { AlertKind, Position } from '../intake/alert.ts';
import { attackStage } from './attack-stage.ts';
import { ORDINARY, type Standing } from './background/node-standing.ts';
import {
  type CaseFacts,
  covers,
  mergeFacts,
  nodeFacts,
  stricterPap,
  stricterTlp,
  type Worst,
  worse,
} from './case-facts.ts';
import { Few } from './few.ts';
import { type HeadFact, sourceOf, worstOf } from './head-fact.ts';
import type { Reason } from './reason.ts';
import type { Sample } from './tracks/sample.ts';
import type { SpoofSign } from './tracks/spoof-signs.ts';
import type { ZoneLevel } from './tracks/zone-watch.ts';

/** Span of event time, epoch milliseconds, both ends included. */
export interface Span {
  first: number;
  last: number;
}

/** One tie of a node to another. Each has a slot of its own, so that a better tie replaces the former. */
export interface Slot {
  /** Null once the other node has left memory; the tie and its reason stay. */
  partner: AlertNode | null;
  reason: Reason;
  /** Whether it also puts both into one case; false where a person's decision keeps them apart. */
  joins: boolean;
  /** Whether it says that both are tracks of one object. */
  sameObject: boolean;
  /** It would say that both are one object, but taken together their objects are two. */
  outvoted?: boolean;
}

export interface NodeTrack {
  sensorId: string;
  sensorCode: string;
  sensorKind: string;
  analyzer: string | null;
  id: string;
  class: string | null;
  classConfidence: number;
  transmitter: string | null;
  /** Worst zone any position of this track was in. */
  zone: ZoneLevel;
  objectId: string | null;
  /** Crewed traffic that tells of itself. */
  context?: boolean;
  /** Signs that its broadcast is forged; found once, they stay. */
  spoofed?: SpoofSign[];
  /** Where the pilot was said to be last. */
  pilot?: { t: number; ref: string; position: Position };
}

/** What analysts' rules that fired say of a node: the gravest one's floor of severity, and whether any opens a case. */
export interface RuledBy {
  floor: number;
  title: string;
  opens: boolean;
}

/** Alerts with one fold key, none further from the next than repeats may be. */
export interface Stretch extends Span {
  readonly foldKey: string;
  node: AlertNode;
}

const NO_STAGES: ReadonlyMap<StageName, number> = new Map();

/** An alert with its repeats folded in: the unit correlation ties together. */
export class AlertNode implements Span {
  /** The earliest alert; the others are its occurrences. */
  headId: string;
  headRef: string;
  first: number;
  last: number;
  count = 0;
  readonly kind: AlertKind;
  /** Of the head. */
  signature: string;
  sensorCode: string;
  /** The sensor, and what speaks through it. */
  source: string;
  analyzer: string | null;
  title: string;
  /** Of every alert in it: two paths may name one event differently. */
  readonly signatures = new Few<string>();
  /** The most restricted marking of the alert and its repeats. */
  tlp: string;
  pap: string;
  worst: Worst;
  /** Parts of an intrusion that its alerts speak of, each with the time it was first spoken of. */
  stages: ReadonlyMap<StageName, number> = NO_STAGES;
  private noted: Pick<Worst, 'title' | 't'> | null = null;
  readonly stretches = new Few<Stretch>();
  /** The node that took this one over. */
  foldedInto: AlertNode | null = null;
  /** A span is replaced where it grows, and never changed: others hold it too. */
  readonly keys = new Map<string, Readonly<Span>>();
  /** The entities of the alert it took in last. */
  named: readonly string[] = [];
  readonly slots = new Map<string, Slot>();
  /** Nodes that have this one as a partner. */
  readonly dependants = new Few<AlertNode>();
  /** Ties through nodes that have left memory, and ties a person made. */
  readonly glue = new Few<AlertNode>();
  /** Former heads, whose ids older reasons still name. */
  readonly aliases = new Few<string>();
  /** A person took it out of a case: it does not open one by itself. */
  dismissed = false;
  /** The suppression that keeps it from the queue. */
  suppressedBy: string | null = null;
  /** No alert of it names a source. */
  sourceless = true;
  /** How it stands against what its site is used to. */
  standing: Standing = ORDINARY;
  /** It stands explained, and ties nothing. */
  explained = false;
  track: NodeTrack | null = null;
  /** The tracks of its object, itself among them, by start; null until they are put together. Made of its ties. */
  object: AlertNode[] | null = null;
  samples: Sample[] = [];
  declared: { sensor: string; trackId: string }[] = [];
  /** Where it happened, or where its sensor stands; of the head. */
  place: Position | null;
  ruled: RuledBy | null = null;
  /** Event time until which analysts' rules still look back at it. */
  heldUntil = Number.NEGATIVE_INFINITY;
  group: AlertGroup;
  /** The reasons that were handed over to be stored last; a step that fails takes its nodes out of memory with it. */
  private stored: readonly Reason[] | null = null;

  constructor(fact: HeadFact, group: AlertGroup) {
    this.headId = fact.id;
    this.headRef = fact.ref;
    this.first = fact.t;
    this.last = fact.t;
    this.kind = fact.kind;
    this.signature = fact.signature;
    this.signatures.add(fact.signature);
    this.sensorCode = fact.sensorCode;
    this.source = sourceOf(fact);
    this.analyzer = fact.analyzer;
    this.title = fact.title;
    this.tlp = fact.tlp;
    this.pap = fact.pap;
    this.worst = worstOf(fact);
    this.place = fact.position ?? fact.sensorPosition;
    this.group = group;
  }

  /** Neither what its site is used to nor what a person hid is tied to anything. */
  get tiesNothing(): boolean {
    return this.explained || this.suppressedBy !== null;
  }

  /** A suppression keeps it, and what repeats it, out of cases and of the queue. */
  hide(suppressionId: string, reason: Reason): void {
    this.suppressedBy = suppressionId;
    this.dismissed = true;
    this.slots.set(reason.facts.slot, { partner: null, reason, joins: false, sameObject: false });
  }

  /** Ties it in this way, or no longer; the reason is kept for as long as the node is. */
  keep(name: string, slot: Slot | null): void {
    if (slot === null) {
      this.slots.delete(name);
      return;
    }
    slot.reason.text = flatText(slot.reason.text);
    this.slots.set(name, slot);
  }

  /** A person put it into a case after all. */
  show(): void {
    this.dismissed = false;
    if (this.suppressedBy !== null) this.slots.delete('suppressed');
    this.suppressedBy = null;
  }

  /** A late, earlier alert becomes the one the others repeat. */
  lead(fact: HeadFact): void {
    this.aliases.add(this.headId);
    this.headId = fact.id;
    this.headRef = fact.ref;
    this.title = fact.title;
    this.signature = fact.signature;
    this.sensorCode = fact.sensorCode;
    this.source = sourceOf(fact);
    this.analyzer = fact.analyzer;
    this.place = fact.position ?? fact.sensorPosition;
    // Its reasons are with another alert's link from here on.
    this.stored = null;
  }

  /** Takes into account how severe and how marked alerts are, of what kinds, and whether they name no source. */
  weigh(
    worst: Worst,
    { tlp, pap }: { tlp: string; pap: string },
    signatures: string | Iterable<string>,
    sourceless: boolean,
  ): void {
    if (typeof signatures === 'string') this.signatures.add(signatures);
    else for (const signature of signatures) this.signatures.add(signature);
    this.worst = worse(this.worst, worst);
    this.noteStage(worst);
    this.tlp = stricterTlp(this.tlp, tlp);
    this.pap = stricterPap(this.pap, pap);
    this.sourceless &&= sourceless;
  }

  /** Takes into account the part of an intrusion that an alert speaks of. */
  private noteStage({ title, t }: Pick<Worst, 'title' | 't'>): void {
    // Repeats say the same again and again.
    if (this.kind !== 'cyber' || (title === this.noted?.title && t >= this.noted.t)) return;
    this.noted = { title, t };
    const stage = attackStage(title)?.name;
    if (stage !== undefined) this.speakOf(stage, t);
  }

  speakOf(stage: StageName, t: number): void {
    if (t < (this.stages.get(stage) ?? Number.POSITIVE_INFINITY)) this.stages = new Map(this.stages).set(stage, t);
  }

  /** The reasons of this node, in an order that does not depend on arrival. */
  reasons(): Reason[] {
    return [...this.slots.keys()].sort().flatMap((name) => this.slots.get(name)?.reason ?? []);
  }

  /** Its reasons to be stored with its head's link, all of them; null where those are that are stored already. */
  takeReasons(): Reason[] | null {
    const now = this.reasons();
    const { stored } = this;
    if (stored?.length === now.length && now.every((reason, place) => reason === stored[place])) return null;
    // A copy takes as much as it holds.
    this.stored = [...now];
    return now;
  }
}

/** A tie that says why, and does not put both into one case. */
export function keepApart(slot: Slot, why: string): void {
  slot.joins = false;
  slot.reason = { ...slot.reason, text: `${slot.reason.text}; ${why}`, weight: 0 };
}

/** Order of nodes: by start, then reference. */
export function startsBefore(a: AlertNode, b: AlertNode): boolean {
  return a.first < b.first || (a.first === b.first && a.headRef < b.headRef);
}

/** Nodes that belong together. It becomes a case when what it holds warrants one. */
export class AlertGroup {
  readonly nodes = new Set<AlertNode>();
  /** Groups a person keeps this one apart from. */
  readonly apart = new Few<string>();
  facts: CaseFacts;
  /** Order in which it became a case; null while it is none. */
  opened: number | null = null;
  /** Closed: takes in nothing more. */
  sealed = false;
  /** Heads of it that have left memory. */
  gone = 0;
  /** The case it goes on with, which was full. */
  continues: string | null = null;
  /** The group that took this one in; nodes that had left memory before still point here. */
  absorbedBy: AlertGroup | null = null;
  /** Known to the store, so that changes to it must be told. */
  stored = false;

  constructor(
    readonly id: string,
    worst: Worst,
  ) {
    this.facts = {
      worst,
      kinds: [],
      signatures: [],
      zone: 'outside',
      tlp: 'CLEAR',
      pap: 'CLEAR',
      first: worst.t,
      last: worst.t,
      faded: false,
    };
  }

  /** Takes a node's facts into account; facts only ever grow, except by a split, which makes them anew. */
  absorb(node: AlertNode): void {
    if (!covers(this.facts, node)) this.facts = mergeFacts(this.facts, nodeFacts(node));
    else if (node.last > this.facts.last) this.facts = { ...this.facts, last: node.last };
  }
}
