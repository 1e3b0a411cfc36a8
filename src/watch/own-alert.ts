import type { AlertDraft } from '../intake/alert.ts';
import type { ExpectedInterval } from './expected-interval.ts';

export const SILENCE_SEVERITY = 40;

/** That a sensor fell silent. Its external id is made of when it was last heard, so that one silence is told once. */
export function silenceDraft(
  sensor: { code: string },
  heardAt: Date,
  expected: ExpectedInterval | null,
  now: Date,
): AlertDraft {
  return {
    externalId: `silence:${heardAt.toISOString()}`,
    kind: 'sensor',
    occurredAt: now,
    title: `Sensor ${sensor.code} is silent`,
    description: `Nothing has come from it since ${heardAt.toISOString()}${expectation(expected)}.`,
    severity: SILENCE_SEVERITY,
    signature: 'watch:silence',
    categories: ['availability.outage'],
    entities: [],
    attributes: {
      lastHeardAt: heardAt.toISOString(),
      ...(expected && { expectedIntervalSeconds: expected.seconds, expectedFrom: expected.from }),
    },
  };
}

/** That the way from intake to the screens works for a sensor. It says nothing of the sensor itself. */
export function testDraft(
  id: string,
  sensor: { code: string },
  by: { id: string; name: string },
  now: Date,
): AlertDraft {
  return {
    externalId: `test:${id}`,
    kind: 'sensor',
    occurredAt: now,
    title: `Test event of sensor ${sensor.code}`,
    description: `Sent by ${by.name} to see that it arrives. Nothing happened.`,
    severity: 0,
    signature: 'test:event',
    categories: ['test.test'],
    entities: [],
    attributes: { by: by.id },
  };
}

function expectation(expected: ExpectedInterval | null): string {
  if (!expected) return '';
  return `; it is ${expected.from === 'declared' ? 'to be' : 'usually'} heard every ${expected.seconds} s`;
}
