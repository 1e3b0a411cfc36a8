import type { JsonObject } from '../../common/json.ts';
import type { Matcher } from '../expectations/predicate.ts';
import type {
  CellKind,
  Channel,
  DrillDomain,
  DrillKind,
  FlownTrack,
  ItemKind,
  Metric,
  Requirement,
  TemplateCell,
} from './template.ts';

/** A drill as config/drills/template.schema.json has it: durations are texts, and what is usual may be left out. */
export interface RawTemplate {
  code: string;
  version: number;
  title: string;
  synopsis: string;
  kind: DrillKind;
  domain: DrillDomain;
  duration: string;
  compressed_rate?: number;
  cells: (TemplateCell & { kind: CellKind })[];
  objectives: RawObjective[];
  items: RawItem[];
}

export interface RawObjective {
  code: string;
  statement: string;
  capability: string;
  target?: { metric: Metric; within: string };
}

export type RawItem = {
  code: string;
  kind: ItemKind;
  title: string;
  to: string[];
  from?: string;
  at?: string;
  by_hand?: true;
  after?: { item: string; expectation?: string; outcome?: 'met' | 'missed'; by?: string };
  requires?: { all?: RawRequirement[]; any?: RawRequirement[] };
  decoy?: boolean;
  notes?: string;
  expectations?: RawExpectation[];
} & { [channel in Channel]?: RawDeliveries[channel] };

type RawRequirement = Omit<Requirement, 'expectation'> & { expectation?: string };

export interface RawDeliveries {
  alert: RawBodies;
  ais: RawBodies;
  track: { flights: RawFlight[] };
  report: JsonObject;
  message: { subject: string; text: string };
  media: { outlet: string; headline: string; text: string };
  phone_manual: { script: string };
}

interface RawBodies {
  sensor: string;
  format: string;
  bodies: JsonObject[];
}

export interface RawFlight {
  sensor: string;
  format: FlownTrack['format'];
  name: string;
  every: string;
  error_m?: number;
  waypoints: { at: string; lat: number; lon: number; height_m?: number }[];
  identity: {
    serial?: string;
    operator?: string;
    pilot?: { lat: number; lon: number };
    class?: string;
    class_confidence?: number;
    mmsi?: string;
    imo?: string;
    vessel_name?: string;
  };
}

export interface RawExpectation {
  code: string;
  cell?: string;
  text: string;
  metric: Metric;
  within: string;
  mode?: 'any_member' | 'all_members';
  required?: boolean;
  objective?: string;
  when?: RawPredicate;
}

export interface RawPredicate {
  done?: string;
  shared_with?: string;
  share_acknowledged_by?: string;
  event?: string | string[];
  cell?: string;
  where?: Record<string, Matcher>;
  count?: number;
  all?: RawPredicate[];
  any?: RawPredicate[];
  not?: RawPredicate;
  within?: string;
  of?: RawPredicate;
}
