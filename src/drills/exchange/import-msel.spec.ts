import { drillOf, item } from '../../../test/support/drill-samples.ts';
import * as fc from 'fast-check';
import { drillArbitrary } from '../../../test/support/drill-arbitraries.ts';
import { readShippedDrill, shippedDrillCodes } from '../template/shipped-drills.ts';
import { csvRecords } from './csv-records.ts';
import { exportMsel } from './export-msel.ts';
import { importMsel } from './import-msel.ts';
import { parseMselTime } from './msel-time.ts';
import { drillAround } from './new-msel.ts';
import { parseRelativeTime, relativeTimeText } from './relative-time.ts';

const MINUTE = 60_000;
const drill = drillOf([item('OLD')], {
  objectives: [{ code: 'O1', statement: 'Says it', capability: 'Report', target: null }],
});
const HEAD = 'Control No,Kind,Title,To,From,Time,Channel,Subject,Text,Expected,Within,Objective,Notes';

describe('times relative to STARTEX', () => {
  it.each<[string, number | null]>([
    ['D+0 H+1 M+30', 90 * MINUTE],
    ['D+1', 24 * 60 * MINUTE],
    ['h + 2 m + 5', 125 * MINUTE],
    ['M+0', 0],
    ['S+90', 90_000],
    ['', null],
    ['H-1', null],
    ['M+5 H+1', null],
    ['noon', null],
  ])('%s', (text, expected) => {
    expect(parseRelativeTime(text)).toBe(expected);
  });

  it('are read as they are written', () => {
    expect(relativeTimeText(25 * 60 * MINUTE + 61_000)).toBe('D+1 H+1 M+1 S+1');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000 }), (seconds) => {
        expect(parseRelativeTime(relativeTimeText(seconds * 1_000))).toBe(seconds * 1_000);
      }),
    );
  });

  it.each<[string, object | null]>([
    ['', { by_hand: true }],
    ['after I01', { after: { item: 'I01', by: '0s' } }],
    ['After I01 M+5', { after: { item: 'I01', by: '5m' } }],
    ['after I01 ack missed H+1', { after: { item: 'I01', expectation: 'ack', outcome: 'missed', by: '1h' } }],
    ['after I01 ack met', { after: { item: 'I01', expectation: 'ack', outcome: 'met', by: '0s' } }],
    ['after', null],
    ['after I01 soon', null],
  ])('or to another item: %s', (text, expected) => {
    expect(parseMselTime(text)).toEqual(expected);
  });
});

describe('tables as spreadsheets write them', () => {
  it('hold separators, quotes and lines within quotes, and count lines', () => {
    const at = (line: number, ...columns: number[]): object[] => columns.map((column) => ({ line, column }));
    expect(csvRecords('\uFEFFa,b\r\n"x, ""y""\nz",2\r\n\r\n,,\n"",3')).toEqual([
      { row: 1, fields: ['a', 'b'], places: at(1, 1, 3) },
      { row: 2, fields: ['x, "y"\nz', '2'], places: [...at(2, 1), ...at(3, 4)] },
      { row: 5, fields: ['', '3'], places: at(6, 1, 4) },
    ]);
    expect(csvRecords('a;b\n1,5;2')).toEqual([
      { row: 1, fields: ['a', 'b'], places: at(1, 1, 3) },
      { row: 2, fields: ['1,5', '2'], places: at(2, 1, 5) },
    ]);
    expect(csvRecords('')).toEqual([]);
  });
});

