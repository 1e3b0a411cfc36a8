import type { JsonObject } from '../../common/json.ts';
import type { Predicate } from '../expectations/predicate.ts';

/** How a drill is run: talked through, worked in part, or worked in full with everybody at their post. */
export const DRILL_KINDS = ['tabletop', 'functional', 'full'] as const;
export type DrillKind = (typeof DRILL_KINDS)[number];

export const DRILL_DOMAINS = [
  'cyber',
  'cuas',
  'maritime',
  'convoy',
  'crisis_comms',
  'transhipment',
  'evacuation',
  'mixed',
] as const;
export type DrillDomain = (typeof DRILL_DOMAINS)[number];

export const CELL_KINDS = ['player', 'control', 'simcell', 'red', 'evaluator', 'observer'] as const;
export type CellKind = (typeof CELL_KINDS)[number];

/** A contingency is what is told when what was expected did not happen; it always requires something. */
export const ITEM_KINDS = ['inject', 'information', 'facilitation', 'contingency'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** `alert`, `track`, `ais` and `report` go through the node's own intake; the others to the people of a cell. */
export const CHANNELS = ['alert', 'track', 'report', 'message', 'media', 'ais', 'phone_manual'] as const;
export type Channel = (typeof CHANNELS)[number];

export const METRICS = [
  'detect',
  'acknowledge',
  'triage',
  'share',
  'partner_acknowledge',
  'notify',
  'contain',
  'decide',
  'report',
] as const;
export type Metric = (typeof METRICS)[number];

/** A drill as written down: what will be told to whom, when, and what they are expected to do. Plain JSON throughout. */
export interface DrillTemplate {
  code: string;
  version: number;
  title: string;
  synopsis: string;
  kind: DrillKind;
  domain: DrillDomain;
  /** From STARTEX to ENDEX, on the exercise clock. */
  durationMs: number;
  /** The rate at which `--compressed` plays it; 6 makes ten minutes of an hour. */
  compressedRate: number;
  cells: TemplateCell[];
  objectives: Objective[];
  items: MselItem[];
}

export interface TemplateCell {
  code: string;
  title: string;
  /** Code of the organisation in the registry. */
  organisation: string;
  kind: CellKind;
}

export interface Objective {
  code: string;
  statement: string;
  capability: string;
  /** What is measured and what would be good; null where people judge. */
  target: { metric: Metric; withinMs: number } | null;
}

/** One line of the MSEL (master scenario events list). */
export interface MselItem {
  /** Control number, unique within the drill. */
  code: string;
  kind: ItemKind;
  title: string;
  /** Cells it is meant for. What goes through intake is for one, since one organisation owns the site. */
  to: string[];
  /** Who says so within the story. */
  from: string | null;
  trigger: Trigger;
  requires: Requirements | null;
  delivery: Delivery;
  /** Looks like an attack and is none: the right answer is to close it with a reason. */
  decoy: boolean;
  /** For controllers alone. */
  notes: string | null;
  expectations: Expectation[];
}

/** When an item falls due, on the exercise clock: counted from STARTEX, or from what it waits for. */
export type Trigger =
  | { on: 'time'; atMs: number }
  | { on: 'manual' }
  | { on: 'item'; item: string; afterMs: number }
  | { on: 'expectation'; item: string; expectation: string; outcome: 'met' | 'missed'; afterMs: number };

/**
 * `met`: every required expectation of the item (or the one named) was met, in time or late. `missed`: one of them (or the one
 * named) was missed.
 */
export const REQUIRED_OUTCOMES = ['delivered', 'met', 'missed'] as const;

export interface Requirement {
  item: string;
  expectation: string | null;
  outcome: (typeof REQUIRED_OUTCOMES)[number];
}

export interface Requirements {
  mode: 'all' | 'any';
  of: Requirement[];
}

/**
 * What is delivered. Bodies are exactly what live intake accepts, but for placeholders (docs/drills.md): `$now`,
 * `$now+5s`, `$id`, `$uuid:name`, `$ulid:name`.
 */
export type Delivery =
  | { channel: 'alert' | 'ais'; format: string; sensor: string; bodies: JsonObject[] }
  | { channel: 'track'; flights: FlownTrack[] }
  /** Body of `POST /api/v1/reports`. */
  | { channel: 'report'; body: JsonObject }
  | { channel: 'message'; subject: string; text: string }
  | { channel: 'media'; outlet: string; headline: string; text: string }
  /** A controller reads this out by phone and ticks it. */
  | { channel: 'phone_manual'; script: string };

/** Something that moves and is told of by one sensor, at a steady interval. */
export interface FlownTrack {
  /** Code of the sensor that tells of it. */
  sensor: string;
  format: 'remote-id' | 'sapient' | 'ais' | 'native';
  /** Name of what moves, within the drill: two sensors that see the same thing name the same. */
  name: string;
  everyMs: number;
  /** Random error of the positions told, one sigma in metres; the same at each playing. */
  errorM: number;
  /** At least two, in order of time. */
  waypoints: Waypoint[];
  /** What it broadcasts or is taken for. */
  identity: TrackIdentity;
}

/**
 * Where it is, and when: real time after the delivery began. A faster clock brings the flight earlier and does not make it
 * fly faster, or no drone would be one.
 */
export interface Waypoint {
  atMs: number;
  lat: number;
  lon: number;
  /** Metres above ground; 0 at sea. */
  heightM: number;
}

export interface TrackIdentity {
  /** Remote ID: serial number (ANSI/CTA-2063-A) and operator. */
  serial?: string;
  operator?: string;
  /** Remote ID: where the pilot says to be. */
  pilot?: { lat: number; lon: number };
  /** SAPIENT and native: what the sensor takes it for. */
  class?: string;
  classConfidence?: number;
  /** AIS. */
  mmsi?: string;
  imo?: string;
  vesselName?: string;
}

/** What a cell is expected to do about an item. */
export interface Expectation {
  /** Unique within its item. */
  code: string;
  /** Who is expected to do it. */
  cell: string;
  text: string;
  metric: Metric;
  /** Null where only a person can tell. */
  predicate: Predicate | null;
  evaluator: 'auto' | 'manual';
  /** After the delivery of the item, on the exercise clock. */
  withinMs: number;
  mode: 'any_member' | 'all_members';
  required: boolean;
  objective: string | null;
}
