import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../config/package-root.ts';
import { faultText } from '../../rules/rule-fault.ts';
import { readTemplate } from './read-template.ts';

const HEAD = `code: sample
version: 1
title: A sample
synopsis: Nothing much.
kind: functional
domain: cyber
duration: 1h
cells:
  - { code: PORT, title: The port, organisation: kr-port-soc, kind: player }
  - { code: CERT, title: The CERT, organisation: sg-cert, kind: player }
objectives:
  - { code: O1, statement: Finds it, capability: Detection, target: { metric: acknowledge, within: 5m } }
`;

const ITEMS = `items:
  - code: I1
    kind: inject
    title: Somebody scans
    to: [PORT]
    at: 1m30s
    alert:
      sensor: krpus-suricata
      format: eve
      bodies: [{ event_type: alert }]
    expectations:
      - { code: ack, text: Sees it, metric: acknowledge, within: 5m, objective: O1, when: { done: acknowledged } }
      - { code: words, text: Reads well, metric: report, within: 20m, required: false }
  - code: C1
    kind: contingency
    title: A call
    to: [PORT, CERT]
    after: { item: I1, expectation: ack, outcome: missed, by: 1m }
    requires: { any: [{ item: I1, outcome: missed }, { item: I1, outcome: delivered }] }
    phone_manual: { script: Have you seen it? }
`;

function faults(text: string): string[] {
  return readTemplate('drill.yml', text).faults.map(faultText);
}

