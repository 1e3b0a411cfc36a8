/** Formats the node itself writes in, in the name of a sensor. No sender can: they are in no registry of formats. */
export const WATCH_FORMAT = 'watch';
export const TEST_FORMAT = 'test';
export const SPOOF_FORMAT = 'spoof';

const OWN_FORMATS: ReadonlySet<string> = new Set([WATCH_FORMAT, TEST_FORMAT, SPOOF_FORMAT]);

export function isOwnFormat(format: string): boolean {
  return OWN_FORMATS.has(format);
}
