import type { CorrelationRules } from '../../../config/correlation-rules.ts';
import type { AlertFact } from '../alert-fact.ts';
import type { AlertNode, Slot, Span } from '../alert-node.ts';
import { backgroundKey, learnable } from './background-key.ts';
import { BackgroundModel, type HourCount, originKind } from './background-model.ts';
import { hourOf } from './hour-history.ts';
import { NOVELTY_SLOT, NoveltyTies } from './novelty-ties.ts';
import { BACKGROUND_SLOT, backgroundSlot, recurrence, type Standing, standingOf } from './standing.ts';

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

  constructor(private readonly rules: CorrelationRules) {
    this.model = new BackgroundModel(rules.background, rules.latenessSeconds);
    this.novelty = new NoveltyTies(rules.novelty);
  }

  /** Learns from an alert, and gives it back under the name it folds under where it was to be expected. */
  take(fact: AlertFact): AlertFact {
    if (!learnable(fact)) return fact;
    this.model.note(fact);
    const expected = recurrence(this.model, originKind(fact), hourOf(fact.t), this.rules.background);
    return expected ? { ...fact, foldKey: backgroundKey(fact) } : fact;
  }

  /** Brings a node's ties in line with how it stands now. */
  judge(node: AlertNode, site: Ties): void {
    const standing = this.standing(node);
    const explained = standing.kind === 'explained';
    if (explained && !node.explained) this.explain(node, site);
    else if (!explained && node.explained) {
      node.explained = false;
      site.tieByKeys(node, node.keys);
    }
    site.setSlot(node, BACKGROUND_SLOT, backgroundSlot(standing));
    for (const other of this.novelty.note(node, standing)) {
      site.setSlot(other, NOVELTY_SLOT, this.novelty.evaluate(other, site.horizon));
    }
  }

  /** Puts a node that was loaded from the store back, with no tie evaluated anew. */
  adopt(node: AlertNode): void {
    this.novelty.note(node, this.standing(node));
  }

  remove(node: AlertNode): void {
    this.novelty.remove(node);
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

  private standing(node: AlertNode): Standing {
    if (node.track || (node.kind !== 'cyber' && node.kind !== 'sensor')) return { kind: 'ordinary' };
    return standingOf(node, this.model, this.rules);
  }

  /** Withdraws every tie of a node, and those that others have to it. */
  private explain(node: AlertNode, site: Ties): void {
    node.explained = true;
    site.joined.remove(node);
    site.setSlot(node, site.joined.slot, null);
    for (const key of node.keys.keys()) {
      const affected = site.ties.withdraw(node, key);
      site.setSlot(node, `key:${key}`, null);
      site.retieOn(key, affected);
    }
  }
}
