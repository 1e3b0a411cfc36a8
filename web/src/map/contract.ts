import type { Schemas } from '../api/client.ts';

export type Track = Schemas['TrackDto'];
/** Where a sensor said a drone or a vessel was. */
export type TrackPoint = Schemas['TrackPointDto'];
