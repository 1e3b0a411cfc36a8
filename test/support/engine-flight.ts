import type { AlertFact } from '../../src/correlation/alert-fact.ts';
import { initialBearing, moved, type Place } from '../../src/common/geodesy.ts';
import { alert, T0 } from './engine-world.ts';

/**
 * A drone told by one sensor once a second, coming in from the east at 20 m/s. `piece` names the track where the sensor
 * has several; a direction finder that stands at `from` tells bearings alone.
 */
export function flight(
  sensor: string,
  kind: string,
  {
    keys = [] as string[],
    north = 0,
    error = 20,
    seconds = 60,
    begins = 0,
    piece = '',
    velocity = false,
    from = undefined as Place | undefined,
  } = {},
): AlertFact[] {
  const track = `${sensor}${piece}`;
  return Array.from({ length: seconds }, (_, second) => {
    const place = moved({ lat: 35.1, lon: 129.04 }, { east: 3_000 - 20 * (begins + second), north });
    const azimuth = from && initialBearing(from, place);
    return alert({
      ref: `${track}:${String(second).padStart(3, '0')}`,
      t: T0 + (begins + second) * 1000 + (kind === 'sapient' ? 300 : 0),
      kind: 'airspace',
      severity: 30,
      signature: `${kind}:track`,
      title: `Track of ${sensor}`,
      sensorId: sensor,
      sensorCode: sensor,
      sensorKind: kind,
      foldKey: `track|${track}`,
      keys,
      track: {
        id: track,
        ...(velocity && { velocity: { east: -20, north: 0 } }),
        ...(azimuth !== undefined && { bearing: { azimuth, azimuthError: 3 } }),
      },
      position: from ? null : { ...place, error },
      sensorPosition: from ?? null,
    });
  });
}
