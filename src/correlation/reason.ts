/**
 * Why an alert is where it is, in words an analyst can dispute and facts a program can check. `facts.slot` names
 * the tie it explains: at most one reason exists per slot of an alert.
 */
export interface Reason {
  rule: string;
  version: number;
  text: string;
  facts: ReasonFacts;
  /** 0 to 1: how much this alone says. */
  weight: number;
}

/** Facts of a reason; `alertId` is the other alert's, where there is one. */
export type ReasonFacts = { [fact: string]: JsonScalar } & { slot: string; alertId?: string };
type JsonScalar = string | number | boolean | null | undefined;

/** Rounded so that the same evidence always prints the same, whatever order it was multiplied in. */
export function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

/** Seconds in the words of a shift log: `0 s`, `45 s`, `12 min`, `3 h 5 min`. */
export function spanText(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}
