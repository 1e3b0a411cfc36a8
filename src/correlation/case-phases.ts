/** One alert of a case, as far as it says which phase it is of. */
export interface PhaseAlert {
  /** Epoch milliseconds. */
  t: number;
  /** The machine it is of. */
  place: string;
  /** The part of an intrusion it speaks of; null where it says nothing of one. */
  stage: string | null;
}

export interface PhaseRules {
  /** A pause longer than this ends a phase that comes thick. */
  denseSeconds: number;
  /** A pause longer than this ends one that comes thinly. */
  sparseSeconds: number;
  /** Alerts within `denseSeconds` of each other from which a phase comes thick. */
  denseAlerts: number;
  /** Alerts a phase has at least for one that speaks of no part to be put to it. */
  attachAlerts: number;
}

/** Indices of alerts, in order of time. */
type Run = number[];

/**
 * The phases of a case: alerts that speak of one part of an intrusion at one machine, without a long pause. What comes
 * thick is parted by short pauses, what comes thinly by long ones. An alert that speaks of no part is taken to belong to
 * what goes on at its machine at that moment, and of several to the
 * smallest, but for those of a few alerts.
 *
 * @returns the number of the phase of each alert, from 0, in order of when each began.
 */
export function phasesOf(alerts: readonly PhaseAlert[], rules: PhaseRules): number[] {
  const specific = runsOf(alerts, ({ stage }) => stage !== null, rules);
  const left = attach(specific, alerts, rules);
  const runs = [...specific, ...runsOf(alerts, (_, index) => left.has(index), rules)];
  const started = runs.map((run) => {
    const head = alerts[run[0] ?? 0];
    return { run, from: head?.t ?? 0, key: `${head?.place} ${head?.stage}` };
  });
  started.sort((a, b) => a.from - b.from || (a.key < b.key ? -1 : 1));
  const phases: number[] = Array.from({ length: alerts.length }, () => 0);
  for (const [phase, { run }] of started.entries()) for (const index of run) phases[index] = phase;
  return phases;
}

/** Alerts of one part at one machine, cut at their pauses. */
function runsOf(
  alerts: readonly PhaseAlert[],
  chosen: (alert: PhaseAlert, index: number) => boolean,
  rules: PhaseRules,
): Run[] {
  const tracks = new Map<string, Run>();
  for (const [index, alert] of alerts.entries()) {
    if (!chosen(alert, index)) continue;
    const key = `${alert.stage ?? ''}|${alert.place}`;
    const track = tracks.get(key);
    if (track) track.push(index);
    else tracks.set(key, [index]);
  }
  return [...tracks.values()].flatMap((track) => cut(track, alerts, rules));
}

function cut(track: Run, alerts: readonly PhaseAlert[], rules: PhaseRules): Run[] {
  const time = (index: number | undefined): number => (index === undefined ? Number.NaN : (alerts[index]?.t ?? 0));
  const sorted = [...track].sort((a, b) => time(a) - time(b) || a - b);
  const dense = rules.denseSeconds * 1000;
  const runs: Run[] = [];
  let run: Run = [];
  for (const [place, index] of sorted.entries()) {
    const pause = time(index) - time(sorted[place - 1]);
    const thick =
      time(sorted[place - 1]) - time(sorted[place - rules.denseAlerts]) <= dense ||
      time(sorted[place + rules.denseAlerts - 1]) - time(index) <= dense;
    if (place === 0 || pause > (thick ? dense : rules.sparseSeconds * 1000)) runs.push((run = []));
    run.push(index);
  }
  return runs;
}

/** Puts alerts that speak of no part to the runs going on at their machine; returns those at which nothing goes on. */
function attach(runs: readonly Run[], alerts: readonly PhaseAlert[], rules: PhaseRules): Set<number> {
  const time = (index: number | undefined): number => alerts[index ?? -1]?.t ?? Number.NaN;
  const spans = new Map<string, { run: Run; size: number; first: number; last: number }[]>();
  for (const run of runs) {
    const place = alerts[run[0] ?? 0]?.place ?? '';
    const span = { run, size: run.length, first: time(run[0]), last: time(run.at(-1)) };
    const known = spans.get(place);
    if (known) known.push(span);
    else spans.set(place, [span]);
  }
  const left = new Set<number>();
  const reach = (rules.denseSeconds * 1000) / 2;
  for (const [index, { t, place, stage }] of alerts.entries()) {
    if (stage !== null) continue;
    const near = (spans.get(place) ?? []).filter(({ first, last }) => t >= first - reach && t <= last + reach);
    near.sort((a, b) => a.size - b.size || a.first - b.first);
    const found = near.find(({ size }) => size >= rules.attachAlerts);
    if (found) found.run.push(index);
    else left.add(index);
  }
  return left;
}
