import type { Package } from '../package.ts';
import { defined, mapTexts } from '../deep-texts.ts';
import { scrubber } from '../scrub.ts';
import { counting, type Redaction } from './redaction.ts';

/** Which sensor saw what goes: its id, code, name and the names it gave its tracks, in members and in texts. */
export const withholdSensors: Redaction = (draft, snapshot) => {
  const tracks = new Set(snapshot.objects.flatMap((object) => object.tracks.map(({ trackId }) => trackId)));
  const terms = [
    ...snapshot.sensors.flatMap(({ id, code, name }) => [id, code, name]),
    ...snapshot.alerts.flatMap(({ sensor }) => [sensor.id, sensor.code ?? '']),
    ...snapshot.objects.flatMap((object) => object.tracks.flatMap(({ sensor, trackId }) => [sensor, trackId])),
  ];
  let values = 0;
  const without: Package = {
    ...draft,
    alerts: draft.alerts.map(({ sensor, ...alert }) => {
      if (sensor) values += 1;
      return alert;
    }),
    objects: draft.objects.map(({ identity, ...object }) => {
      values += object.tracks.length;
      return defined({
        ...object,
        // An object without a better name goes by that of a track.
        identity: identity !== undefined && tracks.has(identity) ? undefined : identity,
        tracks: object.tracks.map(({ alert }) => defined({ alert })),
      });
    }),
  };
  const { change, count } = counting(scrubber(terms));
  return { draft: mapTexts(without, change), values: values + count() };
};
