import type { CorrelationRules } from '../../config/correlation-rules.ts';
import type { AirPicture } from './air-picture.ts';
import type { AlertNode, Span } from './alert-node.ts';
import type { AssetTies } from './asset-ties.ts';
import type { Background } from './background/background.ts';
import type { EntityTies } from './entity-ties.ts';
import type { FoldIndex } from './fold-index.ts';
import { type Grouping, tie } from './grouping.ts';
import type { JoinedDomains } from './joined-domains.ts';
import { repeatReason } from './repeat-reason.ts';
import type { SiteRules } from './site-rules.ts';
import type { Placement } from './step-result.ts';

/** What of a site knows its nodes. */
interface Indexes {
  readonly rules: CorrelationRules;
  readonly watermark: number;
  readonly grouping: Grouping;
  readonly folds: FoldIndex;
  readonly ties: EntityTies;
  readonly joined: JoinedDomains;
  readonly air: AirPicture;
  readonly background: Background;
  readonly dependencies: AssetTies;
  readonly analysts: SiteRules;
  readonly nodes: Set<AlertNode>;
  readonly touched: Set<AlertNode>;
  readonly amended: Set<AlertNode>;
  readonly placements: readonly Placement[];
  placeKeys(node: AlertNode, spans: ReadonlyMap<string, Span>): void;
  retieOn(key: string, nodes: readonly AlertNode[]): void;
}

/** Two nodes prove to be one: an alert between them came late, or told of the same event. `node` takes `other` over. */
export function fuseNodes(site: Indexes, node: AlertNode, other: AlertNode): void {
  const reason = repeatReason(node, site.rules.repeat, false);
  if (node.group !== other.group) site.grouping.merge(other.group, node.group, [reason]);
  site.grouping.moves.push({ kind: 'refold', from: other.headId, into: node.headId, reason });
  for (const alias of [other.headId, ...other.aliases]) node.aliases.add(alias);
  node.count += other.count;
  node.weigh(other.worst, other, other.signatures, other.sourceless);
  for (const [stage, t] of other.stages) node.speakOf(stage, t);
  node.last = Math.max(node.last, other.last);
  site.air.replace(other, node);
  site.joined.remove(other);
  site.background.replace(other, node);
  site.dependencies.replace(other);
  site.analysts.fuse(other, node, site.watermark);
  site.folds.replace(other, node);
  const orphans = [...other.keys.keys()].map((key) => [key, site.ties.withdraw(other, key)] as const);
  replaceInTies(node, other);
  // What was placed under it since the last drain is told under the one it proved to be.
  for (const placement of site.placements) if (placement.node === other) placement.node = node;
  other.group.nodes.delete(other);
  for (const known of [site.nodes, site.touched, site.amended]) known.delete(other);
  site.placeKeys(node, other.keys);
  // One that followed the other may follow a third, which began after what the other proved to be.
  for (const [key, nodes] of orphans) site.retieOn(key, nodes);
  // Ties of the other are gone with it, and those that stand now may reach less far.
  site.grouping.loosened.add(node.group);
}

function replaceInTies(node: AlertNode, other: AlertNode): void {
  for (const dependant of other.dependants) {
    for (const slot of dependant.slots.values()) if (slot.partner === other) slot.partner = node;
    node.dependants.add(dependant);
  }
  for (const slot of other.slots.values()) slot.partner?.dependants.delete(other);
  for (const glued of other.glue) {
    glued.glue.delete(other);
    if (glued !== node) tie(node, glued);
  }
  node.dependants.delete(node);
  for (const [name, slot] of node.slots) if (slot.partner === node) node.slots.delete(name);
}
