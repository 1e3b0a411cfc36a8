/** Which case each alert is in; alerts that are in none are left out. */
export type Partition = ReadonlyMap<string, string>;

export type DifferenceKind = 'opened' | 'joined' | 'split' | 'grown' | 'shrunk' | 'gone';

/**
 * One way in which cases would be other than they are.
 *
 * `opened`: a case of alerts that are in none. `joined`: one of what are several. `split`: several of what is one.
 * `grown`, `shrunk`: one case with more, or fewer, alerts. `gone`: its alerts would be in no case.
 */
export interface Difference {
  kind: DifferenceKind;
  /** Cases as they are. */
  before: string[];
  /** Cases as they would be. */
  after: string[];
  /** Alerts the difference is about: those of the new case, those that come to it or leave it, those of each part but the largest. */
  alerts: string[];
}

export interface PartitionDiff {
  differences: Difference[];
  /** Cases that are the same. */
  unchanged: number;
}

/** What would be other, in the order of the alerts given: each difference stands where its first alert does. */
export function diffPartitions(alerts: readonly string[], before: Partition, after: Partition): PartitionDiff {
  const [were, are] = [casesOf(alerts, before), casesOf(alerts, after)];
  const differences: Difference[] = [];
  let unchanged = 0;
  for (const [id, members] of are) {
    const from = distinct(members, before);
    if (from.length === 0) differences.push({ kind: 'opened', before: [], after: [id], alerts: members });
    else if (from.length > 1) {
      const added = members.filter((alert) => !before.has(alert));
      differences.push({ kind: 'joined', before: from, after: [id], alerts: added.length > 0 ? added : members });
    }
  }
  for (const [id, members] of were) {
    const to = distinct(members, after);
    const [only] = to;
    if (only === undefined) differences.push({ kind: 'gone', before: [id], after: [], alerts: members });
    else if (to.length > 1) {
      const largest = to.toSorted((a, b) => share(members, after, b) - share(members, after, a))[0];
      const apart = members.filter((alert) => after.get(alert) !== largest);
      differences.push({ kind: 'split', before: [id], after: to, alerts: apart });
    } else {
      const lost = members.filter((alert) => !after.has(alert));
      const others = are.get(only) ?? [];
      const alone = distinct(others, before).length === 1;
      const added = alone ? others.filter((alert) => !before.has(alert)) : [];
      if (added.length > 0) differences.push({ kind: 'grown', before: [id], after: [only], alerts: added });
      if (lost.length > 0) differences.push({ kind: 'shrunk', before: [id], after: [only], alerts: lost });
      if (alone && added.length === 0 && lost.length === 0) unchanged += 1;
    }
  }
  const place = new Map(alerts.map((alert, at) => [alert, at]));
  const at = ({ alerts: [first = ''] }: Difference): number => place.get(first) ?? 0;
  return { differences: differences.sort((a, b) => at(a) - at(b)), unchanged };
}

/** Differences that another diff against the same cases shows as well, by what they say of those cases and alerts. */
export function differenceKey({ kind, before, alerts }: Difference): string {
  return `${kind} ${[...before].sort().join(' ')} ${[...alerts].sort().join(' ')}`;
}

function casesOf(alerts: readonly string[], partition: Partition): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const alert of alerts) {
    const id = partition.get(alert);
    if (id === undefined) continue;
    const members = found.get(id);
    if (members) members.push(alert);
    else found.set(id, [alert]);
  }
  return found;
}

function distinct(alerts: readonly string[], partition: Partition): string[] {
  const found = new Set<string>();
  for (const alert of alerts) {
    const id = partition.get(alert);
    if (id !== undefined) found.add(id);
  }
  return [...found];
}

function share(alerts: readonly string[], partition: Partition, id: string): number {
  return alerts.filter((alert) => partition.get(alert) === id).length;
}
