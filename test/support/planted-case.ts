import * as fc from 'fast-check';
import { PAP_LABELS, strictestTlp, TLP_LABELS } from '../../src/access/policy/marking.ts';
import type { JsonObject } from '../../src/common/json.ts';
import { CATEGORIES } from '../../src/intake/formats/categories.ts';
import type { CaseSnapshot, SnapshotAlert } from '../../src/sharing/projection/case-snapshot.ts';

/** What is planted in every text of a case, so that its survival anywhere can be seen. */
export const PLANTED = {
  siteCode: 'ZQPUS',
  siteName: 'Vexholm Pier Nine',
  zone: 'Vexholm inner ring',
  sensorCodes: ['ZQPUS-ids-77', 'ZQPUS-radar-3'],
  sensorNames: ['Gantry eye', 'North mast radar'],
  tracks: ['trk-4711', 'trk-4712'],
  people: [
    { id: 'person:0190c0de-0000-7000-8000-00000000aa01', name: 'Ingrid Halvorsdottir' },
    { id: 'person:0190c0de-0000-7000-8000-00000000aa02', name: 'Bo' },
  ],
  organisation: { code: 'qx-port-soc', name: 'Quaxland Harbour Watch', nation: 'QX', nationName: 'Quaxland' },
  internal: [
    '10.20.30.40',
    '172.20.1.9',
    '100.71.2.3',
    '169.254.7.7',
    'fd12:3456::9',
    'fe80::1%eth0',
    '::ffff:10.9.8.7',
  ],
  lat: 35.123456,
  lon: 129.654321,
  instant: '2026-03-04T05:06:07.089Z',
} as const;

export const plantedId = (kind: number, index: number): string =>
  `0190c0de-${kind.toString(16).padStart(4, '0')}-7000-8000-${index.toString(16).padStart(12, '0')}`;

/** A word that occurs once in the case and belongs to one field of one part: `zqw` + class + part. */
export const mark = (field: string, part: string): string => `zqw${field}zz${part}zz`;

const strays = [
  PLANTED.siteCode,
  PLANTED.siteName,
  PLANTED.sensorCodes[0],
  PLANTED.sensorNames[1],
  PLANTED.tracks[0],
  PLANTED.people[0].name,
  PLANTED.people[0].id,
  PLANTED.organisation.name,
  PLANTED.organisation.code,
  PLANTED.zone,
  ...PLANTED.internal,
  `${PLANTED.lat}, ${PLANTED.lon}`,
  `at ${PLANTED.instant}`,
  plantedId(1, 0),
];

/** A text that carries its mark and some of what it should not. */
const said = (field: string, part: string) =>
  fc.subarray(strays, { minLength: 0 }).map((words) => `${mark(field, part)} ${words.join(' ')}`.trim());

const facts = (given: JsonObject): JsonObject => given;
const tlp = fc.constantFrom(...TLP_LABELS);
const pap = fc.constantFrom(...PAP_LABELS);

function alert(index: number, count: number): fc.Arbitrary<SnapshotAlert> {
  const part = `a${index}`;
  const other = (index + 1) % count;
  return fc
    .record({
      tlp,
      pap,
      title: said('title', part),
      description: fc.option(said('text', part)),
      sensor: fc.constantFrom(0, 1),
      repeats: fc.array(fc.record({ tlp, count: fc.integer({ min: 1, max: 9 }) }), { maxLength: 2 }),
      person: fc.boolean(),
      personText: said('text', part),
      positioned: fc.boolean(),
    })
    .map((given) => ({
      id: plantedId(1, index),
      tlp: given.tlp,
      pap: given.pap,
      kind: 'cyber',
      signature: `native:${given.title.toLowerCase()}`,
      title: given.title,
      description: given.description,
      severity: 50 + index,
      confidence: 0.5,
      categories: [CATEGORIES[0], mark('category', part)],
      techniques: ['T1190'],
      occurredAt: PLANTED.instant,
      position: given.positioned ? { lat: PLANTED.lat, lon: PLANTED.lon, alt: 12, error: 3 } : null,
      entities: [
        {
          type: 'ip' as const,
          value: PLANTED.internal[index % PLANTED.internal.length] ?? '',
          role: 'target' as const,
        },
        { type: 'domain' as const, value: `${mark('entity', part)}.example`, role: 'source' as const },
        { type: 'user' as const, value: mark('account', part), role: 'subject' as const },
      ],
      sensor: { id: plantedId(2, given.sensor), code: PLANTED.sensorCodes[given.sensor] ?? null },
      occurrences: [
        { tlp: given.tlp, count: 1, firstAt: PLANTED.instant, lastAt: PLANTED.instant },
        ...given.repeats.map((repeat) => ({ ...repeat, firstAt: PLANTED.instant, lastAt: PLANTED.instant })),
      ],
      reasons: [
        {
          rule: 'shared-entity',
          version: 1,
          text: `Shares host plc-7 with “${mark('title', `a${other}`)}”, one of 4711 earlier alerts`,
          facts: facts({
            slot: 'key',
            key: `domain:${mark('entity', part)}.example`,
            alertId: plantedId(1, other),
            sharers: 4711,
          }),
        },
        ...(given.person
          ? [
              {
                rule: 'person',
                version: 1,
                text: given.personText,
                facts: facts({ slot: 'person', by: PLANTED.people[0].id }),
              },
            ]
          : []),
      ],
      rating: null,
    }));
}

