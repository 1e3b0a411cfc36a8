import { earlier, type Moment } from '../rules/match.ts';
import { rulesReach } from '../rules/rule-timing.ts';
import { RuleRun } from '../rules/rule-run.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Judgement, RulePause } from '../rules/running-rule.ts';
import type { AlertFact } from './alert-fact.ts';
import { type AlertNode, type Slot, startsBefore } from './alert-node.ts';
import { AlertSubject } from './alert-subject.ts';
import { type BookedRule, mayRead } from './booked-rule.ts';
import { stricterTlp } from './case-facts.ts';
import type { Reason } from './reason.ts';
import { FiredRules } from './rule-tally.ts';
import { isRuleSlot, matchReason, matchSlot, tieReason, tieSlot } from './rule-reason.ts';
import type { SiteView } from './site-view.ts';
import { distanceM } from '../common/geodesy.ts';

/** A tie found or withdrawn, and the node it belongs to. */
export interface SlotChange {
  node: AlertNode;
  name: string;
  slot: Slot | null;
}

/** An alert that rules look back at, under its node, with its place in the order of inputs. */
export interface ToldAlert {
  node: AlertNode;
  fact: AlertFact;
  ordinal: number;
}

/** A tie of a correlation that a late alert may still amend, under the end of the window that made it. */
interface Edge {
  owner: AlertNode;
  name: string;
  until: Moment;
}

const NOTHING: readonly SlotChange[] = [];

/** How often, in event time, edges that nothing amends any more are let go. */
const PRUNE_MS = 60_000;

/**
 * Ties that analysts' rules make between the nodes of one site. Rules see alerts, not nodes, so that repeats count; what
 * fires ties the nodes of the alerts that took part.
 */
