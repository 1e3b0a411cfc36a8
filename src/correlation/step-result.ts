import type { HourCount } from './background/background-model.ts';
import type { AlertGroup, AlertNode } from './alert-node.ts';
import type { GroupMove } from './grouping.ts';
import type { RuleNews } from './site-rules.ts';
import type { Reason } from './reason.ts';
import type { ObjectChange } from './air-picture.ts';

/** A new alert's place: under a head, which may be itself. */
export interface Placement {
  alertId: string;
  node: AlertNode;
  ordinal: number;
  t: number;
  late: boolean;
  /** Why it is an occurrence; null for a head, whose reasons are its node's. */
  repeat: Reason | null;
}

/** What one site's part of a batch changed; nodes and groups are given in their final state. */
export interface SiteChanges extends RuleNews {
  siteId: string;
  watermark: number;
  placements: Placement[];
  /** In order: a later one speaks of what the earlier ones left. */
  moves: GroupMove[];
  /** Nodes whose stored state changed. */
  nodes: Set<AlertNode>;
  /** Those whose reasons changed. */
  amended: Set<AlertNode>;
  groups: Set<AlertGroup>;
  objects: ObjectChange[];
  /** What the site's stream taught, as far as it changed. */
  background: HourCount[];
}