describe('an MSEL by spreadsheet', () => {
  it('becomes the items of a drill, told to people and judged by an evaluator', () => {
    const { template, faults } = importMsel(
      drill,
      `${HEAD}
1,Inject,A call,PORT;CERT,Harbour master,D+0 H+0 M+30,phone manual,,"Who says so, and ""until when""?","Names one person
Writes it down",M+10,O1,For controllers
2,,A headline,PORT,Morning paper,5m,media,Drone over port,Pictures of it,,,,
3,information,Later,CERT,,,,,By hand,,,,`,
    );
    expect(faults).toEqual([]);
    expect(template?.items).toMatchObject([
      {
        code: '1',
        to: ['PORT', 'CERT'],
        from: 'Harbour master',
        trigger: { on: 'time', atMs: 30 * MINUTE },
        delivery: { channel: 'phone_manual', script: 'Who says so, and "until when"?' },
        notes: 'For controllers',
        expectations: [
          { code: 'e1', text: 'Names one person', withinMs: 10 * MINUTE, objective: 'O1', evaluator: 'manual' },
          { code: 'e2', text: 'Writes it down' },
        ],
      },
      {
        kind: 'inject',
        trigger: { on: 'time', atMs: 5 * MINUTE },
        delivery: { channel: 'media', outlet: 'Morning paper', headline: 'Drone over port', text: 'Pictures of it' },
      },
      { kind: 'information', trigger: { on: 'manual' }, delivery: { channel: 'message', subject: 'Later' } },
    ]);
    expect(template).toMatchObject({ code: drill.code, cells: drill.cells, objectives: drill.objectives });
  });

  it.each<[string, string, [number, number, string][]]>([
    ['a column that is missing', 'Control No,Title,To,Time\n1,a,PORT,M+1', [[1, 1, 'There is no column text']]],
    [
      'a column that means nothing',
      `${HEAD},Mood\n`,
      [[1, HEAD.length + 2, 'A column mood means nothing here; there are control_no']],
    ],
    [
      'a time that is none',
      `${HEAD}\n1,,a,PORT,,noon,,,t,,,,`,
      [[2, 12, 'Row 2, time: "noon" is no time like D+0 H+1 M+30']],
    ],
    [
      'a body there is none of',
      `${HEAD}\n1,,a,PORT,,M+1,alert,,t,,,,`,
      [[2, 16, 'Row 2, channel: What comes by alert has a body']],
    ],
    [
      'what is empty, after a field of two lines',
      `${HEAD}\n1,,"a\nb",PORT,,M+1,,,t,,,,\n2,,a,,,M+1,,,,,,,`,
      [
        [4, 6, 'Row 3, to: It is empty'],
        [4, 14, 'Row 3, text: It is empty'],
      ],
    ],
    ['a cell nobody is', `${HEAD}\n1,,a,SHIP,,M+1,,,t,,,,`, [[2, 6, 'Row 2, to: There is no cell SHIP']]],
    ['what comes after the end', `${HEAD}\n1,,a,PORT,,H+2,,,t,,,,`, [[2, 12, 'Row 2, time: That is after ENDEX']]],
    [
      'a deadline that does',
      `${HEAD}\n1,,a,PORT,,H+0,,,t,x,H+2,,`,
      [[2, 22, 'Row 2, within: Its deadline is after ENDEX']],
    ],
    [
      'two deadlines for three',
      `${HEAD}\n1,,a,PORT,,,,,t,x;y;z,M+1;M+2,,`,
      [[2, 23, 'Row 2, within: There are 2 for 3']],
    ],
    ['no row', HEAD, [[1, 1, 'There is no row under']]],
    [
      'nothing at all',
      '',
      ['control_no', 'title', 'to', 'time', 'text'].map((one) => [1, 1, `There is no column ${one}`]),
    ],
  ])('is refused for %s', (_, text, expected) => {
    expect(importMsel(drill, text)).toEqual({
      template: null,
      faults: expected.map(([line, column, told]) => ({ line, column, message: expect.stringContaining(told) })),
      lost: [],
    });
  });
});

describe('an MSEL that went out as a spreadsheet', () => {
  it.each(shippedDrillCodes())('comes back into its drill whole: %s', (code) => {
    const shipped = readShippedDrill(code);
    expect(importMsel(shipped, exportMsel(shipped))).toEqual({ template: shipped, faults: [], lost: [] });
  });

  it('comes back into its drill, whichever that is', () => {
    fc.assert(
      fc.property(drillArbitrary(), (any) => {
        expect(importMsel(any, exportMsel(any))).toEqual({ template: any, faults: [], lost: [] });
      }),
      { numRuns: 100 },
    );
  });

  it('keeps what has no column where the control number is the same, and tells what is no more', () => {
    const shipped = readShippedDrill('port-crane-attack');
    const [head, first] = exportMsel(shipped).split('\r\n');
    const { template, lost } = importMsel(shipped, [head, first!.replace('M+2', 'M+4')].join('\r\n'));
    expect(template?.items).toEqual([{ ...shipped.items[0], trigger: { on: 'time', atMs: 4 * MINUTE } }]);
    expect(lost).toEqual(
      shipped.items.slice(1).map(({ code, title }) => `${code}: the item "${title}", which is in no row`),
    );
    const other = importMsel(
      shipped,
      [head, first!.replace(shipped.items[0]!.expectations[0]!.text, 'Other')].join('\r\n'),
    );
    expect(other.lost[0]).toBe(
      `I01.${shipped.items[0]!.expectations[0]!.code}: "${shipped.items[0]!.expectations[0]!.text}", and what the journal must show for it`,
    );
  });

  it('runs nothing in a spreadsheet', () => {
    const risky = drillOf([item('1', { title: '=HYPERLINK("http://x")', notes: "'-1" })]);
    const csv = exportMsel(risky);
    expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(importMsel(risky, csv).template).toEqual(risky);
  });
});

it('a spreadsheet of its own is the MSEL of a drill whose rest is assumed, and said to be', () => {
  const text = `${HEAD}\n1,,a,PORT;CERT,,M+40,,,t,x,,O7,`;
  const { drill: around, assumed } = drillAround(text, { code: 'mine', title: 'Mine', organisation: 'sg-cert' });
  expect(importMsel(around, text)).toMatchObject({
    faults: [],
    template: {
      code: 'mine',
      durationMs: 90 * MINUTE,
      cells: [{ code: 'PORT', organisation: 'sg-cert' }, { code: 'CERT' }],
      objectives: [{ code: 'O7' }],
      items: [{ code: '1', trigger: { on: 'time', atMs: 40 * MINUTE } }],
    },
  });
  expect(assumed).toEqual([
    'duration: 90 minutes, half an hour after the last row',
    'cells.PORT: that sg-cert plays it',
    'cells.CERT: that sg-cert plays it',
    'objectives.O7: its statement and capability',
  ]);
});
