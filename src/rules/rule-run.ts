import { flatText } from '../common/flat-text.ts';
import type { Position } from '../intake/alert.ts';
import { suppressed, type Detector } from './detection-test.ts';
import { carriedFields, countedValues, groupKey, groupsOf, type ReadField, readingOf } from './group-values.ts';
import type { Before, Match, Moment } from './match.ts';
import type { Firing, MatchGroup } from './match-group.ts';
import { MultiMap } from './multi-map.ts';
import type { RuleSet, Use } from './rule-set.ts';
import { blank, isBlank, type RuleOutcome } from './rule-outcome.ts';
import type { RuleSubject } from './rule-subject.ts';
import { ruleTimings } from './rule-timing.ts';
import { type Judgement, type RulePause, RunningRule } from './running-rule.ts';
import type { Distance } from './window-verdict.ts';

/** One alert, as rules take it. */
export interface RuleInput<N> extends Moment {
  subject: RuleSubject;
  node: N;
  /** Equal for the same event told by several paths. */
  identity: string;
  /** Its place in the order of inputs. */
  ordinal?: number;
}

/** An alert, or a firing, on its way into a correlation. */
interface Arrival<N> extends Moment {
  identity: string;
  ordinal: number;
  nodes: N[];
  position: Position | null;
  source: string | null;
  read: ReadField;
}

/**
 * A set of rules over the alerts of one site. What has fired, and what it ties, is a function of the set of alerts taken
 * in: a late one has what rests on it judged again.
 */
export class RuleRun<N extends object> {
  readonly running: RunningRule<N>[];
  private readonly detector: Detector;
  /** What an input brought about that brought about nothing, as nearly all do. */
  private blank: RuleOutcome<N> = blank();
  /** Event time from which on there is something to judge; before it the rules need not be asked. */
  private next = Number.NEGATIVE_INFINITY;
  /** Rules that hold a node. */
  private readonly holders = new MultiMap<N, RunningRule<N>>();

  constructor(
    private readonly set: RuleSet,
    latenessMs: number,
    before: Before<N>,
    distance: Distance,
  ) {
    this.detector = set.newDetector();
    const timings = ruleTimings(set, latenessMs);
    this.running = set.correlations.flatMap((linked, place) => {
      const timing = timings[place];
      return timing ? [new RunningRule<N>(linked, timing, before, distance)] : [];
    });
  }

  /** Takes an alert in and judges what it changes and what the watermark has made due. */
  take(input: RuleInput<N>, watermark: number): RuleOutcome<N> {
    const outcome = this.blank;
    this.detect(input, watermark, outcome);
    this.judge(watermark, outcome);
    if (!isBlank(outcome)) this.blank = blank();
    return outcome;
  }

  /** Judges what the watermark has made due, with no alert to take in. */
  advance(watermark: number): RuleOutcome<N> {
    const outcome = blank<N>();
    this.judge(watermark, outcome);
    return outcome;
  }

  private detect(input: RuleInput<N>, watermark: number, outcome: RuleOutcome<N>): void {
    const places = this.detector.matches(input.subject, input.node);
    if (places.length === 0) return;
    const { t, ref, identity, node, subject, ordinal = 0 } = input;
    const arrival: Arrival<N> = {
      t,
      ref,
      identity,
      ordinal,
      nodes: [node],
      position: subject.position,
      source: null,
      read: readingOf(subject),
    };
    const uses: Use[] = [];
    for (const place of places) {
      const detection = this.set.detections[place];
      if (!detection || suppressed(detection.rule.suppressions, subject, t)) continue;
      if (detection.stands) outcome.matched.push(detection.rule);
      uses.push(...detection.uses);
    }
    if (uses.length === 0) return;
    if (places.length > 1) uses.sort((a, b) => a.correlation - b.correlation);
    outcome.held = true;
    this.arrive(arrival, uses, subject, watermark, outcome);
  }

  /** Takes an alert in whose effect is known already; whether any rule holds it. What is due is judged by `settle`. */
  restore(input: RuleInput<N>, watermark: number): boolean {
    const outcome = blank<N>();
    this.detect(input, watermark, outcome);
    return outcome.held;
  }

  /** Judges what was taken in again, without telling. */
  settle(watermark: number): void {
    this.judge(watermark, blank());
  }

  /** A node was found to begin earlier, or took another's place; what rests on their order is judged again. */
  reconsider(node: N, watermark: number): void {
    this.next = Number.NEGATIVE_INFINITY;
    for (const rule of this.holders.of(node)) rule.reconsider(node, watermark);
  }

  replace(former: N, node: N): void {
    this.next = Number.NEGATIVE_INFINITY;
    for (const rule of this.holders.of(former)) {
      rule.replace(former, node);
      this.holders.add(node, rule);
    }
    this.holders.delete(former);
  }

  forget(node: N): void {
    this.next = Number.NEGATIVE_INFINITY;
    for (const rule of this.holders.of(node)) rule.forget(node);
    this.holders.delete(node);
  }

