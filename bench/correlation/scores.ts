/** Where an alert ended: its group, the number of the case that group is (null where it is none), and its head. */
export interface Outcome {
  group: string;
  number: number | null;
  head: string;
  explained: boolean;
  /** Of its case's phases, where the platform told them. */
  phase?: number;
}

export interface ChainScore {
  /** Cases that hold at least one alert of the chain. */
  split: number;
  /** Share of the chain's alerts in the case that holds most of them. */
  coverage: number;
  /** Share of that case's alerts that lie within a labelled attack interval. */
  purity: number;
  /** Steps of the chain with at least one alert in that case, of how many. */
  steps: number;
  ofSteps: number;
  /** Alerts of the chain in no case, and those of them that were explained as background. */
  outside: number;
  explained: number;
  /** Steps no case holds an alert of. */
  missed: string[];
}

export interface Labelled {
  eventLabel: string;
  timeLabel: string;
  attack: string;
}

/** How one attack chain came out. Groups that are no case count as no case. */
export function chainScore<A extends Labelled>(
  alerts: readonly A[],
  outcomes: readonly Outcome[],
  inChain: (alert: A) => boolean,
): ChainScore {
  const held = new Map<string, number>();
  const steps = new Map<string, Set<string>>();
  const all = new Set<string>();
  let chain = 0;
  let outside = 0;
  let explained = 0;
  for (const [index, alert] of alerts.entries()) {
    if (!inChain(alert)) continue;
    const outcome = outcomes[index];
    chain += 1;
    all.add(alert.eventLabel);
    if (!outcome || outcome.number === null) {
      outside += 1;
      if (outcome?.explained) explained += 1;
      continue;
    }
    held.set(outcome.group, (held.get(outcome.group) ?? 0) + 1);
    const found = steps.get(outcome.group) ?? new Set();
    steps.set(outcome.group, found.add(alert.eventLabel));
  }
  const [best, most = 0] = [...held].sort((a, b) => b[1] - a[1])[0] ?? [];
  const within = { attack: 0, all: 0 };
  for (const [index, alert] of alerts.entries()) {
    if (best === undefined || outcomes[index]?.group !== best) continue;
    within.all += 1;
    if (alert.timeLabel !== 'false_positive') within.attack += 1;
  }
  const found = new Set([...steps.values()].flatMap((set) => Array.from(set)));
  return {
    split: held.size,
    coverage: chain === 0 ? 0 : most / chain,
    purity: within.all === 0 ? 0 : within.attack / within.all,
    steps: best === undefined ? 0 : (steps.get(best)?.size ?? 0),
    ofSteps: all.size,
    outside,
    explained,
    missed: [...all].filter((step) => !found.has(step)).sort(),
  };
}

export interface StepScore {
  precision: number;
  recall: number;
  f1: number;
}

/**
 * Pairs of alerts put together rightly and wrongly, per label, averaged over labels: for a label, tp = Σn²,
 * fp = Σn·(cluster − n), fn = Σn·(total − n), over the clusters that hold n of its `total` alerts. A cluster's size counts
 * only labelled alerts when `clean`, and all alerts otherwise.
 */
export function stepScore(labels: readonly (string | null)[], clusters: readonly string[], clean: boolean): StepScore {
  const sizes = new Map<string, number>();
  const held = new Map<string, Map<string, number>>();
  for (const [index, label] of labels.entries()) {
    const cluster = clusters[index] ?? '';
    if (label !== null || !clean) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
    if (label === null) continue;
    const counts = held.get(label) ?? new Map<string, number>();
    held.set(label, counts.set(cluster, (counts.get(cluster) ?? 0) + 1));
  }
  const sum = { precision: 0, recall: 0, f1: 0 };
  for (const counts of held.values()) {
    const total = [...counts.values()].reduce((a, b) => a + b, 0);
    let [tp, fp, fn] = [0, 0, 0];
    for (const [cluster, n] of counts) {
      tp += n * n;
      fp += n * ((sizes.get(cluster) ?? n) - n);
      fn += n * (total - n);
    }
    sum.precision += tp / (tp + fp);
    sum.recall += tp / (tp + fn);
    sum.f1 += (2 * tp) / (2 * tp + fp + fn);
  }
  const count = Math.max(1, held.size);
  return { precision: sum.precision / count, recall: sum.recall / count, f1: sum.f1 / count };
}

/** Cases, and things left for a person to look at (cases, and heads in none that are not explained). */
export function workload(outcomes: readonly Outcome[]): { cases: number; waiting: number; explained: number } {
  const cases = new Set<string>();
  const waiting = new Set<string>();
  let explained = 0;
  for (const { group, number, head, explained: background } of outcomes) {
    if (number !== null) cases.add(group);
    else if (background) explained += 1;
    else waiting.add(head);
  }
  return { cases: cases.size, waiting: waiting.size, explained };
}
