/** A case as the journal has told it so far. Values are absolute: whoever reads on need not add up. */
export interface ReplayedCase {
  id: string;
  number: number;
  title: string;
  severity: number;
  priority: number;
  status: string;
  /** What to give back when a merge is undone. */
  statusBefore: string;
  closeReason: string | null;
  assignee: string | null;
  acknowledgedBy: string | null;
  snoozedUntil: string | null;
  mergedInto: string | null;
  site: string;
  siteId: string | null;
  nation: string;
  organisationId: string;
  tlp: string;
  /** It was marked less strictly than it once was, and may hold alerts that are stricter than itself. */
  lowered: boolean;
}

/** An alert with its repeats. */
export interface ReplayedAlert {
  id: string;
  title: string;
  severity: number;
  nation: string;
  organisationId: string;
  siteId: string | null;
  tlp: string;
  caseId: string | null;
  /** Times it came. */
  count: number;
  suppressed: boolean;
  assignee: string | null;
  acknowledgedBy: string | null;
  snoozedUntil: string | null;
  closeReason: string | null;
}

export interface ReplayedRelease {
  id: string;
  caseId: string;
  nation: string;
  organisationId: string;
  /** Of the strictest part it carries. */
  tlp: string;
  open: boolean;
}

/** A package on its way to one recipient. */
export interface ReplayedShare {
  id: string;
  /** Null where the journal does not say by which release. */
  releaseId: string | null;
  /** It came by another recipient. */
  forwarded: boolean;
  version: number;
  nation: string;
  organisationId: string;
  tlp: string;
  /** Account it is for alone. */
  to: string | null;
  open: boolean;
  /** Organisations that said it arrived, with the version they said it of. */
  acknowledged: Map<string, number>;
}

/** Everything in the realm of a run, whoever may see it, as of one entry of its journal. */
export interface ReplayedWorld {
  cases: Map<string, ReplayedCase>;
  alerts: Map<string, ReplayedAlert>;
  releases: Map<string, ReplayedRelease>;
  shares: Map<string, ReplayedShare>;
  /** Alerts by the group they are in, which may not be a case yet. */
  alertsOf: Map<string, Set<string>>;
  /** The release whose recipients are told next, within its transaction. */
  issuing: { releaseId: string; at: string; forwarded: boolean } | null;
}

export function emptyWorld(): ReplayedWorld {
  return {
    cases: new Map(),
    alerts: new Map(),
    releases: new Map(),
    shares: new Map(),
    alertsOf: new Map(),
    issuing: null,
  };
}

/** What the journal does not say: how strictly alerts were marked when they came, by id. */
export type AlertMarkings = ReadonlyMap<string, string>;

/** What an entry may have changed; what is shown of the rest is as before. */
export class Touched {
  readonly cases = new Set<string>();
  readonly alerts = new Set<string>();
  readonly shares = new Set<string>();
}
