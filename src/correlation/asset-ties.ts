import type { CorrelationRules } from '../../config/correlation-rules.ts';
import type { AlertNode, Slot, Span } from './alert-node.ts';
import { isTelling, plausibility } from './asset-plausibility.ts';
import { cappedSlot, dependencySlot } from './asset-reason.ts';
import { AssetTopology, isDependencySlot } from './asset-topology.ts';
import { KeyTimeline, LAST } from './key-timeline.ts';
import type { SiteView } from './site-view.ts';

/** What ties along dependencies need of the site they are at. */
interface Site {
  readonly site: SiteView;
  readonly nodes: Iterable<AlertNode>;
  readonly horizon: number;
  setSlot(node: AlertNode, name: string, slot: Slot | null): void;
}

/** A slot that is to be looked at again. */
interface Due {
  node: AlertNode;
  slot: string;
}

interface Placed extends Span {
  assets: readonly string[];
  /** What stands of it in the reasons of others. */
  grounds: string;
}

/**
 * Ties between an alert on an asset and an earlier one on an asset that it directly depends on, where both are telling and
 * the parts of an intrusion that they speak of do not contradict it. One step along a dependency, in one direction of time: nothing is walked
 * through, so cycles in the registry are harmless, and an asset on which nothing was told holds nothing together. How many
 * alerts, and how many dependants, may be about is bounded. A function of the alerts and of the registry, not of the order
 * of arrival.
 *
 * The registry holds from the next alert on: ties already made stay until something of them is looked at again. A site
 * without dependencies costs one comparison an alert.
 */
export class AssetTies {
  private topology: AssetTopology | null = null;
  /** The view the topology was made of. */
  private seen: SiteView | null = null;
  /** Telling alerts by the code of the asset they name. */
  private readonly timelines = new Map<string, KeyTimeline>();
  private readonly placed = new Map<AlertNode, Placed>();
  /** The assets that the head of each node names, looked up again when the node names more, or has another head. */
  private names = new WeakMap<AlertNode, { keys: number; head: string; assets: readonly string[] }>();
  /** Left by a node that proved to be another. */
  private pending: Due[] = [];
  private readonly window: number;

  constructor(private readonly rules: Pick<CorrelationRules, 'dependency' | 'case'>) {
    this.window = rules.dependency.windowSeconds * 1000;
  }

  /** Looks again at every tie that an alert of this node may have made or changed. */
  settle(node: AlertNode, site: Site): void {
    if (site.site !== this.seen) this.see(site);
    if (this.topology === null) return;
    for (const due of this.note(node)) site.setSlot(due.node, due.slot, this.evaluate(due, site.horizon));
  }

  /** Puts a node that was loaded from the store back, with no tie evaluated anew. */
  adopt(node: AlertNode, site: Site): void {
    if (site.site !== this.seen) this.see(site);
    if (this.topology !== null) this.note(node);
  }

  remove(node: AlertNode): void {
    for (const asset of this.placed.get(node)?.assets ?? []) {
      const timeline = this.timelines.get(asset);
      timeline?.remove(node);
      if (timeline?.size === 0) this.timelines.delete(asset);
    }
    this.placed.delete(node);
  }

  /** One node took another's occurrences over. */
  replace(former: AlertNode): void {
    if (this.placed.has(former)) this.pending.push(...this.withdraw(former).filter(({ node }) => node !== former));
  }

  /** Takes over what the registry says now; what is in memory is placed by it, and no tie evaluated anew. */
  private see({ site, nodes }: Site): void {
    this.seen = site;
    const topology = AssetTopology.of(site, this.topology);
    if (topology === this.topology) return;
    this.topology = topology;
    this.timelines.clear();
    this.placed.clear();
    this.names = new WeakMap();
    if (topology !== null) for (const node of nodes) this.note(node);
  }

