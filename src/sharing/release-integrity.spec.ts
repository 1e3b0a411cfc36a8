import type { JsonObject } from '../common/json.ts';
import { textHash } from './content-hash.ts';
import { type ReleaseEntry, type ReleaseRows, verifyRelease } from './release-integrity.ts';
import { approvalRowHash, packageRowHash, type ReleaseRecord, releaseRowHash } from './release-record.ts';

const at = new Date('2026-11-23T08:00:00.000Z');
const actor = { id: 'person:minji', name: 'Minji Kwon' };

const content = {
  id: 'r',
  realm: 'live',
  nation: 'KR',
  organisationId: 'o',
  caseId: 'c',
  siteId: 's',
  tlp: 'AMBER',
  terms: { purpose: 'p', expiresAt: '2026-12-01T00:00:00.000Z', onward: false, attributed: true },
  follow: false,
  selection: { case: ['title'], alerts: [], alertFields: [], objects: [], notes: [], observables: [], tasks: [] },
  redactions: {},
  recipients: [{ kind: 'nation', nation: 'SG' }],
  approval: { mode: 'none' },
  createdBy: actor,
  createdAt: at,
} as const;
const release: ReleaseRecord = {
  ...content,
  rowHash: releaseRowHash(content),
  state: 'published',
  hash: 'h',
  version: 1,
  publishedAt: at,
  endedAt: null,
};
const packed = {
  id: 'p',
  shareId: 'x',
  releaseId: 'r',
  recipient: { kind: 'nation', nation: 'SG' },
  version: 1,
  tlp: 'AMBER',
  onward: false,
  hash: textHash('{}'),
  forwardedFrom: null,
  forwardedBy: null,
  createdAt: at,
  expiresAt: at,
} as const;
const given = { id: 'a', releaseId: 'r', seat: 0, actor, verdict: 'approve', reason: 'Fine', hash: 'h', givenAt: at };

const rows: ReleaseRows = {
  releases: [release],
  packages: [{ ...packed, rowHash: packageRowHash(packed), body: '{}', open: true }],
  approvals: [{ ...given, rowHash: approvalRowHash(given) }],
  receipts: [],
};
const told = (type: ReleaseEntry['type'], data: JsonObject): ReleaseEntry => ({
  type,
  data: { releaseId: 'r', ...data },
});
const journal: ReleaseEntry[] = [
  told('release.prepared', { hash: 'h', rowHash: release.rowHash }),
  told('release.approval_given', { approvalId: 'a', rowHash: approvalRowHash(given) }),
  told('release.published', { version: 1, hash: 'h', packages: [{ id: 'p', hash: packageRowHash(packed) }] }),
];

describe('verifying releases', () => {
  it('finds nothing where rows and journal tell the same', () => {
    expect(verifyRelease(rows, journal)).toEqual([]);
  });

  it('names every member of a release that is changed, its course too', () => {
    const changes: Partial<ReleaseRecord>[] = [
      { tlp: 'CLEAR' },
      { caseId: 'd' },
      { follow: true },
      { recipients: [{ kind: 'nation', nation: 'MY' }] },
      { terms: { ...release.terms, onward: true } },
      { selection: { ...release.selection, alerts: 'all' } },
      { redactions: { withholdPeople: true } },
      { createdBy: { id: 'person:eve', name: 'Eve' } },
    ];
    for (const change of changes) {
      const faults = verifyRelease({ ...rows, releases: [{ ...release, ...change }] }, journal);
      expect(faults).toEqual([{ table: 'releases', id: 'r', fault: 'content_differs' }]);
    }
    const recalled = verifyRelease({ ...rows, releases: [{ ...release, state: 'recalled' }] }, journal);
    expect(recalled).toContainEqual({ table: 'releases', id: 'r', fault: 'state_differs' });
  });

  it('names a row whose hash was made anew with it, one that was slipped in, and one that is gone', () => {
    const forged = { ...given, verdict: 'refuse' };
    const rehashed = [{ ...forged, rowHash: approvalRowHash(forged) }];
    expect(verifyRelease({ ...rows, approvals: rehashed }, journal)).toEqual([
      { table: 'release_approvals', id: 'a', fault: 'journal_differs' },
    ]);
    const extra = { ...given, id: 'b' };
    const slipped = [...rows.approvals, { ...extra, rowHash: approvalRowHash(extra) }];
    expect(verifyRelease({ ...rows, approvals: slipped }, journal)).toEqual([
      { table: 'release_approvals', id: 'b', fault: 'not_in_journal' },
    ]);
    expect(verifyRelease({ ...rows, packages: [] }, journal)).toEqual([
      { table: 'release_packages', id: 'p', fault: 'missing' },
    ]);
  });

  it('names a package whose text is another, or that is open when it should not be', () => {
    const [own] = rows.packages;
    expect(verifyRelease({ ...rows, packages: [{ ...own!, body: '{"a":1}' }] }, journal)).toEqual([
      { table: 'release_packages', id: 'p', fault: 'content_differs' },
    ]);
    const over = [...journal, told('release.recalled', { reason: 'x' })];
    const reopened = { ...rows, releases: [{ ...release, state: 'recalled' as const }] };
    expect(verifyRelease(reopened, over)).toEqual([{ table: 'release_packages', id: 'p', fault: 'state_differs' }]);
  });
});
