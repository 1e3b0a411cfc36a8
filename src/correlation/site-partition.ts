import type { CorrelationRules } from '../../config/correlation-rules.ts';
import { AirPicture } from './air-picture.ts';
import { AssetTies } from './asset-ties.ts';
import { Background } from './background/background.ts';
import { type AlertFact, before } from './alert-fact.ts';
import { type AlertGroup, AlertNode, keepApart, type Slot, type Span } from './alert-node.ts';
import { noteAir } from './case-air.ts';
import { EarlyAlerts } from './early-alerts.ts';
import { EntityTies } from './entity-ties.ts';
import { FoldIndex, type FoldMatch } from './fold-index.ts';
import { fuseNodes } from './fuse-nodes.ts';
import { Grouping, PROVISIONAL, settleGroup, standing } from './grouping.ts';
import { JoinedDomains } from './joined-domains.ts';
import { opening, warrantsCase } from './case-opening.ts';
import { applyRemarks } from './air-standing.ts';
import { ExpiryWheel } from './expiry-wheel.ts';
import { worstOf } from './head-fact.ts';
import { growSpans, tellSpans } from './node-spans.ts';
import type { Reason } from './reason.ts';
import { NO_RULES, type RuleSet } from '../rules/rule-set.ts';
import { repeatReason, WITHDRAWN } from './repeat-reason.ts';
import { hidden, hiddenReason, SiteConstraints } from './constraints/site-constraints.ts';
import { sameReason } from './rule-reason.ts';
import { carryOut } from './rule-changes.ts';
import { SiteRules } from './site-rules.ts';
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
  readonly grouping: Grouping;
  readonly folds: FoldIndex;
  readonly ties: EntityTies;
  readonly joined: JoinedDomains;
  readonly air: AirPicture;
  /** What people told correlation of this site, for a time. */
  readonly constraints = new SiteConstraints();
  readonly background: Background;
  readonly dependencies: AssetTies;
  readonly analysts: SiteRules;
  readonly nodes = new Set<AlertNode>();
  readonly early = new EarlyAlerts();
  /** The site's clock: the latest effective event time of what was taken in its turn, epoch milliseconds. */
  watermark = Number.NEGATIVE_INFINITY;
  placements: Placement[] = [];
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
    this.grouping = new Grouping(rules.case.caps, rules.latenessSeconds * 1000);
    this.folds = new FoldIndex(rules.repeat, rules.latenessSeconds * 1000);
    this.ties = new EntityTies(rules.entity);
    this.joined = new JoinedDomains(rules.joined, rules.latenessSeconds);
    this.air = new AirPicture(rules.track);
    this.background = new Background(rules);
    this.dependencies = new AssetTies(rules);
    this.analysts = new SiteRules(analystRules, rules.latenessSeconds * 1000);
  }

  /** Event time before which nothing can be reached any more, whatever still arrives within the lateness. */
  get horizon(): number {
    return this.watermark - (this.rules.entity.windowSeconds + this.rules.latenessSeconds) * 1000;
  }

  /**
   * @param early it is taken before alerts that came before it. The clock stays, so that none of those is late by it, and
   *   nothing they tie to is forgotten; it moves on when the turn comes ({@link moveOn}).
   */
  process(given: AlertFact, ordinal: number, early = false): void {
    const hiding = this.constraints.hides(given);
    const fact = hiding ? hidden(given, hiding) : given;
    const foldKey = hiding ? fact.foldKey : this.background.take(fact);
    const late = fact.t < this.watermark - this.rules.latenessSeconds * 1000;
    if (!early) this.watermark = Math.max(this.watermark, fact.t);
    const match = this.folds.matches(fact, foldKey);
    const [first, ...rest] = match.nodes;
    const fresh = first === undefined;
    const node = first ?? this.newNode(fact);
    for (const other of rest) fuseNodes(this, node, other);
    // One report needs a look across domains about its time only; nodes that prove to be one, a whole look.
    const about = rest.length > 0 ? null : fact.t;
    const repeat = fresh ? null : repeatReason(node, this.rules.repeat, match.byEventAlone);
    if (fresh && hiding) node.hide(hiding.id, hiddenReason(hiding));
    this.placements.push({ alertId: fact.id, node, ordinal, t: fact.t, late, repeat });
    this.take(node, fact, match, repeat);
    this.retie(node, fact, about);
    const ruled = hiding ? [] : this.analysts.note(node, fact, this.site, this.watermark, ordinal);
    this.early.add(node, fact.t, this.watermark);
    this.conclude(ruled);
  }

  /** The turn of an alert that was taken early has come: the clock moves on to it, as it does when one is taken in its turn. */
  moveOn(t: number): void {
    if (t <= this.watermark) return;
    this.watermark = t;
    this.conclude(this.analysts.advance(t));
  }

  private conclude(ruled: Parameters<typeof carryOut>[0]): void {
    if (ruled.length > 0) carryOut(ruled, (owner, name, slot) => this.setSlot(owner, name, slot));
    this.early.lookAgain(this);
    if (this.grouping.loosened.size > 0) this.settle(WITHDRAWN);
    this.openDue();
    this.expire();
  }

  /** Brings the groups in line with ties that no longer hold; where one comes apart, `reason` says why. */
  settle(reason: Reason): void {
    const warrants = (nodes: readonly AlertNode[]): boolean => warrantsCase(nodes, this.rules.case);
    for (const group of this.grouping.settle(reason, warrants)) for (const node of group.nodes) this.touched.add(node);
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
    // Numbers are given to cases that last beyond the step, so that none is missing.
    for (const group of this.grouping.unnumbered()) group.opened = this.nextNumber();
    const objects = this.air.drain();
    for (const object of objects) object.group = standing(object.group);
    noteAir(this.grouping.touched, this.site);
    const changes: SiteChanges = {
      siteId: this.site.siteId,
      watermark: this.watermark,
      placements: this.placements,
      moves: this.grouping.moves,
      nodes: new Set([...this.touched, ...objects.flatMap((change) => change.nodes)]),
      amended: new Set(this.amended),
      groups: new Set(this.grouping.touched),
      objects,
      background: this.background.drain(),
      ...this.analysts.drain(),
    };
    for (const group of changes.groups) group.stored = true;
    this.placements = [];
    this.grouping.moves = [];
    this.grouping.touched.clear();
    this.touched.clear();
    this.amended.clear();
    return changes;
  }

  private newNode(fact: AlertFact): AlertNode {
    const group = this.grouping.found(`${fact.id}|founded`, { worst: worstOf(fact) });
    const node = new AlertNode(fact, group);
    group.nodes.add(node);
    this.remember(node);
    return node;
  }

  /** Adds one alert to its node: span, count, worst, head, entities, samples. */
  private take(node: AlertNode, fact: AlertFact, match: FoldMatch, repeat: Reason | null): void {
    node.count += 1;
    node.weigh(worstOf(fact), fact, fact.signature, fact.sourceless === true);
    if (repeat && before(fact, { t: node.first, ref: node.headRef })) {
      this.grouping.moves.push({ kind: 'refold', from: node.headId, into: fact.id, reason: repeat });
      node.lead(fact);
    }
    node.first = Math.min(node.first, fact.t);
    node.last = Math.max(node.last, fact.t);
    this.folds.add(node, fact, match);
    if (fact.track === null && node.suppressedBy === null) this.joined.habits.observeRepeat(node, fact);
    this.air.observe(node, fact, this.site);
    this.background.weigh(node);
    node.group.absorb(node);
    this.touched.add(node);
    this.grouping.changed.add(node.group);
  }

  /** Looks again at every tie the alert may have made or changed. */
  private retie(node: AlertNode, fact: AlertFact, about: number | null): void {
    const spans = tellSpans(node, fact, this.rules.entity.perAlert);
    if (spans) this.tieByKeys(node, spans);
    this.background.settle(node, this);
    this.dependencies.settle(node, this);
    for (const { node: owner, name, slot } of this.air.ties(node, about)) this.setSlot(owner, name, slot);
    const rose = this.air.zoneRose();
    const looked = this.remark(node) || rose ? this.joined.zoneRaised() : [];
    const noted = node.tiesNothing ? [] : this.joined.note(node, about);
    for (const other of new Set([...noted, ...looked])) {
      this.setSlot(other, this.joined.slot, this.joined.evaluate(other));
    }
  }

  /** Says anew of an object what its tracks now amount to; true where that lets it be tied otherwise. */
  private remark(node: AlertNode): boolean {
    const remarks = this.air.remarks(node, this.site);
    if (remarks.length === 0) return false;
    const { changed, turned } = applyRemarks(remarks);
    for (const owner of changed) {
      for (const set of [this.touched, this.amended]) set.add(owner);
      this.grouping.changed.add(owner.group);
    }
    return turned;
  }

  /** All keys are known before any tie is looked at: a serial number may rule out what a transmitter suggests. */
  placeKeys(node: AlertNode, spans: ReadonlyMap<string, Span>): void {
    const grown = growSpans(node, spans, this.rules.entity.perAlert);
    if (!node.explained) this.tieByKeys(node, grown);
  }

  /** Places a node's spans on their keys, and looks at every tie that changes by it. */
  tieByKeys(node: AlertNode, spans: ReadonlyMap<string, Span>): void {
    for (const [key, span] of spans) this.retieOn(key, this.ties.place(node, key, span));
  }

  retieOn(key: string, nodes: readonly AlertNode[]): void {
    for (const node of nodes) this.setSlot(node, `key:${key}`, this.ties.evaluate(node, key, this.horizon));
  }

  /** Replaces a tie, and brings the groups in line with it. A slot without a partner only says why. */
  setSlot(node: AlertNode, name: string, found: Slot | null): void {
    const slot = this.constraints.allowed(node, found);
    const former = node.slots.get(name);
    if (!former && !slot) return;
    if (former && slot && former.partner === slot.partner && sameReason(former.reason, slot.reason)) return;
    node.keep(name, slot);
    if ((former?.sameObject || slot?.sameObject) && former?.partner !== slot?.partner) {
      this.air.reconsider(node, former?.partner, slot?.partner);
    }
    if (slot?.partner) {
      slot.partner.dependants.add(node);
      const refused = slot.joins ? this.grouping.join(node, slot.partner, slot.reason) : null;
      if (refused !== null) keepApart(slot, refused);
    }
    if (former?.partner && former.partner !== slot?.partner) {
      if (![...node.slots.values()].some((other) => other.partner === former.partner)) {
        former.partner.dependants.delete(node);
      }
      if (former.joins) this.grouping.loosened.add(node.group);
    } else if (former?.joins && slot && !slot.joins) this.grouping.loosened.add(node.group);
    this.touched.add(node);
    this.amended.add(node);
    this.grouping.changed.add(node.group);
  }

  private expire(): void {
    this.folds.expire(this.watermark);
    this.background.expire(this.watermark);
    this.wheel.advance(this.horizon, (node) => {
      if (!this.nodes.has(node)) return null;
      const held = node.heldUntil - (this.watermark - this.horizon);
      const reach = Math.max(node.last + this.background.longer(node), held);
      if (reach >= this.horizon) return reach;
      this.release(node);
      return null;
    });
  }

  /** Takes a node out of memory. Its rows stay. */
  release(node: AlertNode): void {
    this.nodes.delete(node);
    const { folds, ties, joined, background, dependencies } = this;
    for (const index of [folds, ties, joined, background, dependencies]) index.remove(node);
    this.air.release(node);
    this.analysts.remove(node, this.watermark);
    for (const tied of this.grouping.forget(node)) this.touched.add(tied);
  }

  remember(node: AlertNode): void {
    this.nodes.add(node);
    this.wheel.schedule(node, node.last);
  }
}
