/** How long a decision's effect is waited for, in milliseconds, where the caller says nothing. */
export const DEFAULT_WAIT_MS = 5_000;
const MOST_WAIT_MS = 30_000;

/**
 * Reads how long a caller wants to wait from a `Prefer` header (RFC 7240): `wait=2` (§4.3, seconds) or
 * `respond-async` (§4.1, not at all). What cannot be read is a preference not expressed (§2).
 */
export function waitPreference(header: string | undefined): number {
  const preferences = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((preference) => preference.split(';')[0]?.trim().toLowerCase() ?? '');
  const seconds = preferences.map((preference) => /^wait\s*=\s*"?(\d{1,6})"?$/.exec(preference)?.[1]).find(Boolean);
  if (seconds !== undefined) return Math.min(Number(seconds) * 1_000, MOST_WAIT_MS);
  return preferences.includes('respond-async') ? 0 : DEFAULT_WAIT_MS;
}