/** Cases of some parts of every kind, each marked anyhow; alerts name each other in their reasons. */
export const plantedCase: fc.Arbitrary<CaseSnapshot> = fc
  .integer({ min: 1, max: 4 })
  .chain((count) =>
    fc.record({
      alerts: fc.tuple(...Array.from({ length: count }, (_, index) => alert(index, count))),
      own: tlp,
      casePap: pap,
      bySource: fc.constantFrom('engine' as const, 'person' as const),
      note: said('text', 'n0'),
      observable: said('text', 'o0'),
      taskTitle: said('text', 't0'),
      marks: fc.tuple(tlp, tlp, tlp),
      assigned: fc.boolean(),
    }),
  )
  .map(({ alerts, own, casePap, bySource, note, observable, taskTitle, marks, assigned }) => {
    const worst = alerts[0];
    const alertsTlp = strictestTlp(...alerts.flatMap((one) => [one.tlp, ...one.occurrences.map((o) => o.tlp)]));
    const ownTitle = bySource === 'person' ? mark('casetitle', 'c') : (worst?.title ?? '');
    return {
      case: {
        id: plantedId(3, 0),
        tlp: own,
        pap: casePap,
        number: 4242,
        title: ownTitle,
        titleSource: bySource,
        status: 'active',
        closeReason: null,
        severity: 77,
        severitySource: 'engine' as const,
        priority: 2,
        factors: [{ text: `Worst alert: “${worst?.title ?? ''}”`, points: 50 }],
        kinds: ['cyber'],
        zone: 'critical',
        firstSeen: PLANTED.instant,
        lastSeen: PLANTED.instant,
        openedAt: PLANTED.instant,
        closedAt: null,
        assignee: assigned ? PLANTED.people[0].id : null,
        alertsTlp,
      },
      organisation: { id: plantedId(4, 0), ...PLANTED.organisation },
      site: {
        id: plantedId(5, 0),
        code: PLANTED.siteCode,
        name: PLANTED.siteName,
        kind: 'port',
        lat: PLANTED.lat,
        lon: PLANTED.lon,
      },
      zones: [PLANTED.zone],
      sensors: PLANTED.sensorCodes.map((code, index) => ({
        id: plantedId(2, index),
        code,
        name: PLANTED.sensorNames[index] ?? '',
      })),
      people: [...PLANTED.people],
      alerts: [...alerts],
      objects: [
        {
          id: plantedId(6, 0),
          identity: PLANTED.tracks[0],
          class: mark('text', 'j0'),
          zone: 'critical',
          firstSeen: PLANTED.instant,
          lastSeen: PLANTED.instant,
          position: { lat: PLANTED.lat, lon: PLANTED.lon, alt: null, error: null },
          tracks: [{ sensor: PLANTED.sensorCodes[1], trackId: PLANTED.tracks[0], alertId: plantedId(1, 0) }],
          crossings: [{ zone: PLANTED.zone, kind: 'critical', direction: 'entered', at: PLANTED.instant }],
        },
      ],
      notes: [
        {
          id: plantedId(7, 0),
          tlp: marks[0],
          pap: casePap,
          author: PLANTED.people[1].id,
          body: note,
          createdAt: PLANTED.instant,
        },
      ],
      observables: [
        {
          id: plantedId(8, 0),
          tlp: marks[1],
          pap: casePap,
          type: 'domain',
          value: `${mark('observable', 'o0')}.example`,
          role: 'source',
          isIoc: true,
          description: observable,
          createdBy: PLANTED.people[0].id,
          createdAt: PLANTED.instant,
        },
      ],
      tasks: [
        {
          id: plantedId(9, 0),
          tlp: marks[2],
          pap: casePap,
          title: taskTitle,
          description: null,
          status: 'open',
          assignee: PLANTED.people[0].id,
          createdAt: PLANTED.instant,
          dueAt: PLANTED.instant,
        },
      ],
    };
  });
