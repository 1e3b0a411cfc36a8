import type { CorrelationRules } from '../../config/correlation-rules.ts';
import { AirPicture } from './air-picture.ts';
import { type AlertFact, before } from './alert-fact.ts';
import { type AlertGroup, AlertNode, type Slot, type Span, startsBefore, worstOf } from './alert-node.ts';
import { stricterPap, stricterTlp, worse } from './case-facts.ts';
import { EntityTies } from './entity-ties.ts';
import { FoldIndex } from './fold-index.ts';
import { Grouping, PROVISIONAL, settleGroup, standing, tie } from './grouping.ts';
import { JoinedDomains } from './joined-domains.ts';
import { opening } from './case-opening.ts';
import { ExpiryWheel } from './expiry-wheel.ts';
import type { Reason } from './reason.ts';
import { stillReached } from './node-state.ts';
import { NO_RULES, type RuleSet } from '../rules/rule-set.ts';
import { repeatReason, WITHDRAWN } from './repeat-reason.ts';
import { sameReason } from './rule-reason.ts';
import { carryOut } from './rule-changes.ts';
import { RuleTies } from './rule-ties.ts';
import type { SiteView } from './site-view.ts';
import type { Placement, SiteChanges } from './step-result.ts';

/**
 * Correlation of one site in one realm: a pure function of its ordered alerts and decisions (design rule 3).
 *
 * An alert is placed the moment it arrives: folded under one it repeats, or a node of its own, tied to others by
 * shared entities, by one path through the air, and across domains. Groups are the connected parts of those ties.
 * Every tie is a function of the set of alerts, not of their order, so an alert that comes late, within the stated
 * lateness, amends what was said and ends with the same groups. What lies further back than anything can still
 * reach leaves memory.
 *
 * A decision of a person is carried out in `apply-decision.ts` and binds from then on.
 */
export class SitePartition {
  readonly grouping = new Grouping();
  readonly folds: FoldIndex;
  readonly ties: EntityTies;
  readonly joined: JoinedDomains;
  readonly air: AirPicture;
  readonly analysts: RuleTies;
  readonly nodes = new Set<AlertNode>();
  /** Latest effective event time seen, epoch milliseconds. */
  watermark = Number.NEGATIVE_INFINITY;
  private placements: Placement[] = [];
  /** Nodes whose stored state changed, and those of them whose reasons did. */
  readonly touched = new Set<AlertNode>();
  readonly amended = new Set<AlertNode>();
  private openings = 0;
  private readonly wheel = new ExpiryWheel<AlertNode>();

  /** @param nextNumber gives the number of the next case; called once per case, in order of opening. */
  constructor(
    public site: SiteView,
    readonly rules: CorrelationRules,
    private readonly nextNumber: () => number,
    analystRules: RuleSet = NO_RULES,
  ) {
    this.folds = new FoldIndex(rules.repeat, rules.latenessSeconds * 1000);
    this.ties = new EntityTies(rules.entity);
    this.joined = new JoinedDomains(rules.joined);
    this.air = new AirPicture(rules.track);
    this.analysts = new RuleTies(analystRules, rules.latenessSeconds * 1000);
  }

  /** Event time before which nothing can be reached any more, whatever still arrives within the lateness. */
  get horizon(): number {
    return this.watermark - (this.rules.entity.windowSeconds + this.rules.latenessSeconds) * 1000;
  }

  process(fact: AlertFact, ordinal: number): void {
    const late = fact.t < this.watermark - this.rules.latenessSeconds * 1000;
    this.watermark = Math.max(this.watermark, fact.t);
    const { nodes, byEventAlone } = this.folds.matches(fact);
    const [first, ...rest] = nodes.sort((a, b) => (startsBefore(a, b) ? -1 : 1));
    const fresh = first === undefined;
    const node = first ?? this.newNode(fact);
    for (const other of rest) this.fuse(node, other);
    // A node that grows at its end only needs a short look across domains; one that began earlier or was joined, a whole one.
    const former = fresh || rest.length > 0 ? null : { first: node.first, last: node.last };
    const repeat = fresh ? null : repeatReason(node, this.rules.repeat, byEventAlone);
    this.placements.push({ alertId: fact.id, node, ordinal, t: fact.t, late, repeat });
    this.take(node, fact, repeat);
    this.retie(node, fact, former && former.first === node.first ? former.last : null);
    carryOut(this.analysts.note(node, fact, this.site, this.watermark), (owner, name, slot) =>
      this.setSlot(owner, name, slot),
    );
    for (const group of this.grouping.settle(WITHDRAWN)) for (const node of group.nodes) this.touched.add(node);
    this.openDue();
    this.expire();
  }

