import type { Amendment } from '../amendments/amendment.ts';
import type { JournalEvent } from '../../journal/journal-event.ts';
import { simAt } from '../clock/clock.ts';
import type { ClockEvent } from '../clock/clock-event.ts';
import type { ExpectationOutcome } from '../expectations/outcome.ts';
import type { RunFacts } from '../expectations/run-facts.ts';
import type { Still } from '../replay/stills/still.ts';
import { scoreRun } from '../scoring/score.ts';
import type { SharingLine } from '../scoring/score-sheet.ts';
import { type SeenSheet, sheetSeenBy, type SheetViewer } from '../scoring/seen-sheet.ts';
import { durationText } from '../template/duration.ts';
import { amendmentLines } from './amendment-lines.ts';
import { ratedObjectives } from './rated-objectives.ts';
import {
  type ClockLine,
  type HotwashAnswer,
  type Improvement,
  type LedgerLine,
  type ObjectiveRating,
  type Observation,
  ORIGINS,
  type ReportDocument,
  type ReportEntry,
  type ReportSharing,
} from './report-document.ts';
import { summaryOf } from './summary.ts';
import type { WrittenText } from './written-words.ts';

export interface ReportInput {
  /** Name of the run: `CRANE 2026-1`. */
  designator: string;
  run: RunFacts;
  clock: readonly ClockEvent[];
  /** None where the script was played as it was written. */
  amendments?: readonly Amendment[];
  outcomes: readonly ExpectationOutcome[];
  /** Entries of `release.` and `share.` of the run's journal, in order. */
  events: readonly JournalEvent[];
  /** Why a delivery was skipped, held or failed, by `item@cell`. */
  notes: Readonly<Record<string, string>>;
  /** Of those who moved the clock or judged, by the ids they are kept under. */
  names: Readonly<Record<string, string>>;
  observations: readonly Observation[];
  hotwash: readonly HotwashAnswer[];
  improvements: readonly Improvement[];
  ratings: readonly ObjectiveRating[];
  /** As the reader may see them; none where absent. */
  stills?: readonly Still[];
  /** What people wrote that this reader may read, of every place the latest. */
  written: readonly WrittenText[];
  viewer: SheetViewer;
  /** Nations that agreed to be compared: their scores are seen, and nothing else of them. */
  comparing: ReadonlySet<string>;
  /** Of one cell alone; absent: of all that this reader sees. */
  only?: string;
  generatedAt: number;
}

/** Drafts the report of a run for one reader: what is of cells this one may not see is absent. */
export function buildReport(input: ReportInput): ReportDocument {
  const { run, clock, viewer, outcomes } = input;
  const { template } = run;
  const seen = narrowed(input, sheetSeenBy(scoreRun(run, outcomes, input.events), viewer, input.comparing));
  const sheets = ownSheets(input, seen);
  const shown = shownCells(input, sheets);
  const mine = <Of extends { cell: string | null }>(of: readonly Of[]): Of[] =>
    of.filter(({ cell }) => (cell === null ? viewer.sees === 'all' && !input.only : shown.has(cell)));
  // What those who control said of a run is of all who played in it, so no nation reads it.
  const ownWords = <Of extends { cell: string | null }>(of: readonly Of[]): Of[] =>
    of.filter(({ cell }) => (viewer.sees === 'all' && !input.only) || sheets.has(cell));
  const ledger = mine(ledgerOf(input));
  const started = clock.find(({ type }) => type === 'startex');
  const ended = clock.find(({ type }) => type === 'endex' || type === 'abort');
  return {
    marking: 'EXERCISE',
    origins: ORIGINS,
    cover: {
      designator: input.designator,
      title: template.title,
      drill: template.code,
      version: template.version,
      startedAt: started?.wallAt ?? null,
      endedAt: ended?.wallAt ?? null,
      generatedAt: input.generatedAt,
      forNation: viewer.sees === 'all' ? null : viewer.nation,
      ofCell: input.only ?? null,
    },
    overview: {
      kind: template.kind,
      domain: template.domain,
      synopsis: template.synopsis,
      participants: participantsOf(run),
    },
    summary: summaryOf(seen, ledger),
    joint: seen.joint,
    cells: seen.cells,
    objectives: ratedObjectives(template.objectives, ledger, viewer.sees === 'all' ? input.ratings : []),
    timeline: mine(timelineOf(input)),
    amendments: viewer.sees === 'all' && !input.only ? amendmentLines(template, input.amendments ?? []) : [],
    stills: [...(input.stills ?? [])],
    sharing: seen.sharing.map((line) => namedSharing(run, line)),
    ledger,
    clock: clock.map((event) => clockLine(input, event)),
    observations: mine(input.observations).map((one) => Object.assign({}, one, { atSimMs: simAt(clock, one.atWall) })),
    written: input.written.filter(({ cell }) => !input.only || cell === input.only),
    hotwash: ownWords(input.hotwash),
    improvements: ownWords(input.improvements),
  };
}

