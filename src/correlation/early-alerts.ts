import { TimeQueue } from '../rules/time-queue.ts';
import type { AlertNode, Slot } from './alert-node.ts';
import type { AssetTies } from './asset-ties.ts';
import type { Background } from './background/background.ts';
import { standingNode } from './fold-index.ts';
import type { Grouping } from './grouping.ts';
import type { JoinedDomains } from './joined-domains.ts';

/** What looking again at a node needs of the site it is at. */
type Site = Parameters<Background['settle']>[1] &
  Parameters<AssetTies['settle']>[1] & {
    readonly watermark: number;
    readonly nodes: ReadonlySet<AlertNode>;
    readonly grouping: Grouping;
    readonly joined: JoinedDomains;
    readonly background: Background;
    readonly dependencies: AssetTies;
    readonly touched: Set<AlertNode>;
    setSlot(node: AlertNode, name: string, slot: Slot | null): void;
  };

/**
 * Nodes that hold what happened after their site's clock, since it was taken before its turn (docs/decisions/0044). What is said of
 * them by the hours before them is said anew once the clock has come to them: only then are those hours over.
 */
export class EarlyAlerts {
  private readonly queue = new TimeQueue<AlertNode>();

  /** @param t when that happened which the node holds. */
  add(node: AlertNode, t: number, watermark: number): void {
    if (t > watermark) this.queue.push(t, node);
  }

  lookAgain(site: Site): void {
    for (let node = this.queue.pop(site.watermark); node; node = this.queue.pop(site.watermark)) {
      const standing = standingNode(node);
      if (site.nodes.has(standing)) judgeAnew(standing, site);
    }
  }
}

function judgeAnew(node: AlertNode, site: Site): void {
  site.background.forgetVerdict(node);
  site.background.weigh(node);
  site.background.settle(node, site);
  site.dependencies.settle(node, site);
  // Hours are asked of what goes with a drone, not of the drone.
  const noted = node.tiesNothing || node.track ? [] : site.joined.note(node, null);
  for (const other of noted) site.setSlot(other, site.joined.slot, site.joined.evaluate(other));
  node.group.absorb(node);
  site.touched.add(node);
  site.grouping.changed.add(node.group);
}
