import { type ArrayType, type ArrayValue, BinaryArrays, UnfitValue } from '../src/database/binary-arrays.ts';
import { rowArrays } from '../src/database/row-arrays.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';

/** What PostgreSQL must read, as it writes it itself. */
const SAMPLES: Readonly<Record<ArrayType, readonly (readonly [value: ArrayValue, text: string | null])[]>> = {
  uuid: [
    ['0190f5f6-1111-7abc-8def-0123456789ab', '0190f5f6-1111-7abc-8def-0123456789ab'],
    ['0190F5F6-1111-7ABC-8DEF-0123456789AB', '0190f5f6-1111-7abc-8def-0123456789ab'],
    [null, null],
  ],
  text: [
    ['', ''],
    ['plain', 'plain'],
    ['plain', 'plain'],
    ['"quoted", {braced}, \\ and NULL', '"quoted", {braced}, \\ and NULL'],
    ['ไทย 🚀 \n\t\u001f', 'ไทย 🚀 \n\t\u001f'],
    [undefined, null],
    [undefined, null],
    ['é'.repeat(5_000), 'é'.repeat(5_000)],
  ],
  boolean: [
    [true, 'true'],
    [false, 'false'],
    [false, 'false'],
    [null, null],
  ],
  smallint: [
    [0, '0'],
    [-32_768, '-32768'],
    [32_767, '32767'],
    [null, null],
  ],
  bigint: [
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
    [-1, '-1'],
  ],
  real: [
    [0.8, '0.8'],
    [-21_000_000, '-2.1e+07'],
  ],
  'double precision': [
    [103.84, '103.84'],
    [-0.1, '-0.1'],
    [null, null],
  ],
  timestamptz: [
    [new Date('2026-03-02T10:00:00.123Z'), '2026-03-02 10:00:00.123+00'],
    [new Date('0001-01-01T00:00:00.000Z'), '0001-01-01 00:00:00+00'],
    [new Date('9999-12-31T23:59:59.999Z'), '9999-12-31 23:59:59.999+00'],
    [new Date('1999-12-31T23:59:59.999Z'), '1999-12-31 23:59:59.999+00'],
  ],
  jsonb: [
    ['{"b": 1, "a": [true, null, "é"]}', '{"a": [true, null, "é"], "b": 1}'],
    ['7', '7'],
    [null, null],
  ],
};

describe('arrays in binary', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    await database.query("SET timezone = 'UTC'");
  });
  afterAll(() => database.drop());

  const read = async (type: ArrayType, column: Buffer): Promise<(string | null)[]> => {
    const rows = await database.query<{ value: string | null }>(
      `SELECT value::text FROM unnest($1::${type}[]) WITH ORDINALITY AS item (value, place) ORDER BY place`,
      [column],
    );
    return rows.map(({ value }) => value);
  };

  it.each(Object.entries(SAMPLES))('are read as they were meant: %s', async (type, samples) => {
    const arrays = new BinaryArrays(1);
    const column = arrays.column(type as ArrayType, samples, ([value]) => value);
    expect(await read(type as ArrayType, column)).toEqual(samples.map(([, text]) => text));
  });

  it('stay whole while others are written behind them, and may hold nothing', async () => {
    const arrays = new BinaryArrays(1);
    const first = arrays.column('text', ['one', 'two'], (text) => text);
    const none = arrays.column('text', [], (text) => text);
    arrays.column(
      'text',
      Array.from({ length: 1_000 }, (_, index) => 'x'.repeat(index)),
      (text) => text,
    );
    expect(await read('text', first)).toEqual(['one', 'two']);
    expect(await read('text', none)).toEqual([]);
  });

  it('are rows again, behind parameters of another kind', async () => {
    const rows = [
      { name: 'one', late: false },
      { name: 'two', late: true },
    ];
    const { source, parameters } = rowArrays(
      rows,
      { name: ['text', ({ name }) => name], late: ['boolean', ({ late }) => late] },
      { before: 1 },
    );
    expect(
      await database.query(`SELECT $1 || r.name AS name, r.late FROM ${source}`, ['number ', ...parameters]),
    ).toEqual([
      { name: 'number one', late: false },
      { name: 'number two', late: true },
    ]);
  });

  it('refuse what their type does not hold', () => {
    const arrays = new BinaryArrays(1);
    expect(() => arrays.column('uuid', ['no-uuid'], (text) => text)).toThrow(UnfitValue);
    expect(() => arrays.column('smallint', [40_000], (value) => value)).toThrow(UnfitValue);
    expect(() => arrays.column('timestamptz', ['2026'], (text) => text)).toThrow(UnfitValue);
    expect(() => arrays.column('text', [7], (value) => value)).toThrow(UnfitValue);
  });
});
