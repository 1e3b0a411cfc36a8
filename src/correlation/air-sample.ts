import type { CorrelationRules } from '../../config/correlation-rules.ts';
import type { AlertFact } from './alert-fact.ts';
import type { AlertNode } from './alert-node.ts';
import type { Sample } from './tracks/sample.ts';

/** What an alert tells of where a track was. */
export function sampleOf(fact: AlertFact, rules: CorrelationRules['track']): Sample {
  const sample: Sample = { t: fact.t, key: fact.ref };
  if (fact.position) {
    const error = fact.position.error ?? rules.defaultErrorMetres[fact.sensorKind];
    sample.position = error === undefined ? fact.position : { ...fact.position, error };
  }
  if (fact.track?.bearing) sample.bearing = fact.track.bearing;
  if (fact.track?.strength !== undefined) sample.strength = fact.track.strength;
  if (fact.sensorPosition && (sample.bearing || sample.strength !== undefined)) sample.from = fact.sensorPosition;
  if (fact.track?.velocity) sample.velocity = fact.track.velocity;
  return sample;
}

/** Where the pilot was said to be last. */
export function laterPilot(
  known: NonNullable<AlertNode['track']>['pilot'],
  told: NonNullable<NonNullable<AlertNode['track']>['pilot']>,
): NonNullable<AlertNode['track']>['pilot'] {
  if (!known) return told;
  return told.t > known.t || (told.t === known.t && told.ref > known.ref) ? told : known;
}
