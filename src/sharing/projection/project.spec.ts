import * as fc from 'fast-check';
import { stricter, strictestTlp, TLP_LABELS, type Tlp } from '../../access/policy/marking.ts';
import { mark, PLANTED, plantedCase } from '../../../test/support/planted-case.ts';
import { anyCaps, anyRecipient, requestOn } from '../../../test/support/planted-request.ts';
import { canonicalJson, type Canonical } from '../../common/canonical-json.ts';
import type { CaseSnapshot } from './case-snapshot.ts';
import type { Caps } from './caps.ts';
import { project } from './project.ts';
import type { Recipient } from './recipient.ts';
import type { Chosen, ReleaseRequest } from './release-request.ts';

interface Sample {
  snapshot: CaseSnapshot;
  request: ReleaseRequest;
  recipient: Recipient;
  caps: Caps;
}

const sample: fc.Arbitrary<Sample> = plantedCase.chain((snapshot) =>
  fc.record({ snapshot: fc.constant(snapshot), request: requestOn(snapshot), recipient: anyRecipient, caps: anyCaps }),
);

/** The bytes the recipient gets, in one case, since a value in other letters is still that value. */
function bytesOf({ snapshot, request, recipient, caps }: Sample): string {
  const { package: made } = project(snapshot, request, recipient, caps);
  return made === null ? '' : canonicalJson(made as unknown as Canonical).toLowerCase();
}

/** What the table of docs/access.md §6.3 lets through, written from the page and not from the code. */
function admits(tlp: Tlp, { recipient, caps, request }: Sample): boolean {
  const kinds: Record<Tlp, readonly string[]> = {
    CLEAR: ['nation', 'organisation', 'person'],
    GREEN: caps.inCommunity ? ['nation', 'organisation', 'person'] : [],
    AMBER: ['nation', 'organisation', 'person'],
    'AMBER+STRICT': ['organisation', 'person'],
    RED: ['person'],
  };
  const within = (cap: Tlp | null): boolean => cap === null || !stricter(TLP_LABELS, tlp, cap);
  return kinds[tlp].includes(recipient.kind) && within(caps.link) && within(request.ceiling);
}

const names = (chosen: Chosen, id: string): boolean => chosen === 'all' || chosen.includes(id);

/** Checks that none of the values is anywhere in the bytes; counts, so that a check that never looked is seen. */
let looked = 0;
function expectAbsent(bytes: string, values: readonly string[]): void {
  for (const value of values) {
    looked += 1;
    if (bytes.includes(value.toLowerCase())) throw new Error(`“${value}” survives in ${bytes}`);
  }
}

const always = (check: (given: Sample, bytes: string) => void): void => {
  const before = looked;
  fc.assert(
    fc.property(sample, (given) => {
      const bytes = bytesOf(given);
      if (bytes !== '') check(given, bytes);
    }),
    { numRuns: 400 },
  );
  expect(looked - before).toBeGreaterThan(300);
};