  /**
   * A node takes part no more. What was said stands, but what comes is judged as if the node had never been, as after a
   * restart.
   */
  exclude(node: N, watermark: number): void {
    this.next = Number.NEGATIVE_INFINITY;
    for (const rule of this.holders.of(node)) rule.exclude(node);
    this.holders.delete(node);
    this.settle(watermark);
  }

  /** Inner rules stand before those that refer to them, so one pass reaches all. */
  judge(watermark: number, outcome: RuleOutcome<N>): void {
    if (watermark < this.next) return;
    for (let place = 0; place < this.running.length; place += 1) {
      const rule = this.running[place];
      if (!rule || rule.next > watermark) continue;
      for (const judgement of rule.judge(watermark)) {
        if (rule.linked.stands) outcome.judgements.push({ place, judgement });
        if (rule.linked.uses.length > 0) this.passOn(rule, judgement, watermark, outcome);
      }
    }
    this.next = Number.POSITIVE_INFINITY;
    for (const { next } of this.running) if (next < this.next) this.next = next;
  }

  private passOn(rule: RunningRule<N>, judgement: Judgement<N>, watermark: number, outcome: RuleOutcome<N>): void {
    const { group, since, firings } = judgement;
    if (since) {
      for (const { correlation } of rule.linked.uses)
        this.running[correlation]?.retractAll(group.name, since, watermark);
    }
    for (const firing of firings) {
      const arrival = firingArrival(rule, group, firing);
      this.arrive(arrival, rule.linked.uses, null, watermark, outcome);
    }
  }

  /** Puts an arrival into every group of every correlation that uses it; uses of one correlation stand together. */
  private arrive(
    arrival: Arrival<N>,
    uses: readonly Use[],
    subject: RuleSubject | null,
    watermark: number,
    outcome: RuleOutcome<N>,
  ): void {
    this.next = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < uses.length;) {
      const correlation = uses[at]?.correlation ?? 0;
      const start = at;
      while (uses[at]?.correlation === correlation) at += 1;
      const rule = this.running[correlation];
      if (!rule || (subject && suppressed(rule.linked.rule.suppressions, subject, arrival.t))) continue;
      for (const { values, labels, absent } of labelled(uses.slice(start, at), rule.linked.groupFields, arrival.read)) {
        const { t, ref, ordinal } = arrival;
        const resting = absent ? rule.takeAbsent(values, { t, ref, ordinal }, watermark) : null;
        if (resting) outcome.pauses.push(resting);
        const pause = labels === 0 ? null : this.enter(rule, values, labels, arrival, watermark);
        if (pause) outcome.pauses.push(pause);
      }
    }
  }

  private enter(
    rule: RunningRule<N>,
    values: string[],
    labels: number,
    arrival: Arrival<N>,
    watermark: number,
  ): RulePause | null {
    const counted = countedValues(rule.linked.rule, arrival.read);
    if (counted === null) return null;
    const match: Match<N> = {
      t: arrival.t,
      ref: arrival.ref,
      identity: arrival.identity,
      ordinal: arrival.ordinal,
      labels,
      nodes: arrival.nodes,
      values: counted,
      position: rule.linked.rule.withinMetres === null && rule.linked.uses.length === 0 ? null : arrival.position,
      carried: carriedFields(rule.linked, arrival.read),
      source: arrival.source,
      fired: false,
    };
    for (const node of arrival.nodes) this.holders.add(node, rule);
    return rule.take(values, match, watermark);
  }
}

interface Labelled {
  values: string[];
  labels: number;
  absent: boolean;
}

/** The groups an arrival belongs to, and which of the rules it matched in each: aliases may name other fields. */
function labelled(uses: readonly Use[], groupFields: readonly string[][], read: ReadField): Labelled[] {
  const [only] = uses;
  if (uses.length === 1 && only) {
    const { label } = only;
    const bits = label === -1 ? 0 : 1 << label;
    return groupsOf(groupFields.at(label) ?? [], read).map((values) => ({
      values,
      labels: bits,
      absent: label === -1,
    }));
  }
  const groups = new Map<string, Labelled>();
  for (const { label } of uses) {
    for (const values of groupsOf(groupFields.at(label) ?? [], read)) {
      const key = groupKey(values);
      const found = groups.get(key) ?? { values, labels: 0, absent: false };
      if (label === -1) found.absent = true;
      else found.labels |= 1 << label;
      groups.set(key, found);
    }
  }
  return [...groups.values()];
}

/** A firing of an inner rule, at the end of its window: its group's values, else those of the alert that ended it. */
function firingArrival<N>(rule: RunningRule<N>, group: MatchGroup<N>, { match, nodes }: Firing<N>): Arrival<N> {
  const grouped = new Map(rule.linked.rule.groupBy.map((name, place) => [name, [group.values[place] ?? '']]));
  return {
    t: match.t,
    ref: match.ref,
    identity: flatText(`${group.name}:${match.identity}`),
    ordinal: match.ordinal,
    nodes,
    position: match.position,
    source: group.name,
    read: (name) => grouped.get(name) ?? match.carried?.[rule.linked.carried.indexOf(name)] ?? [],
  };
}