describe('reading a drill', () => {
  it('reads times, fills in what is usual, and writes out what is said in short', () => {
    const { template, faults: none } = readTemplate('drill.yml', HEAD + ITEMS);
    expect(none).toEqual([]);
    expect(template).toMatchObject({
      durationMs: 3_600_000,
      compressedRate: 6,
      objectives: [{ target: { metric: 'acknowledge', withinMs: 300_000 } }],
    });
    expect(template?.items).toMatchObject([
      {
        code: 'I1',
        trigger: { on: 'time', atMs: 90_000 },
        requires: null,
        delivery: { channel: 'alert', format: 'eve', sensor: 'krpus-suricata' },
        decoy: false,
        expectations: [
          { cell: 'PORT', evaluator: 'auto', withinMs: 300_000, mode: 'any_member', required: true, objective: 'O1' },
          { evaluator: 'manual', predicate: null, required: false, objective: null },
        ],
      },
      {
        trigger: { on: 'expectation', item: 'I1', expectation: 'ack', outcome: 'missed', afterMs: 60_000 },
        requires: { mode: 'any', of: [{ item: 'I1', expectation: null, outcome: 'missed' }, {}] },
        delivery: { channel: 'phone_manual' },
      },
    ]);
    expect(template?.items[0]?.expectations[0]?.predicate).toMatchObject({ any: [{ event: 'case.acknowledged' }, {}] });
    expect(JSON.parse(JSON.stringify(template))).toEqual(template);
  });

  it('reads the drill that the documentation begins with', () => {
    const page = readFileSync(join(packageRoot, 'docs/drills.md'), 'utf8');
    const [, text = ''] = /```yaml\n([^]*?)```/.exec(page) ?? [];
    expect(text).toContain('code: first-drill');
    expect(faults(text)).toEqual([]);
    expect(faults(text.replace('at: 1m', 'at: 3h'))).toEqual(
      expect.arrayContaining([expect.stringMatching(/^drill\.yml:25:9: That is after ENDEX$/)]),
    );
  });

  it('refuses what is written as an escape and cannot be stored', () => {
    expect(faults((HEAD + ITEMS).replace('Somebody scans', '"a\\0b"'))).toEqual([
      'drill.yml:16:12: It holds a character that cannot be stored',
    ]);
    expect(faults((HEAD + ITEMS).replace('event_type', '"\\ud800"'))).toEqual([
      expect.stringMatching(/Its name holds a character/),
    ]);
  });

  it('says where a text is no YAML, and where a map is not what the schema has', () => {
    expect(faults('code: [')).toEqual([expect.stringMatching(/^drill\.yml:1:\d+: No YAML/)]);
    expect(faults('- a')).toEqual(['drill.yml:1:1: The document must be a map']);
    expect(faults(`${HEAD}itemz: []\n`)).toEqual([
      'drill.yml:1:1: "items" is missing',
      'drill.yml:13:1: "itemz" means nothing here',
    ]);
    expect(faults((HEAD + ITEMS).replace('kind: functional', 'kind: fun').replace('1m30s', 'soon'))).toEqual([
      'drill.yml:5:7: kind must be one of tabletop, functional, full',
      'drill.yml:18:9: at must be a time like 90s, 5m or 1h30m',
    ]);
  });

  it.each<[string, [from: string, to: string], string[]]>([
    [
      'a cell nobody is',
      ['to: [PORT]', 'to: [PORTO]'],
      ['17:10: There is no cell PORTO', '24:9: There is no cell PORTO', '25:9: There is no cell PORTO'],
    ],
    [
      'an item twice',
      ['code: C1', 'code: I1'],
      [
        '26:11: There are two items I1',
        '14:5: Items wait for each other: I1 → I1',
        '26:5: Items wait for each other: I1 → I1',
      ],
    ],
    [
      'a site of two',
      ['to: [PORT]', 'to: [PORT, CERT]'],
      ['17:9: What comes by alert is for the one cell whose site it is'],
    ],
    ['a format unheard of', ['format: eve', 'format: eva'], ['21:15: There is no format eva']],
    [
      'what comes after the end',
      ['at: 1m30s', 'at: 2h'],
      ['18:9: That is after ENDEX', '24:66: Its deadline is after ENDEX', '25:66: Its deadline is after ENDEX'],
    ],
    ['a deadline after the end', ['within: 20m', 'within: 59m'], ['25:66: Its deadline is after ENDEX']],
    ['two times', ['at: 1m30s', 'at: 1m30s\n    by_hand: true'], ['14:5: An item has one of at, after and by_hand']],
    [
      'two ways',
      ['phone_manual: {', 'message: { subject: a, text: b }\n    phone_manual: {'],
      ['26:5: An item is delivered in one way, of alert, track, report, message, media, ais, phone_manual'],
    ],
    ['an unknown item', ['item: I1, expectation: ack', 'item: I9, expectation: ack'], ['30:12: There is no item I9']],
    ['an unknown expectation', ['expectation: ack', 'expectation: nack'], ['30:12: I1 has no expectation nack']],
    ['an unknown objective', ['objective: O1', 'objective: O2'], ['24:81: There is no objective O2']],
    [
      'an unknown type of entry',
      ['{ done: acknowledged }', '{ event: case.seen }'],
      ['24:100: "case.seen" is no type of journal entry; docs/live.md lists them'],
    ],
    [
      'a predicate of two forms',
      ['{ done: acknowledged }', '{ done: acknowledged, event: case.noted }'],
      ['24:91: It says one of done, shared_with, share_acknowledged_by, event, all, any, not, of'],
    ],
    [
      'a path to nowhere',
      ['{ done: acknowledged }', '{ event: case.noted, where: { case: x } }'],
      ['24:127: "case" names nothing in an entry; it begins with caseId, nation, … or data.'],
    ],
    [
      'a reference to nothing',
      ['{ done: acknowledged }', '{ event: case.noted, where: { caseId: $delivery.case } }'],
      ['24:129: "$delivery.case" stands for nothing; docs/drills.md lists what does'],
    ],
    [
      'a reference to no item',
      ['{ done: acknowledged }', '{ event: case.noted, where: { caseId: $items.I7.caseId } }'],
      ['24:91: There is no item I7'],
    ],
    ['of without within', ['{ done: acknowledged }', '{ of: { done: noted } }'], ['24:91: of goes with within']],
  ])('refuses %s', (_, [from, to], expected) => {
    expect(HEAD + ITEMS).toContain(from);
    const found = faults((HEAD + ITEMS).replace(from, to)).map((text) => text.replace('drill.yml:', ''));
    expect(found).toEqual(expected);
  });

  it('finds items that wait for each other, however long the way round', () => {
    const waits = (code: string, on: string) =>
      `  - { code: ${code}, kind: information, title: t, to: [PORT], after: { item: ${on} }, message: { subject: s, text: t } }\n`;
    expect(faults(`${HEAD}items:\n${waits('A', 'B')}${waits('B', 'C')}${waits('C', 'A')}${waits('D', 'A')}`)).toEqual([
      'drill.yml:14:5: Items wait for each other: A → B → C → A',
      'drill.yml:15:5: Items wait for each other: B → C → A → B',
      'drill.yml:16:5: Items wait for each other: C → A → B → C',
    ]);
  });
});
