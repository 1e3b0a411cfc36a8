import * as fc from 'fast-check';
import { entryHash, NO_HASH } from './audit-entry.ts';
import { entryOf } from './entry-of-row.ts';
import { journalHash, type JournalRow } from './journal-row.ts';

const ID = '0198a000-0000-7000-8000-00000000000a';
const CASE = '0198a000-0000-7000-8000-00000000000b';

function row(given: Partial<JournalRow> & { of?: object } = {}): JournalRow {
  const { of, ...columns } = given;
  return {
    realm: 'live',
    seq: '7',
    id: '0198a000-0000-7000-8000-000000000007',
    type: 'case.status_changed',
    at: '2026-11-23T08:00:00.000000Z',
    recorded_at: '2026-11-23T08:00:00.000123Z',
    nation: 'SG',
    organisation_id: '0198a000-0000-7000-8000-000000000001',
    site_id: null,
    case_id: CASE,
    tlp: 'RED',
    actor: '{"id": "person:mei", "name": "Mei"}',
    data: JSON.stringify(of ?? {}),
    origin: '{"address": "192.0.2.7", "credential": "session:x"}',
    ...columns,
  };
}

describe('the entry of a journal row', () => {
  it('says who, from where, to what, and what was done', () => {
    const data = { from: 'new', to: 'active', number: 12, reason: 'Because of Bob', noteId: ID };
    expect(entryOf(row({ of: data }))).toMatchObject({
      realm: 'live',
      seq: 7,
      actor: { id: 'person:mei', name: 'Mei' },
      origin: { address: '192.0.2.7', credential: 'session:x' },
      objects: [CASE, ID],
      details: { from: 'new', to: 'active', number: 12 },
      recordedAt: '2026-11-23T08:00:00.000123Z',
    });
  });

  it('carries no text of a realm people work in, wherever it stands', () => {
    const secret = 'Kim said: the crane at 10.0.0.5';
    const names = fc.constantFrom('from', 'to', 'number', 'status', 'hash', 'title', 'kind', 'other');
    const holder = fc.dictionary(
      names,
      fc.oneof(fc.constant(secret), fc.constant([secret]), fc.constant({ to: secret })),
    );
    fc.assert(
      fc.property(holder, (data) => {
        expect(JSON.stringify(entryOf(row({ of: data })))).not.toContain('crane');
      }),
    );
  });

  it('carries all of what was written for auditors, but for lists of ids, and nothing beyond a bound', () => {
    const data = { kind: 'alert.raw', objects: [ID], reason: 'a sentence', count: 1 };
    const entry = entryOf(row({ realm: 'access', case_id: null, of: data }));
    expect(entry.details).toEqual({ kind: 'alert.raw', reason: 'a sentence', count: 1 });
    expect(entry.objects).toEqual([ID]);
    const long = entryOf(row({ realm: 'access', of: { ...data, reason: 'x'.repeat(10_000) } }));
    expect([long.details, long.objects]).toEqual([{}, [CASE, ID]]);
  });

  it('has hashes that are known, so that no release computes others', () => {
    expect(journalHash(row())).toBe('a9f96d760780fa54c309b890397c602c81b873a600acec6ab256680ee24689b4');
    const entry = { ...entryOf(row({ of: { to: 'active' } })), index: 1, prevHash: NO_HASH };
    expect(entryHash(entry).toString('hex')).toBe('4ff5d9d3d4a44ee00d02d62a5d62b826caaca60cb5ff8ab2e0aa12d4891b672a');
  });
});
