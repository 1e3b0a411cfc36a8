import type { Asked, EnterableRealm, Run, RunRole, RunSummary } from './contract.ts';

/** A run as it is listed: of one's organisation, or one that one is a member of, or both. */
export interface RunRow {
  id: string;
  realm: string;
  designator: string;
  state: Run['state'];
  template: string | null;
  /** Nobody had approved what it is made of; false where that is not told. */
  ofDraft: boolean;
  createdAt: string | null;
  startedAt: string | null;
  endedAt: string | null;
  /** What one is in it; null where one is no member, or goes in by right. */
  role: RunRole | null;
  cell: string | null;
  mayEnter: boolean;
  /** Whether one's organisation holds it, and so sees it from outside. */
  held: boolean;
  /** What one's organisation is asked to play in it. */
  asked: Asked | null;
}

const PREFIX = 'exercise:';

/** Those of one's organisation, newest first as they come; after them the others that one may enter. */
export function runRows(runs: readonly RunSummary[], realms: readonly EnterableRealm[]): RunRow[] {
  const own = new Map(realms.map((realm) => [realm.realm, realm]));
  const listed = runs.map((run) => {
    const as = own.get(run.realm);
    return Object.assign({}, run, { role: as?.role ?? null, cell: as?.cell ?? null, mayEnter: as !== undefined });
  });
  const others = realms
    .filter(({ realm }) => !runs.some((run) => run.realm === realm))
    .map(({ realm, designator, state, role, cell }) => ({
      id: realm.slice(PREFIX.length),
      realm,
      designator,
      state,
      template: null,
      ofDraft: false,
      createdAt: null,
      startedAt: null,
      endedAt: null,
      role,
      cell,
      mayEnter: true,
      held: false,
      asked: null,
    }));
  return [...listed, ...others];
}
