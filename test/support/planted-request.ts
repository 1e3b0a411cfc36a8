import * as fc from 'fast-check';
import { type Tlp, TLP_LABELS } from '../../src/access/policy/marking.ts';
import type { CaseSnapshot } from '../../src/sharing/projection/case-snapshot.ts';
import type { Caps } from '../../src/sharing/projection/caps.ts';
import type { Recipient } from '../../src/sharing/projection/recipient.ts';
import {
  ALERT_FIELDS,
  CASE_FIELDS,
  type Chosen,
  type ReleaseRequest,
} from '../../src/sharing/projection/release-request.ts';
import { plantedId } from './planted-case.ts';

const tlp = fc.constantFrom(...TLP_LABELS);

const chosen = (ids: readonly string[]): fc.Arbitrary<Chosen> =>
  fc.oneof(fc.constant('all' as const), fc.subarray([...ids]));

/** Any request on a case: any parts, fields, redactions and terms. */
export function requestOn(snapshot: CaseSnapshot): fc.Arbitrary<ReleaseRequest> {
  const ids = (parts: readonly { id: string }[]): Chosen & string[] => parts.map(({ id }) => id);
  const flag = fc.boolean();
  return fc.record({
    ceiling: tlp,
    secret: fc.constant('5e'.repeat(32)),
    terms: fc.record({
      purpose: fc.constant('Joint watch'),
      expiresAt: fc.constant('2026-12-01T00:00:00.000Z'),
      onward: flag,
      attributed: flag,
    }),
    selection: fc.record({
      case: fc.subarray([...CASE_FIELDS]),
      alerts: chosen(ids(snapshot.alerts)),
      alertFields: fc.subarray([...ALERT_FIELDS]),
      objects: chosen(ids(snapshot.objects)),
      notes: chosen(ids(snapshot.notes)),
      observables: chosen(ids(snapshot.observables)),
      tasks: chosen(ids(snapshot.tasks)),
    }),
    redactions: fc.record(
      {
        roundPositionsKm: fc.constantFrom(5, 10, 50),
        withholdSensors: fc.constant(true),
        removeInternalAddresses: fc.constant(true),
        withholdFreeText: fc.constant(true),
        withholdPeople: fc.constant(true),
        roundTimesMinutes: fc.constantFrom(15, 60),
      },
      { requiredKeys: [] },
    ),
  });
}

export const anyRecipient: fc.Arbitrary<Recipient> = fc.constantFrom<Recipient>(
  { kind: 'nation', nation: 'JQ' },
  { kind: 'organisation', nation: 'JQ', organisationId: plantedId(10, 1) },
  { kind: 'person', nation: 'JQ', organisationId: plantedId(10, 1), accountId: plantedId(11, 1) },
);

export const anyCaps: fc.Arbitrary<Caps> = fc.record({
  inCommunity: fc.boolean(),
  link: fc.option(fc.constantFrom<Tlp>(...TLP_LABELS)),
});
