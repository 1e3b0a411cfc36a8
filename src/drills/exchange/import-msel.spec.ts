import { drillOf, item } from '../../../test/support/drill-samples.ts';
import { csvRecords } from './csv-records.ts';
import { importMsel } from './import-msel.ts';
import { parseRelativeTime } from './relative-time.ts';

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
});

describe('tables as spreadsheets write them', () => {
  it('hold separators, quotes and lines within quotes, and count lines', () => {
    expect(csvRecords('\uFEFFa,b\r\n"x, ""y""\nz",2\r\n\r\n,,\n"",3')).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 2, fields: ['x, "y"\nz', '2'] },
      { line: 6, fields: ['', '3'] },
    ]);
    expect(csvRecords('a;b\n1,5;2')).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 2, fields: ['1,5', '2'] },
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

  it.each<[string, string, string[]]>([
    ['a column that is missing', 'Control No,Title,To,Time\n1,a,PORT,M+1', ['1: There is no column text']],
    ['a column that means nothing', `${HEAD},Mood\n`, [expect.stringMatching(/^1: A column mood means nothing here/)]],
    ['a time that is none', `${HEAD}\n1,,a,PORT,,noon,,,t,,,,`, ['2: "noon" is no time like D+0 H+1 M+30']],
    [
      'a channel with a body',
      `${HEAD}\n1,,a,PORT,,M+1,alert,,t,,,,`,
      [expect.stringMatching(/^2: alert does not come/)],
    ],
    ['what is empty', `${HEAD}\n1,,a,,,M+1,,,,,,,`, ['2: to is empty', '2: text is empty']],
    ['a cell nobody is', `${HEAD}\n1,,a,SHIP,,M+1,,,t,,,,`, [expect.stringMatching(/There is no cell SHIP$/)]],
    ['what comes after the end', `${HEAD}\n1,,a,PORT,,H+2,,,t,,,,`, [expect.stringMatching(/That is after ENDEX$/)]],
    [
      'nothing at all',
      '',
      [
        expect.stringMatching(/control_no$/),
        expect.anything(),
        expect.anything(),
        expect.anything(),
        expect.anything(),
      ],
    ],
  ])('is refused for %s', (_, text, expected) => {
    expect(importMsel(drill, text)).toEqual({ template: null, faults: expected });
  });
});