export class RuleTies {
  readonly pauses: RulePause[] = [];
  readonly fired = new FiredRules();
  private readonly run: RuleRun<AlertNode>;
  /** How long a node that rules hold is needed. */
  readonly reachMs: number;
  /** Start and head of the nodes that rules hold, as last seen: the order of ties rests on them. */
  private readonly known = new Map<AlertNode, Moment>();
  private readonly edges = new Map<string, Edge[]>();
  private prunedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly set: RuleSet,
    private readonly latenessMs: number,
    /** Whose rules these are, where they come from the rule book; those that are shipped read every alert. */
    readonly booked: BookedRule | null = null,
  ) {
    this.run = new RuleRun(set, latenessMs, startsBefore, distanceM);
    this.reachMs = rulesReach(set, latenessMs);
  }

  get empty(): boolean {
    return this.set.detections.length === 0;
  }

  /** Takes an alert in, which its node holds already. */
  note(node: AlertNode, fact: AlertFact, site: SiteView, watermark: number, ordinal: number): readonly SlotChange[] {
    if (this.empty) return NOTHING;
    const known = this.known.get(node);
    if (known && (known.t !== node.first || known.ref !== node.headRef)) {
      this.known.set(node, { t: node.first, ref: node.headRef });
      this.run.reconsider(node, watermark);
    }
    const subject = new AlertSubject(fact, site);
    const input = { t: fact.t, ref: fact.ref, identity: identityOf(fact), node, subject, ordinal };
    const outcome = this.reads(fact, site) ? this.run.take(input, watermark) : this.run.advance(watermark);
    if (outcome.held) this.hold(node, fact.t);
    this.pauses.push(...outcome.pauses);
    this.prune(watermark);
    if (outcome.matched.length === 0 && outcome.judgements.length === 0) return NOTHING;
    const changes = new Changes();
    for (const rule of outcome.matched) {
      const told = node.slots.get(matchSlot(rule));
      if (told && !earlier(fact, momentOf(told))) continue;
      changes.set(node, matchSlot(rule), solitary(this.told(matchReason(rule, subject, fact))));
      this.fired.add(rule, fact.tlp, fact.t);
    }
    for (const { place, judgement } of outcome.judgements) this.apply(place, judgement, changes);
    return changes.list();
  }

  /** The clock moved on with no alert to take in. */
  advance(watermark: number): readonly SlotChange[] {
    if (this.empty) return NOTHING;
    const { pauses, judgements } = this.run.advance(watermark);
    this.pauses.push(...pauses);
    this.prune(watermark);
    if (judgements.length === 0) return NOTHING;
    const changes = new Changes();
    for (const { place, judgement } of judgements) this.apply(place, judgement, changes);
    return changes.list();
  }

  /** One node took another's occurrences over; the other's ties go with them. */
  fuse(former: AlertNode, node: AlertNode, watermark: number): void {
    if (this.empty) return;
    this.run.replace(former, node);
    node.heldUntil = Math.max(node.heldUntil, former.heldUntil);
    if (this.known.delete(former)) this.known.set(node, { t: Number.NaN, ref: '' });
    for (const edges of this.edges.values()) {
      for (const edge of edges) if (edge.owner === former) edge.owner = node;
    }
    this.run.reconsider(node, watermark);
  }

  /** A node leaves memory, or its case was closed: it takes part in nothing new. */
  remove(node: AlertNode, watermark: number): void {
    if (!this.known.delete(node)) return;
    if (node.heldUntil < watermark) this.run.forget(node);
    else this.run.exclude(node, watermark);
  }

  /** Takes in again what is stored: the alerts that rules may need and the ties that they made. */
  restore(told: readonly ToldAlert[], nodes: readonly AlertNode[], site: SiteView, watermark: number): void {
    if (this.empty) return;
    for (const { node, fact, ordinal } of told) {
      if (!this.reads(fact, site) || (this.booked && ordinal <= this.booked.begun)) continue;
      const subject = new AlertSubject(fact, site);
      const input = { t: fact.t, ref: fact.ref, identity: identityOf(fact), node, subject, ordinal };
      if (this.run.restore(input, watermark)) this.hold(node, fact.t);
    }
    this.run.settle(watermark);
    for (const node of nodes) {
      for (const [name, slot] of node.slots) {
        const { reason } = slot;
        const { groupHash, ruleKey, runsSince } = reason.facts;
        if (!isRuleSlot(name) || typeof groupHash !== 'string' || !this.has(ruleKey)) continue;
        // What an earlier run tied stands, whatever this one comes to say.
        if (this.booked && runsSince !== this.booked.begun) continue;
        this.addEdge(`${String(ruleKey)}:${groupHash}`, { owner: node, name, until: momentOf(slot) });
      }
    }
  }

  /** Rules that rest, with the event time until which. */
  rest(pauses: readonly Pick<RulePause, 'ruleKey' | 'until'>[]): void {
    for (const { ruleKey, until } of pauses) {
      for (const rule of this.run.running) if (rule.linked.rule.key === ruleKey) rule.pausedUntil = until;
    }
  }

  /** A rule that rests goes on, from a place in the order of inputs. */
  resume(ruleKey: string, ordinal: number): void {
    for (const rule of this.run.running) if (rule.linked.rule.key === ruleKey) rule.resume(ordinal);
  }

  private reads(fact: AlertFact, site: SiteView): boolean {
    return !this.booked || mayRead(this.booked, fact, site);
  }

  private has(ruleKey: unknown): boolean {
    return this.set.correlations.some(({ rule }) => rule.key === ruleKey);
  }

  /** Since which place in the order of inputs a rule of the rule book reads: what came before it did not see. */
  private told(reason: Reason): Reason {
    return this.booked ? { ...reason, facts: { ...reason.facts, runsSince: this.booked.begun } } : reason;
  }

  private hold(node: AlertNode, t: number): void {
    this.known.set(node, { t: node.first, ref: node.headRef });
    node.heldUntil = Math.max(node.heldUntil, t + this.reachMs);
  }

  private apply(place: number, { group, since, firings }: Judgement<AlertNode>, changes: Changes): void {
    const rule = this.set.correlations[place]?.rule;
    if (!rule) return;
    const key = group.name;
    if (since) {
      const standing = this.edges.get(key) ?? [];
      for (const { owner, name, until } of standing) if (!earlier(until, since)) changes.set(owner, name, null);
      this.edges.set(
        key,
        standing.filter(({ until }) => earlier(until, since)),
      );
    }
    for (const firing of firings) {
      const tlps = firing.ties.flatMap(({ owner, partner }) => (partner ? [owner.tlp, partner.tlp] : [owner.tlp]));
      if (tlps.length > 0) this.fired.add(rule, tlps.reduce(stricterTlp), firing.match.t);
      for (const { owner, partner } of firing.ties) {
        const name = tieSlot(rule, group.hash, partner);
        if (changes.stands(owner, name)) continue;
        const reason = this.told(tieReason(rule, group, firing, partner));
        changes.set(owner, name, { partner, reason, joins: partner !== null, sameObject: false });
        this.addEdge(key, { owner, name, until: { t: firing.match.t, ref: firing.match.ref } });
      }
    }
  }

  private addEdge(key: string, edge: Edge): void {
    const edges = this.edges.get(key);
    if (edges) edges.push(edge);
    else this.edges.set(key, [edge]);
  }

  private prune(watermark: number): void {
    if (watermark < this.prunedAt + PRUNE_MS) return;
    this.prunedAt = watermark;
    const oldest = watermark - this.latenessMs - this.reachMs;
    for (const [key, edges] of this.edges) {
      const standing = edges.filter(({ until }) => until.t >= oldest);
      if (standing.length === 0) this.edges.delete(key);
      else this.edges.set(key, standing);
    }
  }
}

/** What one input changes, the last word on each tie alone. */
class Changes {
  private readonly byNode = new Map<AlertNode, Map<string, Slot | null>>();

  set(node: AlertNode, name: string, slot: Slot | null): void {
    const changes = this.byNode.get(node) ?? new Map<string, Slot | null>();
    changes.set(name, slot);
    this.byNode.set(node, changes);
  }

  /** Whether a tie will stand that was made by an earlier window. */
  stands(node: AlertNode, name: string): boolean {
    const change = this.byNode.get(node)?.get(name);
    return change === undefined ? node.slots.has(name) : change !== null;
  }

  list(): SlotChange[] {
    return [...this.byNode].flatMap(([node, changes]) => [...changes].map(([name, slot]) => ({ node, name, slot })));
  }
}

/** End of the window that made a tie. */
export function momentOf({ reason: { facts } }: Slot): Moment {
  return { t: Number(facts['until']), ref: String(facts['untilRef']) };
}

function solitary(reason: Slot['reason']): Slot {
  return { partner: null, reason, joins: false, sameObject: false };
}

/** One event told by several paths counts once; a person's report of it is a thing of its own. */
export function identityOf({ kind, eventKey, ref }: AlertFact): string {
  return eventKey === null ? ref : `${kind}|${eventKey}`;
}
