import type { AlertDraft, Decoded } from './alert.ts';
import { rawOf } from './alert-row.ts';
import { prepareBody, type PreparedBody, rejectOf } from './body-preparation.ts';
import type { Format } from './formats/format.ts';
import { REJECT_RAW_BYTES } from './reject-row.ts';

const sensor = {
  sensorId: '01890a5d-ac96-774b-bcce-b302099a8057',
  code: 'SG-1',
  kind: 'native',
  siteId: '01890a5d-ac96-774b-bcce-b302099a8058',
  siteCode: 'SGJUR',
  nation: 'SG',
  organisationId: '01890a5d-ac96-774b-bcce-b302099a8059',
  realm: 'live',
  defaultTlp: 'AMBER' as const,
  defaultPap: 'AMBER' as const,
  clockBehindSeconds: 60,
  clockAheadSeconds: 60,
  keyId: '01890a5d-ac96-774b-bcce-b302099a805a',
};
const receivedAt = new Date('2026-03-02T10:00:00Z');
const draft: AlertDraft = {
  externalId: 'a',
  kind: 'cyber',
  occurredAt: receivedAt,
  title: 'Scan',
  severity: 40,
  signature: 's',
  categories: [],
  entities: [],
  attributes: {},
};

/** A format whose items say what its decoder is to do. */
const format: Format = {
  name: 'scripted',
  title: 'Scripted',
  decode: (item): Decoded => {
    if (item['do'] === 'throw') throw new Error('decoder fell over');
    if (item['do'] === 'reject') return { rejection: { code: 'bad', field: 'x'.repeat(900), reason: 'Bad\0' } };
    return { draft: { ...draft, severity: Number(item['severity'] ?? 40) } };
  },
};

async function prepared(body: string, failures: unknown[] = []): Promise<PreparedBody> {
  const limits = { maxDepth: 8, maxItems: 10, maxItemBytes: 1_000 };
  return prepareBody(Buffer.from(body), { sensor, format, receivedAt }, limits, (error) => failures.push(error));
}

describe('the preparation of a body', () => {
  it('sorts its items into rows and rejects, each with its place', async () => {
    const { rows, rejects } = await prepared('[{"a": 1},{"severity":500},{"do":"reject"},5,{"b":"é"}]');
    expect(rows.map(({ index }) => index)).toEqual([0, 4]);
    expect(rows.map(({ row }) => rawOf(row))).toEqual(['{"a": 1}', '{"b":"é"}']);
    expect(rejects.map(({ index, rejection }) => [index, rejection.code])).toEqual([
      [1, 'out_of_range'],
      [2, 'bad'],
      [3, 'not_an_object'],
    ]);
  });

  it('gives ids in the order of the items', async () => {
    const { rows } = await prepared('{}{}{}{}{}');
    const ids = rows.map(({ row }) => row.id);
    expect(ids).toEqual([...ids].sort());
  });

  it('lets a decoder that throws cost nothing but its item, and says so', async () => {
    const failures: unknown[] = [];
    const { rows, rejects } = await prepared('[{},{"do":"throw"},{}]', failures);
    expect(rows).toHaveLength(2);
    expect(rejects[0]?.rejection.code).toBe('decoder_failed');
    expect(failures).toEqual([new Error('decoder fell over')]);
  });

  it('makes what a decoder says fit to be stored and shown', async () => {
    const { rejects } = await prepared('{"do":"reject"}');
    expect(rejects[0]?.rejection.field).toHaveLength(200);
    expect(rejects[0]?.rejection.reason).toBe('Bad\uFFFD');
  });

  it.each([
    [' ', 'empty_body'],
    ['nonsense', 'malformed_json'],
    ['{"a":\n{"b"', 'malformed_json'],
    ['{}'.repeat(11), 'too_many_items'],
  ])('refuses %j as a whole', async (body, code) => {
    await expect(prepared(body)).rejects.toMatchObject({ code });
  });

  it('does not refuse as a whole a body of which an item can be read', async () => {
    expect((await prepared('nonsense\n{}')).rejects).toHaveLength(1);
    expect((await prepared('[[[[[[[[[[]]]]]]]]]]')).rejects[0]?.rejection.code).toBe('too_deep');
    expect(await prepared('[]')).toEqual({ rows: [], rejects: [] });
  });

  it('keeps the beginning of a large reject, and its true size', () => {
    const origin = { sensor, format, receivedAt };
    const row = rejectOf(origin, 3, { code: 'bad', reason: 'Bad' }, Buffer.alloc(100_000, 0xff));
    const { raw, raw_bytes: rawBytes } = JSON.parse(row.json) as { raw: string; raw_bytes: number };
    expect(Buffer.from(raw, 'base64')).toEqual(Buffer.alloc(REJECT_RAW_BYTES, 0xff));
    expect(rawBytes).toBe(100_000);
  });
});
