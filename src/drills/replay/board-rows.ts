import { NO_ORGANISATION } from '../../access/operator.ts';
import { type ReplayGate, seesAlert, seesCase, seesRelease, seesShare } from './replay-gate.ts';
import type { ReplayedCase, ReplayedWorld } from './replayed-world.ts';

/** A case as it stood on somebody's board. */
export interface BoardCase {
  id: string;
  number: number;
  title: string;
  severity: number;
  priority: number;
  status: string;
  closeReason: string | null;
  /** `person:…` */
  assignee: string | null;
  acknowledgedBy: string | null;
  snoozedUntil: string | null;
  /** Number of the case it went on in, where that is seen. */
  mergedInto: number | null;
  /** Code of the site. */
  site: string;
  siteId: string | null;
  nation: string;
  organisationId: string;
  tlp: string;
  /** Alerts in it, repeats included, as far as they are seen. */
  alerts: number;
  /** Nations by code, and organisations by theirs, that it is released to. */
  knownTo: string[];
}

/** An alert that waits in no case that is seen. */
export interface BoardAlert {
  id: string;
  title: string;
  severity: number;
  count: number;
  siteId: string | null;
  nation: string;
  organisationId: string;
  tlp: string;
  assignee: string | null;
  acknowledgedBy: string | null;
  snoozedUntil: string | null;
  closeReason: string | null;
}

/** A package that others released. */
export interface BoardShare {
  id: string;
  version: number;
  /** Code of a nation, or of an organisation. */
  to: string;
  /** Of its owner, where the package says so. */
  from: string | null;
  title: string | null;
  acknowledged: boolean;
}

/** What rows say that the journal does not. */
export interface BoardNames {
  /** Codes of organisations by id. */
  organisations: ReadonlyMap<string, string>;
  /** What packages say of themselves, by `share/version`. */
  packages: ReadonlyMap<string, { from: string | null; title: string | null }>;
}

/** Null where it is not on the board. */
export function caseRow(world: ReplayedWorld, gate: ReplayGate, names: BoardNames, id: string): BoardCase | null {
  const found = world.cases.get(id);
  if (!seesCase(gate, found)) return null;
  const { statusBefore: _, lowered: __, mergedInto, ...told } = found;
  const survivor = mergedInto === null ? undefined : survivorOf(world, found);
  return {
    ...told,
    mergedInto: seesCase(gate, survivor) ? survivor.number : null,
    alerts: alertsIn(world, gate, found),
    knownTo: knownTo(world, gate, names, id),
  };
}

/** Null where it does not wait: for whoever sees no case it is in, it does. */
export function alertRow(world: ReplayedWorld, gate: ReplayGate, id: string): BoardAlert | null {
  const found = world.alerts.get(id);
  if (!seesAlert(gate, found) || found.suppressed) return null;
  if (found.caseId !== null && seesCase(gate, world.cases.get(found.caseId))) return null;
  const { caseId: _, suppressed: __, ...told } = found;
  return told;
}

/** Null where there is no such package, or not any more. */
export function shareRow(world: ReplayedWorld, gate: ReplayGate, names: BoardNames, id: string): BoardShare | null {
  const share = world.shares.get(id);
  if (!share?.open || !seesShare(gate, share)) return null;
  const { from, title } = names.packages.get(`${id}/${share.version}`) ?? { from: null, title: null };
  const said = [...share.acknowledged].filter(
    ([organisation]) => gate.whole || organisation === gate.sight.organisationId,
  );
  return {
    id,
    version: share.version,
    to: recipientName(names, share),
    from,
    title,
    acknowledged: said.some(([, version]) => version === share.version),
  };
}

function survivorOf(world: ReplayedWorld, found: ReplayedCase): ReplayedCase | undefined {
  const met = new Set<string>();
  let at: ReplayedCase | undefined = found;
  while (at && at.mergedInto !== null && !met.has(at.id)) {
    met.add(at.id);
    at = world.cases.get(at.mergedInto);
  }
  return at === found ? undefined : at;
}

/** All of them, unless people marked the case less strictly than an alert in it. */
function alertsIn(world: ReplayedWorld, gate: ReplayGate, found: ReplayedCase): number {
  let count = 0;
  for (const id of world.alertsOf.get(found.id) ?? []) {
    const alert = world.alerts.get(id);
    if (alert && (!found.lowered || seesAlert(gate, alert))) count += alert.count;
  }
  return count;
}

function knownTo(world: ReplayedWorld, gate: ReplayGate, names: BoardNames, caseId: string): string[] {
  const found = new Set<string>();
  for (const share of world.shares.values()) {
    const release = share.releaseId === null ? undefined : world.releases.get(share.releaseId);
    if (!share.open || !release?.open || release.caseId !== caseId || !seesRelease(gate, world, release)) continue;
    // To whom a recipient passed it on is that recipient's to know.
    if (!share.forwarded || gate.whole) found.add(recipientName(names, share));
  }
  return [...found].sort();
}

function recipientName(
  { organisations }: BoardNames,
  { nation, organisationId }: { nation: string; organisationId: string },
): string {
  return organisationId === NO_ORGANISATION ? nation : (organisations.get(organisationId) ?? nation);
}