  /** Opens cases where what groups now hold warrants it. */
  openDue(): void {
    for (const group of this.grouping.changed) {
      if (group.opened === null && opening(group, this.rules.case) !== 'waiting') {
        group.opened = PROVISIONAL + this.openings++;
      }
      this.grouping.touched.add(group);
    }
    this.grouping.changed.clear();
  }

  openByDecision(group: AlertGroup): number {
    group.opened ??= this.nextNumber();
    return group.opened;
  }

  /** What changed since the last call. */
  drain(): SiteChanges {
    for (const { node } of this.placements) settleGroup(node);
    for (const node of this.touched) settleGroup(node);
    this.number();
    const objects = this.air.drain();
    for (const object of objects) object.group = standing(object.group);
    const changes: SiteChanges = {
      siteId: this.site.siteId,
      watermark: this.watermark,
      placements: this.placements,
      moves: this.grouping.moves,
      nodes: new Set([...this.touched, ...objects.flatMap((change) => change.nodes)]),
      amended: new Set(this.amended),
      groups: new Set(this.grouping.touched),
      objects,
      pauses: this.analysts.pauses.splice(0),
    };
    for (const group of changes.groups) group.stored = true;
    this.placements = [];
    this.grouping.moves = [];
    this.grouping.touched.clear();
    this.touched.clear();
    this.amended.clear();
    return changes;
  }

  /** Numbers are given to cases that last beyond the step, in order of opening, so that none is missing. */
  private number(): void {
    const due = [...this.grouping.touched].filter(({ opened }) => opened !== null && opened >= PROVISIONAL);
    due.sort((a, b) => (a.opened ?? 0) - (b.opened ?? 0));
    for (const group of due) group.opened = this.nextNumber();
  }

  private newNode(fact: AlertFact): AlertNode {
    const group = this.grouping.found(`${fact.id}|founded`, { worst: worstOf(fact) });
    const node = new AlertNode(fact, group);
    group.nodes.add(node);
    this.nodes.add(node);
    this.wheel.schedule(node, node.last);
    return node;
  }

  /** Adds one alert to its node: span, count, worst, head, entities, samples. */
  private take(node: AlertNode, fact: AlertFact, repeat: Reason | null): void {
    node.count += 1;
    node.signatures.add(fact.signature);
    node.worst = worse(node.worst, worstOf(fact));
    node.tlp = stricterTlp(node.tlp, fact.tlp);
    node.pap = stricterPap(node.pap, fact.pap);
    if (repeat && before(fact, { t: node.first, ref: node.headRef })) {
      this.grouping.moves.push({ kind: 'refold', from: node.headId, into: fact.id, reason: repeat });
      node.aliases.add(node.headId);
      node.headId = fact.id;
      node.headRef = fact.ref;
      node.title = fact.title;
      node.signature = fact.signature;
      node.sensorCode = fact.sensorCode;
    }
    node.first = Math.min(node.first, fact.t);
    node.last = Math.max(node.last, fact.t);
    this.folds.add(node, fact);
    this.air.observe(node, fact, this.site);
    node.group.absorb(node);
    this.touched.add(node);
    this.grouping.changed.add(node.group);
  }

  /** Looks again at every tie the alert may have made or changed. */
  private retie(node: AlertNode, fact: AlertFact, reach: number | null): void {
    this.placeKeys(node, new Map(fact.keys.map((key) => [key, { first: fact.t, last: fact.t }])));
    for (const { node: owner, name, slot } of this.air.ties(node)) this.setSlot(owner, name, slot);
    const looked = this.air.zoneRose(node) ? this.joined.zoneRaised() : [];
    for (const other of new Set([...this.joined.note(node, reach), ...looked])) {
      this.setSlot(other, this.joined.slot, this.joined.evaluate(other));
    }
  }

  /** All keys are known before any tie is looked at: a serial number may rule out what a transmitter suggests. */
  private placeKeys(node: AlertNode, spans: ReadonlyMap<string, Span>): void {
    const grown = new Map<string, Span>();
    for (const [key, span] of spans) {
      const known = node.keys.get(key);
      if (!known && node.keys.size >= this.rules.entity.perAlert) continue;
      const first = Math.min(known?.first ?? span.first, span.first);
      const last = Math.max(known?.last ?? span.last, span.last);
      if (known && first === known.first && last === known.last) continue;
      grown.set(key, { first, last });
      node.keys.set(key, { first, last });
    }
    for (const [key, span] of grown) {
      for (const other of this.ties.place(node, key, span)) {
        this.setSlot(other, `key:${key}`, this.ties.evaluate(other, key, this.horizon));
      }
    }
  }

