import { type Pap, strictestTlp, type Tlp } from '../../access/policy/marking.ts';
import type { SnapshotCase } from './case-snapshot.ts';
import { defined } from './deep-texts.ts';
import type { PackageCase, PackagePerson } from './package.ts';
import type { CaseField } from './release-request.ts';

/** A part's own id and markings. */
export function marking({ id, tlp, pap }: { id: string; tlp: Tlp; pap: Pap }): { id: string; tlp: Tlp; pap: Pap } {
  return { id, tlp, pap };
}

/** The chosen fields of a case; `derived` says whether what the engine made of its alerts may go too. */
export function packageCase(
  found: SnapshotCase,
  fields: ReadonlySet<CaseField>,
  derived: boolean,
  assignee: PackagePerson | undefined,
): PackageCase {
  const title = fields.has('title') && (derived || found.titleSource === 'person');
  const severity = fields.has('severity') && (derived || found.severitySource === 'person');
  // Factors quote the engine's title, so they go where it goes.
  const factors = fields.has('factors') && title && derived && found.titleSource === 'engine';
  const times = fields.has('times');
  return defined({
    ...marking(found),
    tlp: derived ? strictestTlp(found.tlp, found.alertsTlp) : found.tlp,
    title: title ? found.title : undefined,
    status: fields.has('status') ? found.status : undefined,
    closeReason: fields.has('status') ? (found.closeReason ?? undefined) : undefined,
    severity: severity ? found.severity : undefined,
    priority: severity ? found.priority : undefined,
    factors: factors ? found.factors : undefined,
    kinds: fields.has('kinds') && derived ? found.kinds : undefined,
    zone: fields.has('zone') && derived ? found.zone : undefined,
    firstSeen: times && derived ? found.firstSeen : undefined,
    lastSeen: times && derived ? found.lastSeen : undefined,
    openedAt: times && derived ? found.openedAt : undefined,
    closedAt: times ? (found.closedAt ?? undefined) : undefined,
    assignee: fields.has('assignee') ? assignee : undefined,
  });
}
