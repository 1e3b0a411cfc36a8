import type { AmendmentType } from '../amendments/amendment.ts';
import type { ClockEventType } from '../clock/clock-event.ts';
import type { OutcomeState } from '../expectations/outcome.ts';
import type { Still } from '../replay/stills/still.ts';
import type { DeliveryStateName } from '../schedule/delivery-state.ts';
import type { CellSheet, SharingLine } from '../scoring/score-sheet.ts';
import type { WrittenText } from './written-words.ts';
import type { CellKind, Channel, DrillDomain, DrillKind, ItemKind, Metric } from '../template/template.ts';

/** Performed without, with some, with major challenges; unable to be performed (HSEEP); not to be judged. */
export const RATINGS = ['P', 'S', 'M', 'U', 'N/A'] as const;
export type Rating = (typeof RATINGS)[number];

/** What somebody who watched wrote down. */
export interface Observation {
  cell: string | null;
  item: string | null;
  atWall: number;
  kind: 'strength' | 'improvement' | 'issue' | 'safety';
  text: string;
  objective: string | null;
  author: string;
}

/** What a participant said right after ENDEX; the name is absent where it was asked to be. */
export interface HotwashAnswer {
  cell: string;
  wentWell: string;
  toImprove: string;
  author: string | null;
}

/** What has to change for it (HSEEP). */
export const ELEMENTS = ['planning', 'organisation', 'equipment', 'training', 'exercise'] as const;

export const IMPROVEMENT_STATES = ['open', 'in_progress', 'done', 'dropped'] as const;
export type ImprovementState = (typeof IMPROVEMENT_STATES)[number];

/** What is to be done about it, by whom, until when. */
export interface Improvement {
  id: string;
  cell: string;
  issue: string;
  action: string;
  element: (typeof ELEMENTS)[number];
  /** Code of an organisation. */
  responsible: string;
  /** Whether that organisation reads it. */
  handedOver: boolean;
  /** Whom to ask about it. */
  contact: string;
  /** `2026-12-31`. */
  start: string | null;
  due: string | null;
  status: ImprovementState;
  /** Whether it became a task of that organisation. */
  hasTask: boolean;
  /** Whether a later run tried it again. */
  retested: boolean;
  /** Null where it was asked not to be named. */
  author: string | null;
  /** Rises with every change. */
  version: number;
}

/** What people say an objective came to; replaces what the draft proposes. */
export interface ObjectiveRating {
  objective: string;
  rating: Rating;
  rationale: string;
}

/** Whose words something is made of. */
export type Origin = 'generated' | 'people';

/** Of each part of a report. Where a part holds both, its lines tell: `proposed`, `source`, `author`. */
export const ORIGINS = {
  cover: 'generated',
  overview: 'generated',
  summary: 'generated',
  joint: 'generated',
  cells: 'generated',
  objectives: 'generated',
  timeline: 'generated',
  sharing: 'generated',
  ledger: 'generated',
  clock: 'generated',
  written: 'people',
  observations: 'people',
  hotwash: 'people',
  improvements: 'people',
} as const satisfies Record<string, Origin>;

/** An after-action report as data: what is drafted from the journal, and beside it what people wrote. Plain JSON. */
export interface ReportDocument {
  /** Stands on every page and in every file made of it. */
  marking: 'EXERCISE';
  origins: typeof ORIGINS;
  cover: ReportCover;
  overview: ReportOverview;
  /** Sentences made of counts. */
  summary: string[];
  /** Null where whoever reads it may not see the whole. */
  joint: CellSheet | null;
  cells: CellSheet[];
  objectives: ReportObjective[];
  timeline: ReportEntry[];
  /** What was changed of the script; for those alone who see the whole run, since it tells of every cell. */
  amendments: AmendmentLine[];
  /** Maps at what was told with a place, and at the first case. */
  stills: Still[];
  sharing: ReportSharing[];
  ledger: LedgerLine[];
  clock: ClockLine[];
  /** What people wrote, beside what is drafted above. */
  written: WrittenText[];
  observations: (Observation & { atSimMs: number })[];
  hotwash: HotwashAnswer[];
  improvements: Improvement[];
}

export interface ReportCover {
  designator: string;
  title: string;
  drill: string;
  version: number;
  /** Epoch milliseconds; null where it never began, or has not ended. */
  startedAt: number | null;
  endedAt: number | null;
  generatedAt: number;
  /** For whom: a nation, or null for all who take part. */
  forNation: string | null;
  /** Of which cell alone; null of all this reader sees. */
  ofCell: string | null;
}

export interface ReportOverview {
  kind: DrillKind;
  domain: DrillDomain;
  synopsis: string;
  participants: { cell: string; title: string; organisation: string; nation: string; kind: CellKind; people: number }[];
}

export interface ReportObjective {
  code: string;
  statement: string;
  capability: string;
  rating: Rating | null;
  /** The draft's own word, until somebody says it. */
  proposed: boolean;
  rationale: string;
  met: number;
  of: number;
}

export interface ReportEntry {
  item: string;
  title: string;
  kind: ItemKind;
  channel: Channel;
  cell: string;
  state: DeliveryStateName;
  decoy: boolean;
  /** When it was told, on both clocks. */
  atSimMs: number | null;
  atWall: number | null;
  note: string | null;
}

export interface AmendmentLine {
  seq: number;
  type: AmendmentType;
  item: string;
  title: string;
  cells: string[];
  /** What it set, in words. */
  detail: string;
  atWall: number;
  atSimMs: number;
  actor: string;
  reason: string;
}

export interface LedgerLine {
  item: string;
  expectation: string;
  cell: string;
  text: string;
  metric: Metric;
  required: boolean;
  objective: string | null;
  state: OutcomeState;
  source: 'auto' | 'evaluator';
  fromSimMs: number | null;
  dueSimMs: number | null;
  atSimMs: number | null;
  atWall: number | null;
  evidence: string[];
  note: string | null;
  by: string | null;
}

export interface ReportSharing extends SharingLine {
  /** Names of organisations as far as they take part. */
  from: string;
  to: string;
}

export interface ClockLine {
  seq: number;
  type: ClockEventType;
  atWall: number;
  atSimMs: number;
  /** What it set, in words. */
  detail: string;
  actor: string;
  reason: string | null;
}
