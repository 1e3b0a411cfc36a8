import type { Outcome } from './scores.ts';

/** Groups what follows within a gap, of all alerts or of each key by itself; every group is a case. */
export function gapGroups<A extends { t: number }>(
  alerts: readonly A[],
  gapSeconds: number,
  keyOf: (alert: A) => string = () => '',
): Outcome[] {
  const open = new Map<string, { last: number; group: string }>();
  let made = 0;
  return alerts.map((alert) => {
    const key = keyOf(alert);
    const known = open.get(key);
    const group = known && alert.t - known.last <= gapSeconds ? known.group : `g${(made += 1)}`;
    open.set(key, { last: alert.t, group });
    return { group, number: made, head: group, explained: false };
  });
}

interface Sort {
  t: number;
  name: string;
  host: string;
}

/** Leaves out sorts of alert that a machine has in many hours of the whole record, then groups the rest by a gap. */
export function crudeFilter(alerts: readonly Sort[], leastHours: number, gapSeconds: number): Outcome[] {
  const hours = new Map<string, Set<number>>();
  const kind = ({ name, host }: Sort): string => `${name}|${host}`;
  for (const alert of alerts) {
    const seen = hours.get(kind(alert)) ?? new Set();
    hours.set(kind(alert), seen.add(Math.floor(alert.t / 3_600)));
  }
  const outcomes: Outcome[] = [];
  const kept: { alert: Sort; index: number }[] = [];
  for (const [index, alert] of alerts.entries()) {
    if ((hours.get(kind(alert))?.size ?? 0) < leastHours) kept.push({ alert, index });
    else outcomes[index] = { group: `x${index}`, number: null, head: `x${index}`, explained: true };
  }
  const grouped = gapGroups(
    kept.map(({ alert }) => alert),
    gapSeconds,
  );
  for (const [place, { index }] of kept.entries())
    outcomes[index] = grouped[place] ?? { group: '', number: null, head: '', explained: true };
  return outcomes;
}
