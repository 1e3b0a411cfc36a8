import { earlier, type Moment } from '../rules/match.ts';
import type { Firing } from '../rules/match-group.ts';
import type { RuleOutcome } from '../rules/rule-outcome.ts';
import { RuleRun } from '../rules/rule-run.ts';
import { rulesReach } from '../rules/rule-timing.ts';
import type { Judgement, RulePause } from '../rules/running-rule.ts';
import { TimeQueue } from '../rules/time-queue.ts';
import type { AlertFact } from './alert-fact.ts';
import { AlertSubject } from './alert-subject.ts';
import { type BookedRule, mayRead } from './booked-rule.ts';
import { identityOf } from './rule-ties.ts';
import type { SiteView } from './site-view.ts';
import { distanceM } from '../common/geodesy.ts';

/** Alerts that one match names; more take part, and are said to. */
const MOST_ALERTS = 50;

/** What a rule in test would have tied together: windows that follow each other are one. */
export interface ShadowMatch {
  /** Equal in every run: the group, and the end of the first window. */
  key: string;
  group: string;
  first: Moment;
  /** End of the last window. */
  last: Moment;
  alertIds: string[];
  /** Whether more took part than are named. */
  more: boolean;
}

export interface ShadowChanges {
  runId: string;
  matches: ShadowMatch[];
  /** Keys of matches that late alerts showed not to be. */
  withdrawn: string[];
}

/** An alert as a rule in test holds it: no repeats folded, no node, so that nothing of the groups rests on it. */
interface Seen extends Moment {
  id: string;
}

/** A rule in test at one site: it reads the stream and says what it would have done. */
export class ShadowRule {
  readonly pauses: RulePause[] = [];
  private readonly run: RuleRun<Seen>;
  private readonly reachMs: number;
  private readonly seen = new TimeQueue<Seen>();
  /** Matches that may still grow or be withdrawn, by group, in event order. */
  private readonly open = new Map<string, ShadowMatch[]>();
  private changed = new Map<string, ShadowMatch>();
  private withdrawn = new Set<string>();

  constructor(
    readonly booked: BookedRule,
    latenessMs: number,
  ) {
    this.run = new RuleRun<Seen>(booked.set, latenessMs, earlier, distanceM);
    this.reachMs = rulesReach(booked.set, latenessMs);
  }

  note(fact: AlertFact, ordinal: number, site: SiteView, watermark: number): void {
    const outcome = mayRead(this.booked, fact, site)
      ? this.run.take(this.input(fact, ordinal, site), watermark)
      : this.run.advance(watermark);
    if (outcome.matched.some(({ key }) => key === this.booked.rule.key)) {
      this.grow('', { t: fact.t, ref: fact.ref }, [fact.id], false);
    }
    this.apply(outcome, watermark);
  }

  advance(watermark: number): void {
    this.apply(this.run.advance(watermark), watermark);
  }

  /** Takes in again what is stored: alerts it may need, and its matches that may still grow. */
  restore(
    told: readonly { fact: AlertFact; ordinal: number }[],
    matches: readonly ShadowMatch[],
    site: SiteView,
    watermark: number,
  ): void {
    for (const { fact, ordinal } of told) {
      if (ordinal <= this.booked.begun || !mayRead(this.booked, fact, site)) continue;
      this.run.restore(this.input(fact, ordinal, site), watermark);
    }
    this.run.settle(watermark);
    for (const match of matches) this.matchesOf(match.group).push(match);
  }

  rest(pauses: readonly Pick<RulePause, 'ruleKey' | 'until'>[]): void {
    for (const { ruleKey, until } of pauses) {
      for (const rule of this.run.running) if (rule.linked.rule.key === ruleKey) rule.pausedUntil = until;
    }
  }

  resume(ruleKey: string, ordinal: number): void {
    for (const rule of this.run.running) if (rule.linked.rule.key === ruleKey) rule.resume(ordinal);
  }

  /** What changed since the last call. */
  drain(): ShadowChanges | null {
    if (this.changed.size === 0 && this.withdrawn.size === 0) return null;
    const matches = [...this.changed.values()].map((match) => structuredClone(match));
    const changes = { runId: this.booked.runId, matches, withdrawn: [...this.withdrawn] };
    this.changed = new Map();
    this.withdrawn = new Set();
    return changes;
  }

  private input(fact: AlertFact, ordinal: number, site: SiteView) {
    const node: Seen = { id: fact.id, t: fact.t, ref: fact.ref };
    this.seen.push(fact.t + this.reachMs, node);
    return {
      t: fact.t,
      ref: fact.ref,
      identity: identityOf(fact),
      node,
      subject: new AlertSubject(fact, site),
      ordinal,
    };
  }

  private apply({ pauses, judgements }: RuleOutcome<Seen>, watermark: number): void {
    this.pauses.push(...pauses);
    for (const { judgement } of judgements) this.judge(judgement);
    this.forget(watermark);
  }

  private judge({ group, since, firings }: Judgement<Seen>): void {
    const named = group.values.join(', ').slice(0, 500);
    if (since) this.withdraw(named, since);
    for (const { match, nodes, continued } of firings) {
      this.grow(named, { t: match.t, ref: match.ref }, idsOf({ nodes }), continued);
    }
  }

  private grow(group: string, at: Moment, alertIds: readonly string[], continued: boolean): void {
    const matches = this.matchesOf(group);
    let found = continued ? matches.findLast(({ first }) => !earlier(at, first)) : undefined;
    if (!found) {
      found = { key: `${group}|${at.t}|${at.ref}`, group, first: at, last: at, alertIds: [], more: false };
      matches.push(found);
    }
    if (earlier(found.last, at)) found.last = at;
    for (const id of alertIds) {
      if (found.alertIds.includes(id)) continue;
      if (found.alertIds.length < MOST_ALERTS) found.alertIds.push(id);
      else found.more = true;
    }
    this.withdrawn.delete(found.key);
    this.changed.set(found.key, found);
  }

  /** What was said from a moment on no longer stands; it is judged again, and said again where it holds. */
  private withdraw(group: string, since: Moment): void {
    const kept: ShadowMatch[] = [];
    for (const match of this.matchesOf(group)) {
      if (earlier(match.first, since)) kept.push(match);
      else {
        this.changed.delete(match.key);
        this.withdrawn.add(match.key);
      }
    }
    this.open.set(group, kept);
  }

  private matchesOf(group: string): ShadowMatch[] {
    const known = this.open.get(group);
    if (known) return known;
    const fresh: ShadowMatch[] = [];
    this.open.set(group, fresh);
    return fresh;
  }

  private forget(watermark: number): void {
    let gone = false;
    for (let node = this.seen.pop(watermark); node; node = this.seen.pop(watermark)) {
      this.run.forget(node);
      gone = true;
    }
    if (!gone) return;
    for (const [group, matches] of this.open) {
      const standing = matches.filter(({ last }) => last.t + this.reachMs >= watermark);
      if (standing.length === 0) this.open.delete(group);
      else this.open.set(group, standing);
    }
  }
}

function idsOf({ nodes }: Pick<Firing<Seen>, 'nodes'>): string[] {
  return nodes.slice(0, MOST_ALERTS + 1).map(({ id }) => id);
}
