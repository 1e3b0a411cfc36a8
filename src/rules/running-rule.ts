import { groupKey } from './group-values.ts';
import type { Before, Match, Moment } from './match.ts';
import { type Firing, MatchGroup } from './match-group.ts';
import { MultiMap } from './multi-map.ts';
import type { LinkedCorrelation } from './rule-set.ts';
import type { RuleTiming } from './rule-timing.ts';
import { TimeQueue } from './time-queue.ts';
import type { Distance } from './window-verdict.ts';

/** That a rule went over a limit of its own at one site and rests for a while. */
export interface RulePause {
  ruleKey: string;
  title: string;
  version: number;
  limit: 'groups' | 'events';
  most: number;
  /** Event time, epoch milliseconds: when it was paused, and until when. Matches before the end are not taken. */
  from: number;
  until: number;
}

/** What one correlation said anew: first what no longer stands, then what fired. */
export interface Judgement<N> {
  group: MatchGroup<N>;
  since: Moment | null;
  firings: Firing<N>[];
}

/** One correlation rule at one site: its groups, and the bounds on what they hold. */
export class RunningRule<N> {
  private readonly groups = new Map<string, MatchGroup<N>>();
  private readonly groupsOfNode = new MultiMap<N, MatchGroup<N>>();
  private readonly waiting = new TimeQueue<MatchGroup<N>>();
  private readonly expiring = new TimeQueue<MatchGroup<N>>();
  /** Groups that changed in this step, with the moment from which on they are judged again. */
  private readonly changed = new Map<MatchGroup<N>, Moment | null>();
  private size = 0;
  pausedUntil = Number.NEGATIVE_INFINITY;
  /** A person ended its rest at this place in the order of inputs: it takes what alerts after it bring. */
  resumedAt = Number.NEGATIVE_INFINITY;

  constructor(
    readonly linked: LinkedCorrelation,
    readonly timing: RuleTiming,
    private readonly before: Before<N>,
    private readonly distance: Distance,
  ) {}

  /** Takes a match into a group; a pause where that is one too many. */
  take(values: readonly string[], match: Match<N>, watermark: number): RulePause | null {
    if (match.t < this.pausedUntil || match.ordinal <= this.resumedAt) return null;
    const group = this.group(values, match.t);
    if (typeof group === 'string') return this.pause(group, watermark);
    const size = group.size;
    const since = group.insert(match, watermark - this.timing.slackMs);
    for (const node of match.nodes) this.groupsOfNode.add(node, group);
    return this.grown(group, size, since, watermark);
  }

  takeAbsent(values: readonly string[], moment: Moment & { ordinal: number }, watermark: number): RulePause | null {
    if (moment.t < this.pausedUntil || moment.ordinal <= this.resumedAt) return null;
    const group = this.group(values, moment.t);
    if (typeof group === 'string') return this.pause(group, watermark);
    const size = group.size;
    group.insertAbsent(moment);
    return this.grown(group, size, null, watermark);
  }

  /** Groups that hold firings of an inner group. */
  retractAll(source: string, since: Moment, watermark: number): void {
    for (const group of this.groups.values()) {
      const from = group.retract(source, since, watermark - this.timing.slackMs);
      if (from) this.change(group, from);
    }
  }

  reconsider(node: N, watermark: number): void {
    for (const group of this.groupsOfNode.of(node)) {
      const since = group.reconsider(node, watermark - this.timing.slackMs);
      if (since) this.change(group, since);
    }
  }

  replace(former: N, node: N): void {
    for (const group of this.groupsOfNode.of(former)) {
      group.replace(former, node);
      this.groupsOfNode.add(node, group);
    }
    this.groupsOfNode.delete(former);
  }

  forget(node: N): void {
    for (const group of this.groupsOfNode.of(node)) {
      const size = group.size;
      group.forget(node);
      this.size += group.size - size;
    }
    this.groupsOfNode.delete(node);
  }

  exclude(node: N): void {
    for (const group of this.groupsOfNode.of(node)) {
      const size = group.size;
      const since = group.exclude(node);
      this.size += group.size - size;
      if (since) this.change(group, since);
    }
    this.groupsOfNode.delete(node);
  }

  /** Goes on before its rest is over, with nothing in memory, from a place in the order of inputs. */
  resume(ordinal: number): void {
    this.pausedUntil = Number.NEGATIVE_INFINITY;
    this.resumedAt = ordinal;
  }

  /** Event time from which on there is something to judge or to drop, if nothing comes before. */
  get next(): number {
    return this.changed.size > 0 ? Number.NEGATIVE_INFINITY : Math.min(this.waiting.next, this.expiring.next);
  }

  /** Judges what changed and what has come due, and drops what can no longer matter. */
  judge(watermark: number): Judgement<N>[] {
    for (let group = this.waiting.pop(watermark); group; group = this.waiting.pop(watermark)) {
      group.waitsFor = Number.POSITIVE_INFINITY;
      this.change(group, null);
    }
    if (this.changed.size === 0) {
      this.expire(watermark);
      return [];
    }
    const judgements: Judgement<N>[] = [];
    for (const [group, since] of this.changed) {
      const firings = group.judge(watermark);
      this.queue(group);
      if (firings.length > 0 || since) judgements.push({ group, since, firings });
    }
    this.changed.clear();
    this.expire(watermark);
    return judgements;
  }

  get groupCount(): number {
    return this.groups.size;
  }

  private group(values: readonly string[], t: number): MatchGroup<N> | 'groups' {
    const key = groupKey(values);
    const known = this.groups.get(key);
    if (known) return known;
    if (this.groups.size >= this.linked.rule.limits.groups) return 'groups';
    const fresh = new MatchGroup<N>(values, this.linked.rule, this.timing, this.before, this.distance);
    this.groups.set(key, fresh);
    this.expiring.push(t + this.timing.keepMs + this.linked.rule.timespanMs / 4, fresh);
    return fresh;
  }

  private grown(group: MatchGroup<N>, size: number, since: Moment | null, watermark: number): RulePause | null {
    this.size += group.size - size;
    if (this.size > this.linked.rule.limits.events) return this.pause('events', watermark);
    this.change(group, since);
    return null;
  }

  /** A group stands in the queue once, not for each match that waits in it. */
  private queue(group: MatchGroup<N>): void {
    const { due } = group;
    if (due === null || due >= group.waitsFor) return;
    group.waitsFor = due;
    this.waiting.push(due, group);
  }

  private change(group: MatchGroup<N>, since: Moment | null): void {
    const known = this.changed.get(group);
    if (!known || (since && (since.t < known.t || (since.t === known.t && since.ref < known.ref)))) {
      this.changed.set(group, since ?? known ?? null);
    }
  }

  /** Alone of all rules it lets go of what it holds. What it tied stands. */
  private pause(limit: RulePause['limit'], watermark: number): RulePause {
    const { rule } = this.linked;
    const until = watermark + rule.limits.pauseMs;
    this.pausedUntil = until;
    this.groups.clear();
    this.groupsOfNode.clear();
    this.changed.clear();
    this.waiting.clear();
    this.expiring.clear();
    this.size = 0;
    const { key: ruleKey, title, version, limits } = rule;
    return { ruleKey, title, version, limit, most: limits[limit], from: watermark, until };
  }

  private expire(watermark: number): void {
    for (let group = this.expiring.pop(watermark); group; group = this.expiring.pop(watermark)) {
      const size = group.size;
      const again = group.evict(watermark);
      this.size += group.size - size;
      if (again === null) this.groups.delete(groupKey(group.values));
      else this.expiring.push(again, group);
    }
  }
}