describe('a package', () => {
  it('carries no id of the owner, no number of its case, and nothing but known categories', () => {
    always((_, bytes) => expectAbsent(bytes, ['0190c0de', '4242', 'zqwcategory', '4711 earlier']));
  });

  it('carries nothing of a part that was not chosen or that its marking keeps back', () => {
    always((given, bytes) => {
      const { snapshot, request } = given;
      const { selection } = request;
      const titleTold =
        selection.case.includes('title') &&
        snapshot.case.titleSource === 'engine' &&
        admits(strictestTlp(snapshot.case.tlp, snapshot.case.alertsTlp), given);
      for (const [index, alert] of snapshot.alerts.entries()) {
        const part = `a${index}`;
        const carried = names(selection.alerts, alert.id) && admits(alert.tlp, given);
        const fields = new Set(carried ? selection.alertFields : []);
        if (!fields.has('title') && !(index === 0 && titleTold)) {
          expectAbsent(bytes, [mark('title', part)]);
        }
        if (!fields.has('description') && !fields.has('reasons')) expectAbsent(bytes, [mark('text', part)]);
        if (!fields.has('entities')) expectAbsent(bytes, [mark('entity', part), mark('account', part)]);
        if (!fields.has('reasons')) expectAbsent(bytes, [`"alert":"${alert.id}"`]);
      }
      const parts = [
        [snapshot.notes[0], selection.notes, mark('text', 'n0')],
        [snapshot.observables[0], selection.observables, mark('observable', 'o0')],
        [snapshot.tasks[0], selection.tasks, mark('text', 't0')],
      ] as const;
      for (const [part, chosen, planted] of parts) {
        if (part && !(names(chosen, part.id) && admits(part.tlp, given))) expectAbsent(bytes, [planted]);
      }
      if (!selection.case.includes('title') || !admits(snapshot.case.tlp, given)) {
        expectAbsent(bytes, [mark('casetitle', 'c')]);
      }
    });
  });

  it('gives a reason only beside every alert it names', () => {
    let reasons = 0;
    fc.assert(
      fc.property(sample, (given) => {
        const { package: made } = project(given.snapshot, given.request, given.recipient, given.caps);
        const carried = new Set(made?.alerts.map(({ id }) => id));
        for (const reason of made?.alerts.flatMap((alert) => alert.reasons ?? []) ?? []) {
          reasons += 1;
          if (reason.rule !== 'person') expect(carried.has(reason.alert ?? '')).toBe(true);
        }
      }),
      { numRuns: 600 },
    );
    expect(reasons).toBeGreaterThan(15);
  });

  it('counts only occurrences its recipient may know of', () => {
    fc.assert(
      fc.property(sample, (given) => {
        const { package: made } = project(given.snapshot, given.request, given.recipient, given.caps);
        const told = (made?.alerts ?? []).flatMap(({ occurrences }) => occurrences ?? []);
        const due = given.snapshot.alerts
          .filter(({ id, tlp }) => names(given.request.selection.alerts, id) && admits(tlp, given))
          .map(({ occurrences }) => occurrences.filter(({ tlp }) => admits(tlp, given)))
          .map((admitted) => admitted.reduce((sum, { count }) => sum + count, 0));
        const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
        if (given.request.selection.alertFields.includes('occurrences')) expect(sum(told)).toBe(sum(due));
      }),
    );
  });

  it('never carries what a redaction withholds, nor what it follows from, in whatever order they were asked for', () => {
    always((given, bytes) => {
      const { redactions, terms } = given.request;
      if (redactions.withholdFreeText) {
        expectAbsent(bytes, ['zqwtitle', 'zqwtext', 'zqwcasetitle']);
      }
      if (redactions.removeInternalAddresses) {
        expectAbsent(bytes, [...PLANTED.internal, '10.9.8.7', 'fe80::1']);
      }
      if (redactions.withholdSensors || !terms.attributed) {
        expectAbsent(bytes, [...PLANTED.sensorCodes, ...PLANTED.sensorNames, ...PLANTED.tracks]);
      }
      if (redactions.withholdPeople || !terms.attributed) {
        expectAbsent(bytes, [PLANTED.people[0].name, 'halvorsdottir', '"author"', '"assignee"', 'aa01', 'aa02']);
      }
      if (redactions.roundPositionsKm !== undefined || !terms.attributed) {
        expectAbsent(bytes, [
          String(PLANTED.lat),
          String(PLANTED.lon),
          PLANTED.siteCode,
          PLANTED.siteName,
          PLANTED.zone,
          '"alt"',
        ]);
      }
      if (redactions.roundTimesMinutes !== undefined) expectAbsent(bytes, ['05:06', ':07.089']);
      if (!terms.attributed) {
        const { code, name, nationName } = PLANTED.organisation;
        expectAbsent(bytes, [code, name, nationName, '"qx"', '"position"', 'zqwaccount', '"from"']);
      }
    });
  });

  it('shows what is not withheld: the checks above would see it', () => {
    const [snapshot] = fc.sample(plantedCase, { numRuns: 1, seed: 7 });
    const { alerts } = snapshot!;
    const open: Sample = {
      snapshot: {
        ...snapshot!,
        case: { ...snapshot!.case, tlp: 'GREEN', alertsTlp: 'GREEN' },
        alerts: alerts.map((alert) => ({
          ...alert,
          tlp: 'GREEN',
          title: `${mark('title', 'a')} ${PLANTED.siteName} ${PLANTED.internal[0]} ${PLANTED.lat}, ${PLANTED.lon}`,
        })),
      },
      request: {
        ceiling: 'GREEN',
        secret: '00',
        terms: { purpose: 'p', expiresAt: '2026-12-01T00:00:00.000Z', onward: false, attributed: true },
        selection: {
          case: ['title', 'site', 'times'],
          alerts: 'all',
          alertFields: ['title', 'entities', 'sensor', 'position', 'reasons'],
          objects: [],
          notes: [],
          observables: [],
          tasks: [],
        },
        redactions: {},
      },
      recipient: { kind: 'nation', nation: 'JQ' },
      caps: { inCommunity: true, link: null },
    };
    const bytes = bytesOf(open);
    const present = [
      'zqwtitle',
      PLANTED.siteName,
      PLANTED.siteCode,
      PLANTED.internal[0],
      String(PLANTED.lat),
      PLANTED.sensorCodes[alerts[0]!.sensor.id.endsWith('0') ? 0 : 1],
      PLANTED.organisation.name,
      '05:06',
    ];
    for (const value of present) expect(bytes).toContain(value.toLowerCase());
  });

  it('has the same bytes for the same case and request, and other names in another release and for another recipient', () => {
    fc.assert(
      fc.property(sample, (given) => {
        const again = structuredClone(given);
        again.snapshot.alerts.reverse();
        const bytes = bytesOf(given);
        expect(bytesOf(again)).toBe(bytes);
        const ids = bytes.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
        const elsewhere = [
          bytesOf({ ...given, request: { ...given.request, secret: 'a7'.repeat(32) } }),
          bytesOf({ ...given, recipient: { kind: 'nation', nation: 'XX' } }),
        ].join();
        if (given.recipient.kind === 'nation') for (const id of ids) expect(elsewhere).not.toContain(id);
      }),
    );
  });
});
