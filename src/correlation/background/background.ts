import type { CorrelationRules } from '../../../config/correlation-rules.ts';
import type { AlertFact } from '../alert-fact.ts';
import type { AlertNode, Slot, Span } from '../alert-node.ts';
import { learnable } from './background-key.ts';
import { BackgroundModel, type HourCount } from './background-model.ts';
import type { Standing } from './node-standing.ts';
import { MOMENT_SLOT, MomentTies } from './moment-ties.ts';
import { lasts, NoveltyTies } from './novelty-ties.ts';
import { BACKGROUND_SLOT, standingOf } from './standing.ts';

/** What the verdict on a node rests on, and the count up to which it holds. */
interface Grounds {
  first: number;
  /** Reference of its head, whose sensor and sort are its own. */
  head: string;
  stretches: number;
  severity: number;
  upTo: number;
  /** What its ties were last brought in line with: how it stood, until when it lasted, and what it was of. */
  settled: Standing | null;
  last: number;
  places: number;
}

/** What judging a node needs of the site it is at. */
interface Ties {
  readonly horizon: number;
  readonly ties: { withdraw(node: AlertNode, key: string): AlertNode[] };
  readonly joined: { remove(node: AlertNode): void; readonly slot: string };
  setSlot(node: AlertNode, name: string, slot: Slot | null): void;
  tieByKeys(node: AlertNode, spans: ReadonlyMap<string, Span>): void;
  retieOn(key: string, nodes: readonly AlertNode[]): void;
}

/**
 * What one site is used to, and what stands out against it. Alerts that were to be expected are explained: they tie
 * nothing and open nothing, and say why. Alerts that are new or come in a burst are telling, and tie each other.
 */
export class Background {
  private readonly model: BackgroundModel;
  private readonly novelty: NoveltyTies;
  private readonly moments: MomentTies;
  private readonly judged = new WeakMap<AlertNode, Grounds>();

  constructor(private readonly rules: CorrelationRules) {
    this.model = new BackgroundModel(rules.background, rules.latenessSeconds);
    this.novelty = new NoveltyTies(rules.novelty);
    this.moments = new MomentTies(rules.moment);
  }

  /** Learns from an alert, and tells the name it folds under: another one where it was to be expected. */
  take(fact: AlertFact): string {
    return (learnable(fact) ? this.model.note(fact) : null) ?? fact.foldKey;
  }

  /** Judges a node by what it holds now, before its group and its ties take account of it. */
  weigh(node: AlertNode): void {
    if (!learns(node) || this.holds(node)) return;
    const verdict = standingOf(node, this.model, this.rules);
    node.standing = verdict.standing;
    this.judged.set(node, {
      first: node.first,
      head: node.headRef,
      stretches: node.stretches.size,
      severity: node.worst.severity,
      upTo: verdict.upTo,
      settled: null,
      last: 0,
      places: 0,
    });
    if (node.count === 1) node.explained = node.standing.kind === 'explained';
  }

  /** What the verdict on a node rests on may have changed, though nothing of it did. */
  forgetVerdict(node: AlertNode): void {
    this.judged.delete(node);
  }

  /** Whether the last verdict on a node still holds: no more of what it rests on has changed than its count. */
  private holds(node: AlertNode): boolean {
    const last = this.judged.get(node);
    return (
      last !== undefined &&
      last.first === node.first &&
      last.head === node.headRef &&
      last.stretches === node.stretches.size &&
      last.severity === node.worst.severity &&
      node.count <= last.upTo
    );
  }

  /** Brings a node's ties in line with how it stands. */
  settle(node: AlertNode, site: Ties): void {
    const { standing } = node;
    const grounds = this.judged.get(node);
    const settled = grounds?.settled === standing;
    if (settled && (node.explained || (grounds.last === node.last && grounds.places === node.keys.size))) return;
    if (grounds) Object.assign(grounds, { settled: standing, last: node.last, places: node.keys.size });
    const explained = standing.kind === 'explained';
    if (explained && !node.explained) this.explain(node, site);
    else if (!explained && node.explained) {
      node.explained = false;
      site.tieByKeys(node, node.keys);
    }
    const why = explained && { partner: null, joins: false, sameObject: false, reason: standing.reason };
    site.setSlot(node, BACKGROUND_SLOT, why || null);
    if (!explained) this.tieMoments(this.moments.note(node), site);
    for (const due of this.novelty.note(node)) {
      site.setSlot(due.node, due.slot, this.novelty.evaluate(due, site.horizon));
    }
  }

  /** Milliseconds by which a node is remembered beyond the others. */
  longer(node: AlertNode): number {
    const { quietSeconds } = this.rules.novelty;
    return lasts(node) ? Math.max(0, quietSeconds - this.rules.entity.windowSeconds) * 1000 : 0;
  }

  /** Puts a node that was loaded from the store back, with no tie evaluated anew. */
  adopt(node: AlertNode): void {
    this.weigh(node);
    this.novelty.note(node);
    if (!node.explained) this.moments.note(node);
  }

  /** One node took another's occurrences over. */
  replace(former: AlertNode, node: AlertNode): void {
    this.remove(former);
    this.judged.delete(node);
  }

  remove(node: AlertNode): void {
    this.novelty.remove(node);
    this.moments.withdraw(node);
  }

  expire(watermark: number): void {
    this.model.advance(watermark);
  }

  drain(): HourCount[] {
    return this.model.drain();
  }

  restore(counts: readonly HourCount[]): void {
    this.model.restore(counts);
  }

  private tieMoments(nodes: readonly AlertNode[], site: Ties): void {
    for (const node of nodes) site.setSlot(node, MOMENT_SLOT, this.moments.evaluate(node, site.horizon));
  }

  /** Withdraws every tie of a node, and those that others have to it. */
  private explain(node: AlertNode, site: Ties): void {
    node.explained = true;
    site.joined.remove(node);
    site.setSlot(node, site.joined.slot, null);
    site.setSlot(node, MOMENT_SLOT, null);
    this.tieMoments(this.moments.withdraw(node), site);
    for (const key of node.keys.keys()) {
      const affected = site.ties.withdraw(node, key);
      site.setSlot(node, `key:${key}`, null);
      site.retieOn(key, affected);
    }
  }
}

/** Whether a node is of alerts that can be learned; those about the node itself count as none, nor do those a person hid. */
function learns(node: AlertNode): boolean {
  return !node.track && node.suppressedBy === null && (node.kind === 'cyber' || node.kind === 'sensor');
}
