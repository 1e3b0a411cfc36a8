/** One alert of a case, as far as it says which phase it is of. */
export interface PhaseAlert {
  /** Epoch milliseconds. */
  t: number;
  /** The machine it is of. */
  place: string;
  /** The part of an intrusion it speaks of. */
  stage: string;
}

export interface PhaseRules {
  /** A pause longer than this ends a phase that comes thick. */
  denseSeconds: number;
  /** A pause longer than this ends one that comes thinly. */
  sparseSeconds: number;
  /** Alerts within `denseSeconds` of each other from which a phase comes thick. */
  denseAlerts: number;
}

/**
 * The phases of a case: alerts that speak of one part of an intrusion at one machine, without a long pause. What comes
 * thick is parted by short pauses, what comes thinly by long ones.
 *
 * @returns the number of the phase of each alert, from 0, in order of the first alert of each.
 */
export function phasesOf(alerts: readonly PhaseAlert[], rules: PhaseRules): number[] {
  const tracks = new Map<string, number[]>();
  for (const [index, { place, stage }] of alerts.entries()) {
    const key = `${stage}|${place}`;
    const track = tracks.get(key);
    if (track) track.push(index);
    else tracks.set(key, [index]);
  }
  const runs: number[][] = [];
  for (const track of tracks.values()) runs.push(...cut(track, alerts, rules));
  const at = (run: readonly number[]): number => alerts[run[0] ?? 0]?.t ?? 0;
  runs.sort((a, b) => at(a) - at(b) || (a[0] ?? 0) - (b[0] ?? 0));
  const phases: number[] = Array.from({ length: alerts.length }, () => 0);
  for (const [phase, run] of runs.entries()) for (const index of run) phases[index] = phase;
  return phases;
}

/** Cuts the alerts of one part at one machine at its pauses. */
function cut(track: readonly number[], alerts: readonly PhaseAlert[], rules: PhaseRules): number[][] {
  const time = (index: number | undefined): number => (index === undefined ? Number.NaN : (alerts[index]?.t ?? 0));
  const sorted = [...track].sort((a, b) => time(a) - time(b) || a - b);
  const dense = rules.denseSeconds * 1000;
  const runs: number[][] = [];
  let run: number[] = [];
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
