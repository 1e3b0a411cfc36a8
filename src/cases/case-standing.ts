import { PAP_LABELS, type Pap, TLP_LABELS, type Tlp, strictest, stricter } from '../access/policy/marking.ts';
import { lowered, type Marking, raised, settle, type Standing } from './case-marks.ts';

/** The columns of `cases` that hold its markings and what they rest on. */
export interface StandingColumns {
  tlp: Tlp;
  tlp_floor: Tlp | null;
  tlp_set: Tlp | null;
  tlp_basis: Tlp | null;
  pap: Pap;
  pap_floor: Pap | null;
  pap_set: Pap | null;
  pap_basis: Pap | null;
}

export const STANDING_COLUMNS = [
  'tlp',
  'tlp_floor',
  'tlp_set',
  'tlp_basis',
  'pap',
  'pap_floor',
  'pap_set',
  'pap_basis',
] as const satisfies readonly (keyof StandingColumns)[];

/** Where a case stands in both kinds of marking. */
export interface CaseStanding {
  tlp: Standing<Tlp>;
  pap: Standing<Pap>;
}

export function standingOf(row: StandingColumns): CaseStanding {
  return {
    tlp: { label: row.tlp, marks: { floor: row.tlp_floor, set: row.tlp_set, basis: row.tlp_basis } },
    pap: { label: row.pap, marks: { floor: row.pap_floor, set: row.pap_set, basis: row.pap_basis } },
  };
}

export function columnsOf({ tlp, pap }: CaseStanding): StandingColumns {
  return {
    tlp: tlp.label,
    tlp_floor: tlp.marks.floor,
    tlp_set: tlp.marks.set,
    tlp_basis: tlp.marks.basis,
    pap: pap.label,
    pap_floor: pap.marks.floor,
    pap_set: pap.marks.set,
    pap_basis: pap.marks.basis,
  };
}

export function markingOf({ tlp, pap }: CaseStanding): Marking {
  return { tlp: tlp.label, pap: pap.label };
}

/** The case once its alerts are marked `alerts` at the strictest; `origins` are the cases its alerts came out of. */
export function settleCase(
  known: CaseStanding | undefined,
  alerts: Marking,
  origins: readonly CaseStanding[] = [],
): CaseStanding {
  return {
    tlp: settle(
      TLP_LABELS,
      known?.tlp,
      alerts.tlp,
      strictestFloor(
        TLP_LABELS,
        origins.map(({ tlp }) => tlp),
      ),
    ),
    pap: settle(
      PAP_LABELS,
      known?.pap,
      alerts.pap,
      strictestFloor(
        PAP_LABELS,
        origins.map(({ pap }) => pap),
      ),
    ),
  };
}

/** The case as one person raised it. */
export function raiseCase(known: CaseStanding, to: Marking): CaseStanding {
  return {
    tlp: stricter(TLP_LABELS, to.tlp, known.tlp.label) ? raised(known.tlp, to.tlp) : known.tlp,
    pap: stricter(PAP_LABELS, to.pap, known.pap.label) ? raised(known.pap, to.pap) : known.pap,
  };
}

/** The case as two people lowered it. */
export function lowerCase(known: CaseStanding, alerts: Marking, to: Marking): CaseStanding {
  return {
    tlp: stricter(TLP_LABELS, known.tlp.label, to.tlp) ? lowered(TLP_LABELS, known.tlp, alerts.tlp, to.tlp) : known.tlp,
    pap: stricter(PAP_LABELS, known.pap.label, to.pap) ? lowered(PAP_LABELS, known.pap, alerts.pap, to.pap) : known.pap,
  };
}

/** What the engine kept of its alerts, as markings. What was stored before PAP was kept says nothing of it. */
export function factsMarking(facts: { tlp: string; pap?: string | undefined }): Marking {
  return {
    tlp: TLP_LABELS.find((label) => label === facts.tlp) ?? 'RED',
    pap: PAP_LABELS.find((label) => label === facts.pap) ?? 'CLEAR',
  };
}

function strictestFloor<Label extends string>(
  order: readonly Label[],
  standings: readonly Standing<Label>[],
): Label | null {
  const [first, ...others] = standings.map(({ marks }) => marks.floor).filter((floor) => floor !== null);
  return first === undefined ? null : strictest(order, first, ...others);
}
