import { describeObject } from './air-object.ts';
import { EXPLANATION, isExplained } from './air-standing.ts';
import { objectOf } from './air-membership.ts';
import type { AlertGroup, AlertNode } from './alert-node.ts';
import type { SiteView } from './site-view.ts';
import { forecastText } from './tracks/zone-forecast.ts';

/** Where something was this long before the newest alert of its case no longer says where it will be. */
const STALE_MS = 60_000;

/**
 * Brings what the touched cases say of the air up to date: what accounts for all that is in them, where something does,
 * and where their objects head for. Functions of what the case holds; what accounted for it stands when part of it has
 * left memory.
 */
export function noteAir(groups: Iterable<AlertGroup>, site: SiteView): void {
  for (const group of groups) {
    if (group.opened === null || !group.facts.kinds.includes('airspace')) continue;
    const { explained: before, heading: _, ...facts } = group.facts;
    const explained = accountFor(group, before);
    const heading = headingOf(group, site);
    group.facts = {
      ...facts,
      ...(explained !== undefined && { explained }),
      ...(heading !== undefined && { heading }),
    };
  }
}

/** The zone that an object of the case reaches first, and when. */
function headingOf(group: AlertGroup, site: SiteView): string | undefined {
  const seen = new Set<AlertNode>();
  const texts: { text: string; seconds: number }[] = [];
  for (const node of group.nodes) {
    if (seen.has(node) || !node.track || node.last < group.facts.last - STALE_MS || isExplained(node)) continue;
    const nodes = objectOf(node);
    for (const part of nodes) seen.add(part);
    const { identity, assessment } = describeObject({ objectId: '', group, nodes, absorbed: [] }, site);
    const [first] = assessment.forecast;
    if (first) texts.push({ text: `${identity} ${forecastText(first)}`, seconds: first.seconds });
  }
  return texts.sort((a, b) => a.seconds - b.seconds || (a.text < b.text ? -1 : 1))[0]?.text;
}

/** The reason of the first track, where all that the case holds is tracks that something accounts for. */
function accountFor(group: AlertGroup, before: string | undefined): string | undefined {
  if (group.facts.kinds.some((kind) => kind !== 'airspace')) return undefined;
  const nodes = [...group.nodes].filter(({ track }) => !track?.context);
  if (nodes.length === 0 || !nodes.every(isExplained)) return undefined;
  if (group.facts.faded && before === undefined) return undefined;
  const reasons = nodes.flatMap((node) => [...node.slots.values()].map(({ reason }) => reason));
  return reasons
    .filter(({ facts }) => facts['explains'] === true && facts.slot !== EXPLANATION)
    .map(({ text }) => text)
    .sort()[0];
}