  /** Takes note of how a node stands now; returns the ties that are to be looked at again. */
  private note(node: AlertNode): Due[] {
    const due = this.pending;
    if (due.length > 0) this.pending = [];
    const former = this.placed.get(node);
    const assets = this.assetsOf(node);
    if (assets.length === 0 || !isTelling(node, this.rules)) return former ? due.concat(this.withdraw(node)) : due;
    const { first, last } = node;
    const grounds = `${node.headRef} ${node.title}`;
    const stands = former?.first === first && former.grounds === grounds && former.assets === assets;
    if (former && stands && former.last === last) return due;
    const left = former && !stands ? this.withdraw(node) : [];
    this.placed.set(node, { first, last, assets, grounds });
    for (const asset of assets) {
      let timeline = this.timelines.get(asset);
      if (!timeline) this.timelines.set(asset, (timeline = new KeyTimeline()));
      timeline.place(node, { first, last }, this.window);
    }
    if (stands) return due.concat(this.within(assets, { first: former.last + this.window, last: last + this.window }));
    return due.concat(left, this.slotsOf(node, assets), this.within(assets, { first, last: last + this.window }));
  }

  /** Takes a node off; returns what may have hung on it, and its own ties. */
  private withdraw(node: AlertNode): Due[] {
    const former = this.placed.get(node);
    if (!former) return [];
    this.remove(node);
    const own = [...node.slots.keys()].filter(isDependencySlot).map((slot) => ({ node, slot }));
    return own.concat(this.within(former.assets, { first: former.first, last: former.last + this.window }));
  }

  /** The ties of alerts that begin in a span on these assets, or on what depends on them. */
  private within(assets: readonly string[], span: Span): Due[] {
    const due: Due[] = [];
    for (const asset of assets) {
      for (const other of this.timelines.get(asset)?.startingIn(span) ?? []) {
        due.push(...this.slotsOf(other, [asset]));
      }
      for (const { asset: dependant, slot } of this.topology?.downstreamOf(asset) ?? []) {
        for (const other of this.timelines.get(dependant)?.startingIn(span) ?? []) due.push({ node: other, slot });
      }
    }
    return due;
  }

  private slotsOf(node: AlertNode, assets: readonly string[]): Due[] {
    return assets.flatMap((asset) => (this.topology?.upstreamOf(asset) ?? []).map(({ slot }) => ({ node, slot })));
  }

  /** Of the head alone: what repeats name besides adds no asset that could make a sweep of it, and take ties back. */
  private assetsOf(node: AlertNode): readonly string[] {
    const known = this.names.get(node);
    const { headRef: head, first } = node;
    if (known?.keys === node.keys.size && known.head === head) return known.assets;
    const keys = [...node.keys].flatMap(([key, span]) => (span.first === first ? key : []));
    const found = this.topology?.assetsOf(keys) ?? [];
    const fits = found.length <= this.rules.dependency.assetsAtMost ? found : [];
    const assets = known && known.assets.join() === fits.join() ? known.assets : fits;
    this.names.set(node, { keys: node.keys.size, head, assets });
    return assets;
  }

  /** The tie a node has along one dependency now, or null. */
  private evaluate({ node, slot }: Due, horizon: number): Slot | null {
    const edge = this.topology?.edge(slot);
    const assets = this.placed.get(node)?.assets;
    // What names both shares the one, and is tied by that.
    if (!edge || !assets?.includes(edge.asset) || assets.includes(edge.on)) return null;
    const former = node.slots.get(slot);
    if (former?.joins && former.partner === null) return former;
    const rules = this.rules.dependency;
    const most = rules.fanOut + 1;
    const earlier = this.timelines.get(edge.on)?.reaching({ first: node.first, ref: LAST }, this.window, most) ?? [];
    for (const { node: partner, start } of earlier) {
      const plausible = partner.last >= horizon ? plausibility(partner, node) : null;
      if (plausible === null) continue;
      if (edge.dependants > rules.dependantsAtMost) return cappedSlot(edge, 'dependants', rules);
      const own = { first: node.first, ref: node.headRef };
      const beside = this.timelines.get(edge.asset)?.reaching(own, this.window, most).length ?? 0;
      if (earlier.length > rules.fanOut || beside > rules.fanOut) return cappedSlot(edge, 'alerts', rules);
      const gap = node.first - start;
      return dependencySlot({ edge, partner, gap, plausible, upstream: earlier.length, beside }, rules);
    }
    return null;
  }
}
