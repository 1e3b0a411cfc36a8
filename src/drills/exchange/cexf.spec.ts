import * as fc from 'fast-check';
import { drillArbitrary } from '../../../test/support/drill-arbitraries.ts';
import type { Json, JsonObject } from '../../common/json.ts';
import { readTemplate } from '../template/read-template.ts';
import { readShippedDrill, shippedDrillCodes } from '../template/shipped-drills.ts';
import { writeTemplate } from '../template/write-template.ts';
import { exportCexf } from './export-cexf.ts';
import { importCexf } from './import-cexf.ts';

const asText = (value: unknown): string => JSON.stringify(value, null, 2);

describe.each(shippedDrillCodes())('the drill %s', (code) => {
  const drill = readShippedDrill(code);

  it('is what its own text says when that is read again', () => {
    expect(readTemplate('again.yml', writeTemplate(drill))).toEqual({ template: drill, faults: [] });
  });

  it('comes back whole by CEXF', () => {
    expect(importCexf(asText(exportCexf(drill)), 'kr-port-soc')).toEqual({ template: drill, faults: [], lost: [] });
  });

  it('is in CEXF what that has words for, with ids that stay', () => {
    const document = exportCexf(drill);
    expect(exportCexf(drill)).toEqual(document);
    expect(document.exercise).toMatchObject({ name: drill.title, total_duration: '3600', version: String(drill.version) });
    const ids = new Set(document.injects.map(({ uuid }) => uuid));
    expect(ids.size).toBe(drill.items.length);
    const payloads = new Set(document.inject_payloads.map(({ uuid }) => uuid));
    for (const { action_payload_resource_uuid: payload } of document.injects) expect(payloads).toContain(payload);
    for (const { inject_uuid: uuid, requirements } of document.inject_flow) {
      expect(ids).toContain(uuid);
      if (requirements.inject_uuid !== undefined) expect(ids).toContain(requirements.inject_uuid);
    }
    const contingency = document.inject_flow[drill.items.findIndex((item) => item.code === 'C01')];
    expect(contingency?.sequence.trigger).toEqual(['inject-resolution']);
  });
});

it('lists what CEXF has no words for, each cell, objective and expectation of it, and for no drill what is not in it', () => {
  const drill = readShippedDrill('port-crane-attack');
  const beside = exportCexf(drill).exercise.meta['breakwater-not-in-cexf'] as string[];
  const named = (start: string): number => beside.filter((line) => line.startsWith(start)).length;
  for (const { code } of drill.cells) expect(named(`cells.${code}: `)).toBe(1);
  for (const { code } of drill.objectives) expect(named(`objectives.${code}: `)).toBe(1);
  for (const item of drill.items) {
    for (const { code } of item.expectations) expect(named(`items.${item.code}.${code}: `)).toBe(1);
    expect(beside.includes(`items.${item.code}: that it is a decoy`)).toBe(item.decoy);
  }
  expect(new Set(beside).size).toBe(beside.length);
});

it('any drill comes back whole by YAML and by CEXF', () => {
  fc.assert(
    fc.property(drillArbitrary(), (drill) => {
      expect(readTemplate('again.yml', writeTemplate(drill))).toEqual({ template: drill, faults: [] });
      expect(importCexf(asText(exportCexf(drill)), 'kr-port-soc')).toEqual({ template: drill, faults: [], lost: [] });
    }),
    { numRuns: 60 },
  );
});

