import type { AlertFact } from '../../src/correlation/alert-fact.ts';
import { moved } from '../../src/correlation/tracks/geodesy.ts';
import { alert, T0 } from './engine-world.ts';

/** A drone told by one sensor once a second, coming in from the east, and what the other arbitraries need of it. */
export function flight(
  sensor: string,
  kind: string,
  { keys = [] as string[], north = 0, error = 20, seconds = 60, begins = 0 } = {},
): AlertFact[] {
  return Array.from({ length: seconds }, (_, second) =>
    alert({
      ref: `${sensor}:${String(second).padStart(3, '0')}`,
      t: T0 + (begins + second) * 1000 + (kind === 'sapient' ? 300 : 0),
      kind: 'airspace',
      severity: 30,
      signature: `${kind}:track`,
      title: `Track of ${sensor}`,
      sensorId: sensor,
      sensorCode: sensor,
      sensorKind: kind,
      foldKey: `track|${sensor}`,
      keys,
      track: { id: sensor },
      position: { ...moved({ lat: 35.1, lon: 129.04 }, { east: 3_000 - 20 * (begins + second), north }), error },
    }),
  );
}
