import type { JournalEvent } from '../journal/journal-event.ts';
import { textHash } from './content-hash.ts';
import {
  type ApprovalContent,
  approvalRowHash,
  type PackageContent,
  packageRowHash,
  type ReceiptContent,
  receiptRowHash,
  type ReleaseRecord,
  releaseRowHash,
  type ReleaseState,
} from './release-record.ts';

type Stored<Content> = Content & { rowHash: string };

/** The rows of one realm's releases as they are in the tables. */
export interface ReleaseRows {
  releases: readonly ReleaseRecord[];
  packages: readonly (Stored<PackageContent> & { body: string; open: boolean })[];
  approvals: readonly Stored<ApprovalContent>[];
  receipts: readonly Stored<ReceiptContent>[];
}

export type ReleaseFault =
  /** The row no longer says what its own hash was made of. */
  | 'content_differs'
  /** Row and hash were changed together; the journal says otherwise. */
  | 'journal_differs'
  /** The journal never told of it. */
  | 'not_in_journal'
  /** The journal tells of it, and it is gone. */
  | 'missing'
  /** Whether it is open, or how far it has come, is not what the journal says. */
  | 'state_differs';

export interface FaultyRow {
  table: 'releases' | 'release_packages' | 'release_approvals' | 'release_receipts';
  id: string;
  fault: ReleaseFault;
}

/** An entry of the journal, as far as it tells of releases. */
export type ReleaseEntry = Pick<JournalEvent, 'type' | 'data'>;

const STATE_AFTER: Readonly<Record<string, ReleaseState>> = {
  'release.published': 'published',
  'release.updated': 'published',
  'release.recalled': 'recalled',
  'release.expired': 'expired',
  'release.refused': 'refused',
};

/**
 * Holds the rows of releases against their own hashes and against the journal, which is chained and verified by itself.
 * Every row that was changed, added or taken away by other means than the application is named.
 */
export function verifyRelease(rows: ReleaseRows, journal: readonly ReleaseEntry[]): FaultyRow[] {
  const told = readJournal(journal);
  const packages = rows.packages.map((row) => ({
    id: row.id,
    rowHash: row.rowHash,
    intact: textHash(row.body) === row.hash && packageRowHash(contentOf(row)) === row.rowHash,
  }));
  const whole = <Row extends { id: string; rowHash: string }>(list: readonly Row[], hash: (row: Row) => string) =>
    list.map((row) => ({ id: row.id, rowHash: row.rowHash, intact: hash(row) === row.rowHash }));
  return [
    ...compared('releases', whole(rows.releases, releaseRowHash), told.releases),
    ...compared('release_packages', packages, told.packages),
    ...compared(
      'release_approvals',
      whole(rows.approvals, (row) => approvalRowHash(contentOf(row))),
      told.approvals,
    ),
    ...compared(
      'release_receipts',
      whole(rows.receipts, (row) => receiptRowHash(contentOf(row))),
      told.receipts,
    ),
    ...statesOf(rows, told),
  ];
}

interface Told {
  releases: Map<string, string>;
  packages: Map<string, string>;
  approvals: Map<string, string>;
  receipts: Map<string, string>;
  states: Map<string, { state: ReleaseState; version: number }>;
}

function readJournal(journal: readonly ReleaseEntry[]): Told {
  const told: Told = {
    releases: new Map(),
    packages: new Map(),
    approvals: new Map(),
    receipts: new Map(),
    states: new Map(),
  };
  for (const { type, data } of journal) {
    const release = text(data['releaseId']);
    const hash = text(data['rowHash']);
    if (type === 'release.prepared') told.releases.set(release, hash);
    if (type === 'release.approval_given') told.approvals.set(text(data['approvalId']), hash);
    if (type === 'release.acknowledged') told.receipts.set(text(data['receiptId']), hash);
    for (const item of Array.isArray(data['packages']) ? data['packages'] : []) {
      const packed = item as { id?: unknown; hash?: unknown };
      told.packages.set(text(packed.id), text(packed.hash));
    }
    const state = STATE_AFTER[type];
    const version = typeof data['version'] === 'number' ? data['version'] : (told.states.get(release)?.version ?? 0);
    if (state) told.states.set(release, { state, version });
  }
  return told;
}

function compared(
  table: FaultyRow['table'],
  rows: readonly { id: string; rowHash: string; intact: boolean }[],
  told: ReadonlyMap<string, string>,
): FaultyRow[] {
  const faults = rows.flatMap(({ id, rowHash, intact }): FaultyRow[] => {
    if (!intact) return [{ table, id, fault: 'content_differs' }];
    const known = told.get(id);
    if (known === undefined) return [{ table, id, fault: 'not_in_journal' }];
    return known === rowHash ? [] : [{ table, id, fault: 'journal_differs' }];
  });
  const there = new Set(rows.map(({ id }) => id));
  const missing = [...told.keys()].filter((id) => !there.has(id));
  return [...faults, ...missing.map((id): FaultyRow => ({ table, id, fault: 'missing' }))];
}

function statesOf(rows: ReleaseRows, told: Told): FaultyRow[] {
  const releases = new Map(rows.releases.map((release) => [release.id, release]));
  const wrong = rows.releases.flatMap((release): FaultyRow[] => {
    const first: ReleaseState = release.approval.mode === 'none' ? 'draft' : 'awaiting';
    const due = told.states.get(release.id) ?? { state: first, version: 0 };
    const right = release.state === due.state && release.version === due.version;
    return right ? [] : [{ table: 'releases', id: release.id, fault: 'state_differs' }];
  });
  // A package that was passed on stays open at its own version; the others are open at their release's newest.
  const opened = rows.packages.flatMap(({ id, releaseId, version, forwardedFrom, open }): FaultyRow[] => {
    const release = releases.get(releaseId);
    const due = release?.state === 'published' && (forwardedFrom !== null || version === release.version);
    return open === due ? [] : [{ table: 'release_packages', id, fault: 'state_differs' }];
  });
  return [...wrong, ...opened];
}

/** A row without what its hash is not made of. */
function contentOf<Row extends { rowHash: string }>(row: Row): Omit<Row, 'rowHash' | 'body' | 'open'> {
  const { rowHash: _, ...content } = row;
  const rest: Record<string, unknown> = { ...content };
  delete rest['body'];
  delete rest['open'];
  return rest as Omit<Row, 'rowHash' | 'body' | 'open'>;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
