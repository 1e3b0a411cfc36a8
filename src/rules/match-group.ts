import { flatText } from '../common/flat-text.ts';
import { groupHash } from './group-values.ts';
import { type Before, earlier, type Match, type Moment, placeOf } from './match.ts';
import { MatchIdentities } from './match-identities.ts';
import type { CorrelationRule } from './rule.ts';
import type { RuleTiming } from './rule-timing.ts';
import { WindowTally } from './window-tally.ts';
import { type Distance, judgeWindow, type Verdict } from './window-verdict.ts';

/** A window that satisfied a rule, and what it newly ties together. */
export interface Firing<N> {
  match: Match<N>;
  verdict: Omit<Verdict<N>, 'nodes'>;
  nodes: N[];
  /** Whether the window before it satisfied the rule as well, so that it goes on with what that one tied. */
  continued: boolean;
  /** Pairs, the later first; a rule that one alert with its repeats satisfies alone has no partner. */
  ties: { owner: N; partner: N | null }[];
}

/**
 * The matches of one rule in one group (equal values of the fields grouped by), in event order.
 *
 * A window of the rule's timespan ends at each match. Whether it satisfies the rule, and what it ties together, rests on
 * the matches alone: on one that comes late, what was judged from its time on is judged again. Of consecutive windows
 * that satisfy, the first ties all that take part into one chain and each further one ties what it adds.
 */
export class MatchGroup<N> {
  readonly matches: Match<N>[] = [];
  private readonly identities = new MatchIdentities<N>(this.matches);
  /** When that matched which must be absent. */
  private readonly absents: Moment[] = [];
  private readonly tally: WindowTally<N>;
  /** The tally holds the matches from here up to the cursor. */
  private from = 0;
  /** Place of the next match to be judged. */
  private cursor = 0;
  /** The tally no longer fits the cursor. */
  private rewound = true;
  private named: string | null = null;
  /** Event time at which its rule looks at it again, by the rule's queue. */
  waitsFor = Number.POSITIVE_INFINITY;

  constructor(
    /** The values grouped by, as read. */
    readonly values: readonly string[],
    private readonly rule: CorrelationRule,
    private readonly timing: RuleTiming,
    private readonly before: Before<N>,
    private readonly distance: Distance,
  ) {
    this.tally = new WindowTally<N>(rule.rules.length);
  }

  /** A short name, equal in every run. */
  get hash(): string {
    return groupHash(this.values);
  }

  /** The same with its rule's key: what its firings name as their source. */
  get name(): string {
    return (this.named ??= flatText(`${this.rule.key}:${this.hash}`));
  }

  /** Takes a match in. Returns the moment from which on what was judged no longer stands, or null. */
  insert(match: Match<N>, boundary: number): Moment | null {
    const known = this.identities.get(match);
    if (known && !earlier(match, known)) return null;
    const judged = this.cursor;
    if (known) this.remove(known);
    const amended = this.cursor < judged;
    this.identities.add(match);
    const last = this.matches.at(-1);
    const place = !last || earlier(last, match) ? this.matches.length : placeOf(this.matches, match);
    if (place === this.matches.length) this.matches.push(match);
    else this.matches.splice(place, 0, match);
    if (place >= this.cursor && !amended) return null;
    if (place < this.cursor) this.cursor += 1;
    return this.rewind(match, boundary);
  }

  insertAbsent(moment: Moment): void {
    this.absents.splice(placeOf(this.absents, moment), 0, moment);
  }

  /** Forgets firings of an inner group from a moment on: it is judging them again. */
  retract(source: string, since: Moment, boundary: number): Moment | null {
    const gone = this.matches.filter((match) => match.source === source && !earlier(match, since));
    for (const match of gone) this.remove(match);
    return gone[0] ? this.rewind(gone[0], boundary) : null;
  }

  /** Judges again what a node takes part in: it began earlier than was known, or became another. */
  reconsider(node: N, boundary: number): Moment | null {
    const first = this.matches.find(({ t, nodes }) => t >= boundary && nodes.includes(node));
    return first && placeOf(this.matches, first) < this.cursor ? this.rewind(first, boundary) : null;
  }

  replace(former: N, node: N): void {
    for (const match of this.matches) {
      if (match.nodes.includes(former)) {
        match.nodes = [...new Set(match.nodes.map((one) => (one === former ? node : one)))];
      }
    }
    this.rewound = true;
  }

  /** A node that nothing looks back at any more leaves memory. */
  forget(node: N): void {
    const last = this.matches.findLastIndex(({ nodes }) => nodes.includes(node));
    const kept = this.matches.slice(0, last + 1).filter((match) => !this.without(match, node));
    const gone = last + 1 - kept.length;
    if (last >= this.from) this.rewound = true;
    this.matches.splice(0, last + 1, ...kept);
    this.from = Math.max(0, this.from - gone);
    this.cursor = Math.max(0, this.cursor - gone);
  }

  /** A node takes part no more, from the first on. Returns since when what was judged is to be judged again. */
  exclude(node: N): Moment | null {
    const first = this.matches.find(({ nodes }) => nodes.includes(node));
    if (!first) return null;
    const kept = this.matches.filter((match) => !this.without(match, node));
    this.matches.splice(0, this.matches.length, ...kept);
    return this.rewind(first, Number.NEGATIVE_INFINITY);
  }

