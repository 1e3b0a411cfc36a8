import { drillOf, expectation, item } from '../../../test/support/drill-samples.ts';
import { readTemplate } from './read-template.ts';
import type { DrillTemplate, Requirement } from './template.ts';
import { writeTemplate } from './write-template.ts';

const needs = (code: string, outcome: Requirement['outcome'], named: string | null = null): Requirement => ({
  item: code,
  expectation: named,
  outcome,
});

/** Everything a drill can say. */
const drill: DrillTemplate = drillOf(
  [
    item('I1', {
      from: 'Somebody: "here", they say',
      notes: 'Line one\n\n  line two # no comment',
      decoy: true,
      delivery: {
        channel: 'alert',
        format: 'eve',
        sensor: 's',
        bodies: [{ a: '$now-5s', b: [1, null, 'yes', '1.0'] }],
      },
      expectations: [
        expectation('all', { mode: 'all_members', withinMs: 90_000, objective: 'O1' }),
        expectation('by-hand', { predicate: null, evaluator: 'manual', required: false }),
        expectation('deep', {
          predicate: {
            any: [
              { withinMs: 5_000, of: { not: { event: ['case.noted', 'task.added'], cell: 'any', count: 3 } } },
              {
                all: [
                  {
                    event: 'case.status_changed',
                    where: { 'data.to': ['a', 'b'], 'data.reason': { not: ['c'] }, caseId: '$items.I2.caseId' },
                  },
                ],
              },
            ],
          },
        }),
      ],
    }),
    item('I2', { trigger: { on: 'manual' }, delivery: { channel: 'report', body: { siteCode: 'X', title: ': -' } } }),
    item('I3', {
      trigger: { on: 'item', item: 'I1', afterMs: 61_000 },
      requires: { mode: 'any', of: [needs('I1', 'met'), needs('I2', 'delivered')] },
      delivery: { channel: 'media', outlet: 'O', headline: 'H', text: 'T' },
    }),
    item('C1', {
      kind: 'contingency',
      to: ['PORT', 'CERT'],
      trigger: { on: 'expectation', item: 'I1', expectation: 'all', outcome: 'missed', afterMs: 0 },
      requires: { mode: 'all', of: [needs('I1', 'missed', 'deep')] },
      delivery: { channel: 'phone_manual', script: 'S' },
    }),
    item('T1', {
      delivery: {
        channel: 'track',
        flights: [
          {
            sensor: 's',
            format: 'ais',
            name: 'ship',
            everyMs: 10_000,
            errorM: 2.5,
            waypoints: [
              { atMs: 0, lat: -1.5, lon: 100, heightM: 0 },
              { atMs: 30_000, lat: -1.25, lon: 100.125, heightM: 12 },
            ],
            identity: {
              mmsi: '440900001',
              imo: '9074729',
              vesselName: 'NO',
              pilot: { lat: 1, lon: 2 },
              classConfidence: 0.5,
            },
          },
        ],
      },
    }),
  ],
  {
    objectives: [
      { code: 'O1', statement: 'S', capability: 'C', target: { metric: 'share', withinMs: 600_000 } },
      { code: 'O2', statement: 'true', capability: 'null', target: null },
    ],
  },
);

it('a drill written down is read as what it was', () => {
  expect(readTemplate('again.yml', writeTemplate(drill))).toEqual({ template: drill, faults: [] });
});