/** Of one cell, where that is asked for: what it sent and got, and no other's score. */
function narrowed({ run, only }: ReportInput, seen: SeenSheet): SeenSheet {
  if (only === undefined) return seen;
  const own = run.cells.find(({ code }) => code === only)?.organisationId;
  return {
    joint: null,
    cells: seen.cells.filter(({ cell }) => cell === only),
    sharing: seen.sharing.filter(
      ({ fromOrganisationId, toOrganisationId }) => fromOrganisationId === own || toOrganisationId === own,
    ),
    pointsOfContact: null,
  };
}

/** Whose story is this reader's to read: of nations that are compared the score alone is shown. */
function ownSheets({ viewer }: ReportInput, seen: SeenSheet): Set<string | null> {
  const own = seen.cells.filter(({ nation }) => viewer.sees === 'all' || nation === viewer.nation);
  return new Set(own.map(({ cell }) => cell));
}

/** Cells that do not play are nobody's to hide; of those that do, the ones whose story is read. */
function shownCells({ run, viewer, only }: ReportInput, own: ReadonlySet<string | null>): Set<string> {
  const cells = run.template.cells.filter(({ code, kind }) =>
    only === undefined ? viewer.sees === 'all' || own.has(code) || kind === 'control' : own.has(code),
  );
  return new Set(cells.map(({ code }) => code));
}

function participantsOf({ template, cells }: RunFacts): ReportDocument['overview']['participants'] {
  return template.cells.map(({ code, title, organisation, kind }) => {
    const own = cells.find((cell) => cell.code === code);
    return { cell: code, title, organisation, nation: own?.nation ?? '', kind, people: own?.actors.length ?? 0 };
  });
}

function timelineOf({ run, clock, notes }: ReportInput): ReportEntry[] {
  const entries = run.deliveries.flatMap((delivery): ReportEntry[] => {
    const item = run.template.items.find(({ code }) => code === delivery.item);
    if (!item) return [];
    const { startedAt } = delivery;
    return [
      {
        item: item.code,
        title: item.title,
        kind: item.kind,
        channel: item.delivery.channel,
        cell: delivery.cell,
        state: delivery.state,
        decoy: item.decoy,
        atSimMs: startedAt === null ? null : simAt(clock, startedAt),
        atWall: startedAt,
        note: notes[`${delivery.item}@${delivery.cell}`] ?? null,
      },
    ];
  });
  const last = Number.POSITIVE_INFINITY;
  return entries.sort((a, b) => (a.atSimMs ?? last) - (b.atSimMs ?? last) || 0);
}

function ledgerOf({ run, outcomes, names }: ReportInput): LedgerLine[] {
  return run.template.items.flatMap(({ code, expectations }) =>
    expectations.flatMap((expectation): LedgerLine[] => {
      const outcome = outcomes.find((one) => one.item === code && one.expectation === expectation.code);
      if (!outcome) return [];
      const { fromWall: _, ...told } = outcome;
      const { text, metric, required, objective } = expectation;
      const by = told.by === null ? null : (names[told.by] ?? told.by);
      return [{ ...told, by, text, metric, required, objective }];
    }),
  );
}

function namedSharing({ cells }: RunFacts, line: SharingLine): ReportSharing {
  const name = (id: string | null, nation: string): string =>
    cells.find(({ organisationId }) => organisationId === id)?.organisation ?? nation;
  return {
    ...line,
    from: name(line.fromOrganisationId, line.fromNation),
    to: name(line.toOrganisationId, line.toNation),
  };
}

function clockLine({ clock, names }: ReportInput, event: ClockEvent): ClockLine {
  const { seq, type, wallAt, actor, reason, rate, simMs } = event;
  const until = clock.filter((one) => one.seq <= seq);
  const detail = [
    ...(rate === undefined ? [] : [`${rate} times real time`]),
    ...(simMs === undefined ? [] : [`to ${durationText(simMs)}`]),
  ].join(', ');
  return { seq, type, atWall: wallAt, atSimMs: simAt(until, wallAt), detail, actor: names[actor] ?? actor, reason };
}
