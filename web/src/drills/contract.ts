import type { Schemas } from '../api/client.ts';

export type DrillTemplate = Schemas['DrillTemplateDto'];
export type RunSummary = Schemas['ListedRunDto'];
export type Asked = Schemas['AskedDto'];
export type AskedCell = Schemas['AskedCellDto'];
export type CellMember = Schemas['CellMemberWantedDto'];
export type Run = Schemas['RunDto'];
export type RunClock = Schemas['RunClockDto'];
export type ClockEvent = Schemas['RunClockEventDto'];
export type RunCell = Schemas['RunCellDto'];
export type RunItem = Schemas['RunItemDto'];
export type Block = Schemas['BlockDto'];
export type RunExpectation = Schemas['RunExpectationDto'];
export type Preflight = Schemas['PreflightDto'];
export type AmendWanted = Schemas['AmendDto'];
export type Amendment = Schemas['AmendmentDto'];
export type AmendmentPreview = Schemas['AmendmentPreviewDto'];
export type Outlook = Schemas['OutlookDto'];
export type ItemScript = Schemas['ItemScriptDto'];
export type InboxItem = Schemas['InboxItemDto'];
export type Observation = Schemas['ObservationDto'];
export type EnterableRealm = Schemas['RealmDto'];
export type RunWanted = Schemas['CreateRunDto'];
export type ClockMove = Schemas['MoveClockDto'];
export type ClockMoveType = ClockMove['type'];
export type Judged = Schemas['JudgeDto']['state'];
export type ObservationKind = Schemas['ObserveDto']['kind'];

export type Hotwash = Schemas['HotwashDto'];
export type HotwashWanted = Schemas['AnswerHotwashDto'];
export type ObjectiveRating = Schemas['ObjectiveRatingDto'];
export type Improvement = Schemas['ImprovementDto'];
export type ImprovementWanted = Omit<Schemas['AddImprovementDto'], 'anonymous'>;
export type AssignedImprovement = Schemas['AssignedImprovementDto'];
export type OwnTask = Schemas['OwnTaskDto'];

export const RATINGS = [
  'P',
  'S',
  'M',
  'U',
  'N/A',
] as const satisfies readonly Schemas['ObjectiveRatingDto']['rating'][];
export const ELEMENTS = [
  'planning',
  'organisation',
  'equipment',
  'training',
  'exercise',
] as const satisfies readonly ImprovementWanted['element'][];
export const PLAN_STATES = ['open', 'in_progress', 'done', 'dropped'] as const satisfies readonly NonNullable<
  ImprovementWanted['status']
>[];

/** Tables of a report, each a file. */
export const REPORT_TABLES = [
  'scores',
  'times',
  'objectives',
  'events',
  'amendments',
  'expectations',
  'sharing',
  'clock',
  'observations',
  'hotwash',
  'improvements',
  'texts',
] as const;
export type ReportTable = (typeof REPORT_TABLES)[number];

export const RUN_ROLES = [
  'player',
  'director',
  'controller',
  'simulator',
  'evaluator',
  'observer',
  'safety',
] as const satisfies readonly Schemas['RunMemberWantedDto']['role'][];
export type RunRole = (typeof RUN_ROLES)[number];

export const OBSERVATION_KINDS = [
  'strength',
  'improvement',
  'issue',
  'safety',
] as const satisfies readonly ObservationKind[];

export const JUDGED = [
  'met',
  'met_late',
  'missed',
  'waived',
  'not_evaluable',
  'withdrawn',
] as const satisfies readonly Judged[];

/** Moves of an item that a controller asks for, each a route of its own. */
export const ITEM_MOVES = ['fire', 'hold', 'release', 'withdraw'] as const;
export type ItemMove = (typeof ITEM_MOVES)[number];

/** Rates that are one press away. */
export const RATES = [1, 2, 5, 10] as const;

/** Of so many, how many; `of` is 0 where there is nothing to say. */
export interface Share {
  met: number;
  of: number;
}

/** What a cell came to, or all of them: the parts of the server's sheet that are shown. */
export interface CellSheet {
  cell: string | null;
  nation: string | null;
  score: Share;
  coverage: { expectations: Share; items: Share };
  metrics: {
    metric: RunExpectation['metric'];
    measured: number;
    never: number;
    simMs: { median: number; worst: number } | null;
  }[];
  decoys: Share;
}

export interface ScoreSheet {
  /** Null where a nation keeps its own to itself. */
  joint: CellSheet | null;
  cells: CellSheet[];
}

export interface Score {
  /** Whether nothing of it changes by itself any more. */
  final: boolean;
  sheet: ScoreSheet;
}