  /** Takes a node out of a match; whether nothing is left of it. */
  private without(match: Match<N>, node: N): boolean {
    if (!match.nodes.includes(node)) return false;
    match.nodes = match.nodes.filter((one) => one !== node);
    if (match.nodes.length === 0) this.identities.delete(match);
    return match.nodes.length === 0;
  }

  /** Goes back to a moment, but not further than anything may still change. */
  private rewind(moment: Moment, boundary: number): Moment {
    const since = moment.t < boundary ? { t: boundary, ref: '' } : { t: moment.t, ref: moment.ref };
    this.cursor = Math.min(this.cursor, placeOf(this.matches, since));
    this.rewound = true;
    return since;
  }

  /**
   * Judges what is due, in event order. What was taken before its turn is beyond the watermark, and is due when that has come to it:
   * else all of it would be judged again for each match that it overtook.
   */
  judge(watermark: number): Firing<N>[] {
    const firings: Firing<N>[] = [];
    const until = watermark - (this.timing.waitMs ?? 0);
    if (this.rewound) this.reposition();
    for (; this.cursor < this.matches.length; this.cursor += 1) {
      const match = this.matches[this.cursor];
      if (!match || match.t > until) break;
      const former = this.matches[this.cursor - 1];
      const known = match.nodes.every((node) => this.tally.nodes.has(node));
      this.slideTo(match);
      const verdict = this.verdict(match);
      match.fired = verdict !== null;
      if (!verdict) continue;
      const continued = former?.fired === true && former.t >= match.t - this.rule.timespanMs;
      firings.push(this.firing(match, verdict, continued, known));
    }
    return firings;
  }

  /** When the next match is due; null when none waits. */
  get due(): number | null {
    const next = this.matches[this.cursor];
    return next ? next.t + (this.timing.waitMs ?? 0) : null;
  }

  /** Drops what can no longer matter; returns when to look again, or null when nothing is left. */
  evict(watermark: number): number | null {
    const oldest = watermark - this.timing.keepMs;
    let gone = 0;
    while (gone < this.cursor && (this.matches[gone]?.t ?? oldest) < oldest) gone += 1;
    for (const match of this.matches.splice(0, gone)) this.identities.delete(match);
    this.cursor -= gone;
    if (gone > this.from) this.rewound = true;
    this.from = Math.max(0, this.from - gone);
    while (this.absents[0] && this.absents[0].t < oldest) this.absents.shift();
    const next = Math.min(
      this.matches[0]?.t ?? Number.POSITIVE_INFINITY,
      this.absents[0]?.t ?? Number.POSITIVE_INFINITY,
    );
    return Number.isFinite(next) ? next + this.timing.keepMs + this.rule.timespanMs / 4 : null;
  }

  get size(): number {
    return this.matches.length + this.absents.length;
  }

  private slideTo(match: Match<N>): void {
    this.tally.add(match);
    while (this.from < this.cursor) {
      const oldest = this.matches[this.from];
      if (!oldest || oldest.t >= match.t - this.rule.timespanMs) break;
      this.tally.remove(oldest);
      this.from += 1;
    }
  }

  /** Fills the tally with the window that ends just before the cursor. */
  private reposition(): void {
    this.rewound = false;
    this.tally.clear();
    const last = this.matches[this.cursor - 1];
    this.from = last ? placeOf(this.matches, { t: last.t - this.rule.timespanMs, ref: '' }) : this.cursor;
    for (const match of this.matches.slice(this.from, this.cursor)) this.tally.add(match);
  }

  private verdict(match: Match<N>): Verdict<N> | null {
    const { rule } = this;
    if (rule.absence) {
      const { withinMs, when } = rule.absence;
      const since = when === 'after' ? match.t : match.t - withinMs;
      const until = when === 'before' ? match.t : match.t + withinMs;
      if (this.absents.some(({ t }) => t >= since && t <= until)) return null;
    }
    return judgeWindow(rule, this.tally, { matches: this.matches, from: this.from, to: this.cursor }, this.distance);
  }

  private firing(match: Match<N>, verdict: Verdict<N>, continued: boolean, known: boolean): Firing<N> {
    const { nodes, ...rest } = verdict;
    // Where the window takes part as a whole, those in the former window are tied already.
    const growing = continued && this.rule.withinMetres === null && this.rule.type !== 'temporal_ordered';
    if (growing && known) return { match, verdict: rest, nodes: match.nodes, continued, ties: [] };
    const sorted = [...nodes].sort((a, b) => (this.before(a, b) ? -1 : 1));
    const [alone] = match.nodes;
    if (growing && match.nodes.length === 1 && alone !== undefined) {
      const place = sorted.indexOf(alone);
      const [owner, partner] = place === 0 ? [sorted[1], alone] : [alone, sorted[place - 1]];
      const ties = owner === undefined ? [{ owner: alone, partner: null }] : [{ owner, partner: partner ?? null }];
      return { match, verdict: rest, nodes: sorted, continued, ties };
    }
    const ties = sorted.slice(1).map((owner, place) => ({ owner, partner: sorted[place] ?? null }));
    const [only] = sorted;
    if (ties.length === 0 && only !== undefined) ties.push({ owner: only, partner: null });
    return { match, verdict: rest, nodes: sorted, continued, ties };
  }

  private remove(match: Match<N>): number {
    const place = this.matches.indexOf(match, placeOf(this.matches, match));
    if (place === -1) return this.cursor;
    this.matches.splice(place, 1);
    this.identities.delete(match);
    if (place < this.cursor) this.cursor -= 1;
    this.rewound = true;
    return place;
  }
}
