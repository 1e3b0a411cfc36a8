import type { AlertKind, EntityRef, Position, TrackRef } from '../intake/alert.ts';

/** An alert as rules see it. */
export interface RuleSubject {
  kind: AlertKind;
  signature: string;
  title: string;
  /** 0 to 100. */
  severity: number;
  sensorCode: string;
  sensorKind: string;
  analyzer: string | null;
  categories: readonly string[];
  entities: readonly EntityRef[];
  track: TrackRef | null;
  position: Position | null;
  siteCode: string;
  /** Worst zone the alert's own position lies in; asked only by rules that speak of it. */
  zoneLevel: () => string;
  /** Ids of the zones the alert's own position lies in. */
  zones: () => readonly string[];
}
