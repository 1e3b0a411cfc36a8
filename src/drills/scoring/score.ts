import type { JournalEvent } from '../../journal/journal-event.ts';
import type { ExpectationOutcome } from '../expectations/outcome.ts';
import { OUTCOME_STATES } from '../expectations/outcome.ts';
import type { Predicate } from '../expectations/predicate.ts';
import { deliveredOf, type RunFacts } from '../expectations/run-facts.ts';
import { type Expectation, METRICS, type MselItem, type Objective } from '../template/template.ts';
import type {
  CellSheet,
  MetricTimes,
  ObjectiveResult,
  ReleasabilityError,
  ScoreSheet,
  Share,
  Tally,
} from './score-sheet.ts';
import { sharingLines } from './sharing-lines.ts';
import { spreadOf } from './spread.ts';

/** An expectation with its item and what became of it. */
interface Line {
  item: MselItem;
  expectation: Expectation;
  outcome: ExpectationOutcome;
}

/**
 * What teams did, counted: whether what was required was done in time, and how long it took. How much they wrote, tagged or clicked
 * counts for nothing.
 */
export function scoreRun(
  run: RunFacts,
  outcomes: readonly ExpectationOutcome[],
  events: readonly JournalEvent[],
): ScoreSheet {
  const lines = run.template.items.flatMap((item) =>
    item.expectations.flatMap((expectation): Line[] => {
      const outcome = outcomes.find((one) => one.item === item.code && one.expectation === expectation.code);
      return outcome ? [{ item, expectation, outcome }] : [];
    }),
  );
  const players = run.template.cells.filter(({ kind }) => kind === 'player');
  const { lines: sharing, times } = sharingLines(run, events);
  return {
    joint: sheetOf(run, null, lines),
    cells: players.map(({ code }) =>
      sheetOf(
        run,
        code,
        lines.filter(({ expectation }) => expectation.cell === code),
      ),
    ),
    sharing,
    pointsOfContact: {
      met: times.length,
      of: sharing.reduce((sum, { sent }) => sum + sent, 0),
      medianMs: spreadOf(times)?.median ?? null,
    },
  };
}

function sheetOf(run: RunFacts, cell: string | null, lines: readonly Line[]): CellSheet {
  const required = lines.filter(({ expectation }) => expectation.required);
  const delivered = run.template.items.filter(
    ({ code, to }) => (cell === null || to.includes(cell)) && deliveredOf(run, code).length > 0,
  );
  const expecting = new Set(lines.map(({ item }) => item.code));
  return {
    cell,
    nation: run.cells.find(({ code }) => code === cell)?.nation ?? null,
    score: scoreOf(required),
    coverage: {
      expectations: {
        met: required.filter(isJudged).length,
        of: required.filter(({ outcome }) => outcome.state !== 'waived').length,
      },
      items: { met: delivered.filter(({ code }) => expecting.has(code)).length, of: delivered.length },
    },
    required: tallyOf(required),
    optional: tallyOf(lines.filter(({ expectation }) => !expectation.required)),
    metrics: METRICS.map((metric) => timesOf(lines, metric)).filter(({ measured, never }) => measured + never > 0),
    objectives: run.template.objectives.flatMap((objective) => objectiveOf(objective, lines)),
    releasability: lines.flatMap(releasabilityOf),
    decoys: decoysOf(lines),
  };
}

/** Came to a verdict: what nobody could judge tells nothing of the team. */
function isJudged({ outcome: { state } }: Line): boolean {
  return state === 'met' || state === 'met_late' || state === 'missed';
}

function scoreOf(required: readonly Line[]): Share {
  return {
    met: required.filter(({ outcome }) => outcome.state === 'met').length,
    of: required.filter(isJudged).length,
  };
}

function tallyOf(lines: readonly Line[]): Tally {
  const count = (state: ExpectationOutcome['state']): number =>
    lines.filter(({ outcome }) => outcome.state === state).length;
  return Object.fromEntries(OUTCOME_STATES.map((state) => [state, count(state)])) as Tally;
}

/** What must not be done has no time it took. */
function timesOf(lines: readonly Line[], metric: MetricTimes['metric']): MetricTimes {
  const of = lines.filter(({ expectation }) => expectation.metric === metric && !forbids(expectation.predicate));
  const done = of.filter(({ outcome: { state } }) => state === 'met' || state === 'met_late');
  const passed = (to: 'atSimMs' | 'atWall', from: 'fromSimMs' | 'fromWall'): number[] =>
    done.flatMap(({ outcome }) => {
      const [end, start] = [outcome[to], outcome[from]];
      return end === null || start === null ? [] : [end - start];
    });
  return {
    metric,
    measured: done.length,
    never: of.filter(({ outcome }) => outcome.state === 'missed').length,
    simMs: spreadOf(passed('atSimMs', 'fromSimMs')),
    wallMs: spreadOf(passed('atWall', 'fromWall')),
  };
}

function objectiveOf({ code, target }: Objective, lines: readonly Line[]): ObjectiveResult[] {
  const of = lines.filter(({ expectation }) => expectation.objective === code);
  if (of.length === 0) return [];
  const median = target ? (timesOf(of, target.metric).simMs?.median ?? null) : null;
  return [
    {
      objective: code,
      score: scoreOf(of.filter(({ expectation }) => expectation.required)),
      medianWithinTarget: target && median !== null ? median <= target.withinMs : null,
    },
  ];
}

function releasabilityOf({ item, expectation, outcome }: Line): ReleasabilityError[] {
  if (expectation.metric !== 'share' || outcome.state !== 'missed') return [];
  const kind = forbids(expectation.predicate) ? 'shared_wrongly' : 'withheld';
  return [{ kind, item: item.code, expectation: expectation.code, cell: expectation.cell, evidence: outcome.evidence }];
}

function forbids(predicate: Predicate | null): boolean {
  return predicate !== null && ('not' in predicate || ('of' in predicate && forbids(predicate.of)));
}

function decoysOf(lines: readonly Line[]): Share {
  const judged = lines.filter((line) => line.item.decoy && line.expectation.required && isJudged(line));
  const items = [...new Set(judged.map(({ item }) => item.code))];
  const handled = items.filter((code) =>
    judged.every(({ item, outcome: { state } }) => item.code !== code || state === 'met' || state === 'met_late'),
  );
  return { met: handled.length, of: items.length };
}
