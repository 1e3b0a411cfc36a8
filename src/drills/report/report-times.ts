import { durationText } from '../template/duration.ts';
import type { LedgerLine } from './report-document.ts';

/** On the exercise clock: `+12m30s`; a dash where there is none. */
export function simText(simMs: number | null): string {
  return simMs === null ? '–' : `+${durationText(Math.round(simMs / 1_000) * 1_000)}`;
}

/** In UTC, to the second: `2026-11-29 08:30:05Z`. */
export function wallText(wall: number | null): string {
  return wall === null ? '–' : `${new Date(wall).toISOString().slice(0, 19).replace('T', ' ')}Z`;
}

/** How long something took. */
export function spanText(milliseconds: number | null | undefined): string {
  return milliseconds === null || milliseconds === undefined
    ? '–'
    : durationText(Math.round(milliseconds / 1_000) * 1_000);
}

/** When something was done, also what was not to be; null where nothing was, though the verdict has a time as well. */
export function doneAt({ state, evidence, atSimMs }: LedgerLine): number | null {
  return state === 'met' || state === 'met_late' || evidence.length > 0 ? atSimMs : null;
}
