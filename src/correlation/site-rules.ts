import { earlier } from '../rules/match.ts';
import { rulesReach } from '../rules/rule-timing.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { RulePause } from '../rules/running-rule.ts';
import type { AlertFact } from './alert-fact.ts';
import type { AlertNode } from './alert-node.ts';
import type { BookedRule } from './booked-rule.ts';
import { isRuleSlot, ruledBy } from './rule-reason.ts';
import type { RuleTally } from './rule-tally.ts';
import { momentOf, RuleTies, type SlotChange, type ToldAlert } from './rule-ties.ts';
import { type ShadowChanges, type ShadowMatch, ShadowRule } from './shadow-rule.ts';
import type { SiteView } from './site-view.ts';

/** What rules did in a step, beside their ties. */
export interface RuleNews {
  /** Rules that went over a limit of theirs and rest. */
  pauses: RulePause[];
  fired: RuleTally[];
  /** What rules in test would have done. */
  shadows: ShadowChanges[];
}

/**
 * All rules that run at one site: those shipped, as one set, and each of the rule book by itself, so that one begins and
 * ends without touching what the others remember.
 */
export class SiteRules {
  private readonly shipped: RuleTies;
  /** In the order in which they began. */
  private readonly live = new Map<string, RuleTies>();
  private readonly shadows = new Map<string, ShadowRule>();
  /** Of rules that ended within the step. */
  private readonly left: RuleNews = { pauses: [], fired: [], shadows: [] };

  constructor(
    shipped: RuleSet,
    private readonly latenessMs: number,
  ) {
    this.shipped = new RuleTies(shipped, latenessMs);
  }

  /** A rule of the rule book begins to run here, with nothing in memory. */
  begin(rule: BookedRule): void {
    if (rule.mode === 'live') this.live.set(rule.runId, new RuleTies(rule.set, this.latenessMs, rule));
    else this.shadows.set(rule.runId, new ShadowRule(rule, this.latenessMs));
  }

  /** A rule ends. What it tied stands. */
  end(runId: string): void {
    const ties = this.live.get(runId);
    const shadow = this.shadows.get(runId);
    this.live.delete(runId);
    this.shadows.delete(runId);
    if (ties) this.gather([ties], []);
    if (shadow) this.gather([], [shadow]);
  }

  resume(ruleKey: string, ordinal: number): void {
    for (const rules of [...this.ties(), ...this.shadows.values()]) rules.resume(ruleKey, ordinal);
  }

  note(node: AlertNode, fact: AlertFact, site: SiteView, watermark: number, ordinal: number): readonly SlotChange[] {
    const changes = this.shipped.note(node, fact, site, watermark, ordinal);
    if (this.live.size === 0 && this.shadows.size === 0) return changes;
    for (const shadow of this.shadows.values()) shadow.note(fact, ordinal, site, watermark);
    const more = [...this.live.values()].flatMap((ties) => ties.note(node, fact, site, watermark, ordinal));
    return [...changes, ...more];
  }

  /** The clock moved on with no alert to take in. */
  advance(watermark: number): readonly SlotChange[] {
    for (const shadow of this.shadows.values()) shadow.advance(watermark);
    return this.ties().flatMap((ties) => ties.advance(watermark));
  }

  /** One node took another's occurrences over; the other's ties go with it, those of rules that have ended too. */
  fuse(former: AlertNode, node: AlertNode, watermark: number): void {
    for (const [name, slot] of former.slots) {
      if (!isRuleSlot(name) || slot.partner === node) continue;
      const own = node.slots.get(name);
      if (own && !earlier(momentOf(slot), momentOf(own))) continue;
      node.slots.set(name, slot);
      slot.partner?.dependants.add(node);
    }
    for (const ties of this.ties()) ties.fuse(former, node, watermark);
    node.ruled = ruledBy(node);
  }

  remove(node: AlertNode, watermark: number): void {
    for (const ties of this.ties()) ties.remove(node, watermark);
  }

  /**
   * Takes in again what is stored, once the rules that run have begun.
   * @param told alerts of nodes that rules hold; @param seen those that rules in test may need, of all there are.
   */
  restore(
    told: readonly ToldAlert[],
    nodes: readonly AlertNode[],
    seen: readonly { fact: AlertFact; ordinal: number }[],
    matches: ReadonlyMap<string, readonly ShadowMatch[]>,
    site: SiteView,
    watermark: number,
  ): void {
    for (const ties of this.ties()) ties.restore(told, nodes, site, watermark);
    for (const [runId, shadow] of this.shadows) shadow.restore(seen, matches.get(runId) ?? [], site, watermark);
  }

  rest(pauses: readonly Pick<RulePause, 'ruleKey' | 'until'>[]): void {
    for (const rules of [...this.ties(), ...this.shadows.values()]) rules.rest(pauses);
  }

  /** How far back, in milliseconds of event time, the rules that tie, and those in test, still look. */
  reach(): { tiesMs: number; shadowsMs: number } {
    const reachOf = ({ set }: BookedRule): number => rulesReach(set, this.latenessMs);
    const booked = [...this.live.values()].flatMap((ties) => ties.booked ?? []);
    return {
      tiesMs: Math.max(this.shipped.reachMs, ...booked.map(reachOf)),
      shadowsMs: Math.max(0, ...[...this.shadows.values()].map((shadow) => reachOf(shadow.booked))),
    };
  }

  /** What changed since the last call. */
  drain(): RuleNews {
    this.gather(this.ties(), this.shadows.values());
    const { pauses, fired, shadows } = this.left;
    return { pauses: pauses.splice(0), fired: fired.splice(0), shadows: shadows.splice(0) };
  }

  private gather(ties: Iterable<RuleTies>, shadows: Iterable<ShadowRule>): void {
    for (const each of ties) {
      if (each.pauses.length > 0) this.left.pauses.push(...each.pauses.splice(0));
      this.left.fired.push(...each.fired.drain());
    }
    for (const shadow of shadows) {
      this.left.pauses.push(...shadow.pauses.splice(0));
      const changes = shadow.drain();
      if (changes) this.left.shadows.push(changes);
    }
  }

  private ties(): RuleTies[] {
    return [this.shipped, ...this.live.values()];
  }
}
