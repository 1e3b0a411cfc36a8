import { ENTITY_TYPES, type EntityRef, type EntityType } from '../intake/alert.ts';
import { airClassOf, isUav } from '../intake/formats/air-class.ts';
import type { RuleSubject } from './rule-subject.ts';

export type FieldValue = string | number;

/** A field of the taxonomy `idmefv2`. */
export interface Field {
  name: string;
  /** Depends only on what {@link headKey} names, so that a rule's answer can be kept for alerts alike. */
  head: boolean;
  numeric: boolean;
  /** Numbers of this field are never negative, so that their sum only grows. */
  grows: boolean;
  /** None where the alert does not have it, several where it has several. */
  read: (subject: RuleSubject) => readonly FieldValue[];
}

/** IDMEFv2's words for types of entity. */
const ENTITY_NAMES: Readonly<Record<EntityType, string>> = {
  ip: 'IP',
  host: 'Hostname',
  user: 'User',
  mac: 'MAC',
  domain: 'Domain',
  url: 'URL',
  hash: 'Hash',
  process: 'Process',
  asset: 'Asset',
  serial: 'Serial',
  operator: 'Operator',
  mmsi: 'MMSI',
  imo: 'IMO',
};

const ROLES: Readonly<Record<string, EntityRef['role'] | null>> = {
  Source: 'source',
  Target: 'target',
  Vector: 'subject',
  Any: null,
};

const NONE: readonly FieldValue[] = [];

function head(name: string, read: (subject: RuleSubject) => string | null, numeric = false): Field {
  return {
    name,
    head: true,
    numeric,
    grows: numeric,
    read: (subject) => {
      const value = read(subject);
      return value === null ? NONE : [value];
    },
  };
}

function own(name: string, read: (subject: RuleSubject) => FieldValue | null | undefined, numeric = false): Field {
  return {
    name,
    head: false,
    numeric,
    grows: false,
    read: (subject) => {
      const value = read(subject);
      return value === null || value === undefined ? NONE : [value];
    },
  };
}

const FIELDS: readonly Field[] = [
  head('Kind', (subject) => subject.kind),
  head('Signature', (subject) => subject.signature),
  head('Title', (subject) => subject.title),
  head('Description', (subject) => subject.title),
  head('Sensor', (subject) => subject.sensorCode),
  head('Analyzer.Category', (subject) => subject.sensorKind),
  head('Analyzer.Name', (subject) => subject.analyzer),
  head('Site', (subject) => subject.siteCode),
  head('UnLocation', (subject) => subject.siteCode),
  { name: 'Severity', head: true, numeric: true, grows: true, read: (subject) => [subject.severity] },
  { name: 'Category', head: true, numeric: false, grows: false, read: (subject) => subject.categories },
  own('Vector.Category', (subject) => vectorCategory(subject)),
  own('Track.Id', (subject) => subject.track?.id),
  own('Track.Class', (subject) => trackClass(subject)),
  own('Track.Transmitter', (subject) => subject.track?.transmitter),
  { ...own('Track.Confidence', (subject) => subject.track?.classConfidence, true), grows: true },
  { ...own('Track.Speed', (subject) => speed(subject), true), grows: true },
  own('Position.Altitude', (subject) => subject.position?.alt, true),
  own('Zone.Level', (subject) => (subject.position ? subject.zoneLevel() : null)),
  { name: 'Zone', head: false, numeric: false, grows: false, read: (subject) => subject.zones() },
  ...Object.entries(ROLES).flatMap(([prefix, role]) =>
    ENTITY_TYPES.map((type) => entityField(`${prefix}.${ENTITY_NAMES[type]}`, type, role)),
  ),
];

const BY_NAME: ReadonlyMap<string, Field> = new Map(FIELDS.map((field) => [field.name, field]));

export const FIELD_NAMES: readonly string[] = FIELDS.map((field) => field.name);

export function fieldOf(name: string): Field | undefined {
  return BY_NAME.get(name);
}

/** What of an alert is the same for thousands: all that {@link headKey} names. */
export type RuleHead = Pick<
  RuleSubject,
  'signature' | 'title' | 'severity' | 'sensorCode' | 'sensorKind' | 'siteCode' | 'kind' | 'analyzer' | 'categories'
>;

/** An alert's head by itself, for whoever keeps it: an alert holds on to all that it names. */
export function headOf(subject: RuleSubject): RuleHead {
  const { signature, title, severity, sensorCode, sensorKind, siteCode, kind, analyzer, categories } = subject;
  return { signature, title, severity, sensorCode, sensorKind, siteCode, kind, analyzer, categories };
}

/** Whether two alerts have the same {@link headKey}, told without making it. */
export function sameHead(a: RuleHead, b: RuleHead): boolean {
  return (
    a.signature === b.signature &&
    a.title === b.title &&
    a.severity === b.severity &&
    a.sensorCode === b.sensorCode &&
    a.sensorKind === b.sensorKind &&
    a.siteCode === b.siteCode &&
    a.kind === b.kind &&
    (a.analyzer ?? '') === (b.analyzer ?? '') &&
    a.categories.length === b.categories.length &&
    a.categories.every((category, place) => category === b.categories[place])
  );
}

/** Alerts with the same one get the same answer from every field marked `head`. */
export function headKey(subject: RuleHead): string {
  return `${subject.sensorCode}\n${subject.sensorKind}\n${subject.siteCode}\n${subject.kind}\n${subject.severity}\n${subject.signature}\n${
    subject.title
  }\n${subject.analyzer ?? ''}\n${subject.categories.join('\n')}`;
}

function entityField(name: string, type: EntityType, role: EntityRef['role'] | null): Field {
  return {
    name,
    head: false,
    numeric: false,
    grows: false,
    read: ({ entities }) => {
      let found: string[] | null = null;
      for (const entity of entities) {
        if (entity.type !== type || (role !== null && entity.role !== role)) continue;
        if (found === null) found = [entity.value];
        else found.push(entity.value);
      }
      return found ?? NONE;
    },
  };
}

function trackClass({ track }: RuleSubject): string | null {
  return track?.class === undefined ? null : (airClassOf(track.class) ?? track.class);
}

/** IDMEFv2 says `Drone`; where the sensor names no class, a track of the air is taken for one, as intake does. */
function vectorCategory(subject: RuleSubject): string | null {
  if (subject.track === null) return null;
  const known = trackClass(subject);
  if (known === null || isUav(known)) return subject.kind === 'airspace' ? 'Drone' : null;
  return known;
}

function speed({ track }: RuleSubject): number | null {
  const velocity = track?.velocity;
  return velocity ? Math.hypot(velocity.east, velocity.north, velocity.up ?? 0) : null;
}