  /** Replaces a tie, and brings the groups in line with it. */
  private setSlot(node: AlertNode, name: string, slot: Slot | null): void {
    const former = node.slots.get(name);
    if (!former && !slot) return;
    if (former && slot && former.partner === slot.partner && sameReason(former.reason, slot.reason)) return;
    if (slot) node.slots.set(name, slot);
    else node.slots.delete(name);
    if (slot?.partner) {
      slot.partner.dependants.add(node);
      if (!this.grouping.join(node, slot.partner, slot.reason)) keepApart(slot);
    }
    if (former?.partner && former.partner !== slot?.partner) {
      if (![...node.slots.values()].some((other) => other.partner === former.partner)) {
        former.partner.dependants.delete(node);
      }
      if (former.joins) this.grouping.loosened.add(node.group);
    }
    this.touched.add(node);
    this.amended.add(node);
    this.grouping.changed.add(node.group);
  }

  /** Two nodes prove to be one: an alert between them came late, or told of the same event. */
  private fuse(node: AlertNode, other: AlertNode): void {
    const reason = repeatReason(node, this.rules.repeat, false);
    if (node.group !== other.group) this.grouping.merge(other.group, node.group, [reason]);
    this.grouping.moves.push({ kind: 'refold', from: other.headId, into: node.headId, reason });
    for (const alias of [other.headId, ...other.aliases]) node.aliases.add(alias);
    node.count += other.count;
    for (const signature of other.signatures) node.signatures.add(signature);
    node.worst = worse(node.worst, other.worst);
    node.tlp = stricterTlp(node.tlp, other.tlp);
    node.pap = stricterPap(node.pap, other.pap);
    node.last = Math.max(node.last, other.last);
    this.air.replace(other, node);
    this.joined.remove(other);
    this.analysts.fuse(other, node, this.watermark);
    this.folds.replace(other, node);
    this.ties.remove(other);
    for (const dependant of other.dependants) {
      for (const slot of dependant.slots.values()) if (slot.partner === other) slot.partner = node;
      node.dependants.add(dependant);
    }
    for (const slot of other.slots.values()) slot.partner?.dependants.delete(other);
    for (const glued of other.glue) {
      glued.glue.delete(other);
      if (glued !== node) tie(node, glued);
    }
    node.dependants.delete(node);
    for (const [name, slot] of node.slots) if (slot.partner === node) node.slots.delete(name);
    // What was placed under it since the last drain is told under the one it proved to be.
    for (const placement of this.placements) if (placement.node === other) placement.node = node;
    other.group.nodes.delete(other);
    this.nodes.delete(other);
    this.touched.delete(other);
    this.amended.delete(other);
    this.placeKeys(node, other.keys);
  }

  private expire(): void {
    this.folds.expire(this.watermark);
    this.wheel.advance(this.horizon, (node) => {
      if (!this.nodes.has(node)) return null;
      if (stillReached(node, this)) return Math.max(node.last, node.heldUntil - (this.watermark - this.horizon));
      this.release(node);
      return null;
    });
  }

  /** Takes a node out of memory. Its rows stay. */
  release(node: AlertNode): void {
    this.nodes.delete(node);
    this.folds.remove(node);
    this.ties.remove(node);
    this.joined.remove(node);
    this.air.release(node);
    this.analysts.remove(node, this.watermark);
    for (const tied of this.grouping.forget(node)) this.touched.add(tied);
  }

  /** Puts a node that was loaded from the store back into every index, with no tie evaluated anew. */
  adopt(node: AlertNode): void {
    this.nodes.add(node);
    this.wheel.schedule(node, node.last);
    for (const stretch of node.stretches) this.folds.addStretch(stretch);
    for (const [key, span] of node.keys) this.ties.place(node, key, span);
    this.joined.note(node, null);
    this.air.adopt(node);
  }
}

function keepApart(slot: Slot): void {
  slot.joins = false;
  slot.reason = { ...slot.reason, text: `${slot.reason.text}; a person's decision keeps them apart`, weight: 0 };
}