describe('CEXF of other tools', () => {
  it('may have changed names and times of a drill of ours', () => {
    const drill = readShippedDrill('port-crane-attack');
    const document = exportCexf(drill);
    document.exercise.name = 'Renamed';
    document.exercise.total_duration = '5400';
    document.injects[0]!.name = 'Renamed too';
    document.inject_flow[0]!.timing.triggered_at = 240;
    const { template } = importCexf(asText(document), 'kr-port-soc');
    expect(template).toMatchObject({ title: 'Renamed', durationMs: 5_400_000 });
    expect(template?.items[0]).toMatchObject({ title: 'Renamed too', trigger: { on: 'time', atMs: 240_000 } });
    expect(template?.items.slice(1)).toEqual(drill.items.slice(1));
  });

  const foreign = (): JsonObject => ({
    exercise: { name: 'A letter & a call', expanded: 'Two injects.', total_duration: '1800', uuid: 'x', version: '7' },
    inject_flow: [
      {
        inject_uuid: 'a',
        description: 'Starts it.',
        requirements: {},
        sequence: { trigger: ['startex'], followed_by: ['c'] },
        timing: { triggered_at: null },
      },
      {
        inject_uuid: 'b',
        requirements: { inject_uuid: 'a', resolution_requirement: 'Publishing' },
        sequence: { trigger: 'inject-resolution' },
        timing: { triggered_at: null },
      },
      { inject_uuid: 'c', requirements: {}, sequence: { trigger: [] }, timing: {} },
      { inject_uuid: 'd', requirements: {}, sequence: { trigger: ['periodic'] }, timing: { periodic_run_every: 60 } },
      { inject_uuid: 'e', requirements: {}, sequence: { trigger: ['triggered_at'] }, timing: { triggered_at: 600 } },
    ],
    inject_payloads: [
      {
        uuid: 'p',
        name: 'letter',
        type: 'file',
        parameters: { content: Buffer.from('Dear all, …').toString('base64'), 'content-type': 'base64' },
      },
      { uuid: 'q', name: 'flow', type: 'tcp_connection', parameters: { port: '25' } },
    ],
    injects: [
      {
        uuid: 'a',
        name: 'A letter comes',
        action_payload_resource_uuid: 'p',
        inject_evaluation: [
          { parameters: [], result: 'Event made', score_range: [0, 10] },
          { parameters: [], result: 'Publishing', score_range: [0, 10] },
        ],
      },
      { uuid: 'b', name: 'Traffic', action_payload_resource_uuid: 'q', inject_evaluation: [] },
      { uuid: 'c', name: 'Follows', action_payload_resource_uuid: 'p' },
      { uuid: 'd', name: 'Again and again', action_payload_resource_uuid: 'p' },
      { uuid: 'e', name: 'Later', action_payload_resource_uuid: 'p' },
    ],
  });

  it('become items for one cell, with what was lost on the way told', () => {
    const { template, lost, faults } = importCexf(asText(foreign()), 'sg-cert');
    expect(faults).toEqual([]);
    expect(template).toMatchObject({
      code: 'a-letter-a-call',
      durationMs: 1_800_000,
      cells: [{ code: 'PLAYERS', organisation: 'sg-cert' }],
    });
    expect(template?.items.map(({ trigger }) => trigger)).toEqual([
      { on: 'time', atMs: 0 },
      { on: 'expectation', item: 'I01', expectation: '2-publishing', outcome: 'met', afterMs: 0 },
      { on: 'item', item: 'I01', afterMs: 0 },
      { on: 'manual' },
      { on: 'time', atMs: 600_000 },
    ]);
    expect(template?.items[0]).toMatchObject({
      delivery: { channel: 'message', text: 'Dear all, …' },
      notes: 'Starts it.',
      expectations: [{ code: '1-event-made', evaluator: 'manual' }, { code: '2-publishing' }],
    });
    expect(template?.items[1]?.delivery.channel).toBe('phone_manual');
    expect(lost).toEqual([
      'I01: what is compared, and the points, of "Event made"; an evaluator judges',
      'I01: what is compared, and the points, of "Publishing"; an evaluator judges',
      'I02: its payload does nothing by itself; a controller reads it out',
      'I04: when it comes (["periodic"]); a controller fires it',
    ]);
  });

  it('tells what an exercise says of itself that there is no place for', () => {
    const document = foreign();
    Object.assign(document['exercise']!, { tags: ['tlp:green'], meta: { owner: 'x' }, version: '' });
    expect(importCexf(asText(document), 'sg-cert').lost).toEqual(
      expect.arrayContaining(['exercise.tags', 'exercise.meta']),
    );
  });

  it('are refused with line and column of the document', () => {
    const lines = asText(foreign()).split('\n');
    const line = lines.findIndex((one) => one.includes('"triggered_at": 600'));
    expect(importCexf(lines.with(line, lines[line]!.replace('600', '6000')).join('\n'), 'sg-cert').faults).toEqual([
      { line: lines.findIndex((one) => one.includes('"uuid": "e"')), column: 5, message: 'That is after ENDEX' },
    ]);
    expect(importCexf('{\n  "exercise": {}', 'sg-cert').faults).toMatchObject([
      { line: 2, message: expect.stringContaining('No JSON') },
    ]);
  });

  it('may have taken out and put in injects of a drill of ours, which is told', () => {
    const drill = readShippedDrill('port-crane-attack');
    const document = exportCexf(drill);
    const [gone] = document.injects.splice(1, 1);
    document.injects.reverse();
    document.injects.push({ ...gone!, uuid: 'new', name: 'Something else' });
    const { template, lost } = importCexf(asText(document), 'kr-port-soc');
    expect(template).toEqual(drill);
    expect(lost).toEqual([
      `${drill.items[1]!.code}: that its inject was taken out; the item is kept`,
      'the inject "Something else", which another tool added',
    ]);
  });

  it('may have taken away what is ours alone: what people are told is read all the same', () => {
    const document = exportCexf(readShippedDrill('crisis-communication-rumours'));
    document.exercise.meta = {};
    const { template } = importCexf(asText(document), 'sg-cert');
    const told = (channel: string): number =>
      readShippedDrill('crisis-communication-rumours').items.filter(({ delivery }) => delivery.channel === channel)
        .length;
    for (const channel of ['message', 'media']) {
      expect(template?.items.filter(({ delivery }) => delivery.channel === channel)).toHaveLength(told(channel));
    }
  });

  it.each<[string, Json]>([
    ['no document', null],
    ['no exercise', {}],
    ['no injects', { exercise: { name: 'Empty' } }],
    ['a drill of ours that is none', { exercise: { name: 'x', meta: { 'breakwater-drill': { code: 1 } } } }],
    ['injects that are none', { exercise: {}, injects: [1, null, 'x', []] }],
  ])('are refused with a reason: %s', (_, document) => {
    const { template, faults } = importCexf(asText(document), 'sg-cert');
    expect(template).toBeNull();
    expect(faults.length).toBeGreaterThan(0);
  });
});
