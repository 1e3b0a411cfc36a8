import type { PackageAlert } from './package.ts';

/** An alert of ours as far as it helps to find it in a package. */
export interface OwnAlert {
  id: string;
  kind: string;
  title: string;
  signature: string;
  severity: number;
  confidence: number | null;
  occurredAt: string;
  tlp: string;
}

/** What redactions write in the place of what they take out of texts. */
const REDACTED = /\[(?:withheld|internal address|position|time|case)\]/;

/**
 * Which alert of a package is which of ours. Packages have names of their own for everything, so that nobody can lay two
 * side by side; an alert is found where only one of ours can be it, and left alone where two could.
 */
export function matchAlerts(
  own: readonly OwnAlert[],
  packed: readonly PackageAlert[],
  roundTimesMinutes: number | undefined,
): Map<string, string> {
  const open = new Map(
    packed.map((alert) => [
      alert.id,
      new Set(own.filter((one) => fits(one, alert, roundTimesMinutes)).map(({ id }) => id)),
    ]),
  );
  const found = new Map<string, string>();
  for (let forced = nextForced(open); forced !== undefined; forced = nextForced(open)) {
    const [packedId, ownId] = forced;
    found.set(packedId, ownId);
    open.delete(packedId);
    for (const candidates of open.values()) candidates.delete(ownId);
  }
  return found;
}

function nextForced(open: ReadonlyMap<string, ReadonlySet<string>>): [string, string] | undefined {
  for (const [packedId, candidates] of open) {
    const [only] = candidates;
    if (candidates.size === 1 && only !== undefined) return [packedId, only];
  }
  return undefined;
}

function fits(
  own: OwnAlert,
  { kind, title, signature, severity, confidence, occurredAt, tlp }: PackageAlert,
  minutes = 0,
): boolean {
  return (
    (tlp === undefined || tlp === own.tlp) &&
    (kind === undefined || kind === own.kind) &&
    (severity === undefined || severity === own.severity) &&
    (confidence === undefined || confidence === own.confidence) &&
    isSameText(own.title, title) &&
    isSameText(own.signature, signature) &&
    isSameTime(own.occurredAt, occurredAt, minutes)
  );
}

const isSameText = (own: string, packed: string | undefined): boolean =>
  packed === undefined || packed === own || REDACTED.test(packed);

function isSameTime(own: string, packed: string | undefined, minutes: number): boolean {
  if (packed === undefined) return true;
  const since = Date.parse(own) - Date.parse(packed);
  return since >= 0 && since <= minutes * 60_000;
}
