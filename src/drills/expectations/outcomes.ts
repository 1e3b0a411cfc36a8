import { isOver, readClock, simAt, wallWhen } from '../clock/clock.ts';
import type { ClockEvent } from '../clock/clock-event.ts';
import { isFinal } from '../schedule/delivery-state.ts';
import type { Expectation } from '../template/template.ts';
import { type Evaluation, partKey } from './evaluation.ts';
import { type EvaluatorOverride, type ExpectationOutcome, UNJUDGED, type Unjudged } from './outcome.ts';
import type { Predicate } from './predicate.ts';
import { beginningOf, deliveriesFor, type RunFacts } from './run-facts.ts';
import { type Verdict, verdict, type VerdictContext } from './verdict.ts';

/** What became of every expectation as far as the journal was read, in the order of the template. */
export function outcomes(
  evaluation: Evaluation,
  run: RunFacts,
  clock: readonly ClockEvent[],
  overrides: readonly EvaluatorOverride[],
): ExpectationOutcome[] {
  return run.template.items.flatMap(({ code: item, expectations }) =>
    expectations.map((expectation) => {
      const automatic = automaticOutcome({ evaluation, run, clock }, item, expectation);
      const word = overrides
        .filter((one) => one.item === item && one.expectation === expectation.code)
        .reduce<EvaluatorOverride | null>((last, one) => (last && last.seq > one.seq ? last : one), null);
      return word && word.state !== 'withdrawn' ? overridden(automatic, word.state, word, clock) : automatic;
    }),
  );
}

interface Known {
  evaluation: Evaluation;
  run: RunFacts;
  clock: readonly ClockEvent[];
}

function overridden(
  automatic: ExpectationOutcome,
  state: ExpectationOutcome['state'],
  { atWall, by, note }: EvaluatorOverride,
  clock: readonly ClockEvent[],
): ExpectationOutcome {
  return { ...automatic, state, source: 'evaluator', atWall, atSimMs: simAt(clock, atWall), by, note };
}

function automaticOutcome(
  { evaluation, run, clock }: Known,
  item: string,
  expectation: Expectation,
): ExpectationOutcome {
  const { cell, predicate, withinMs } = expectation;
  const now = readClock(clock, evaluation.readUntil);
  const over = isOver(now.phase);
  const fromWall = beginningOf(run, item, cell);
  const fromSimMs = fromWall === null ? null : simAt(clock, fromWall);
  const outcome: ExpectationOutcome = {
    item,
    expectation: expectation.code,
    cell,
    state: 'pending',
    source: 'auto',
    fromSimMs,
    fromWall,
    dueSimMs: fromSimMs === null ? null : fromSimMs + withinMs,
    atSimMs: null,
    atWall: null,
    evidence: [],
    note: null,
    by: null,
  };
  const unknown = (why: Unjudged): ExpectationOutcome => ({ ...outcome, state: 'not_evaluable', note: UNJUDGED[why] });
  if (fromSimMs === null) {
    const never = deliveriesFor(run, item, cell).every(({ state }) => isFinal(state));
    return never || over ? unknown('not_delivered') : outcome;
  }
  if (!predicate) return over ? unknown('not_judged') : outcome;
  const actors = actorsAsked(run, expectation);
  if (actors.length === 0) return over ? unknown('nobody_plays') : outcome;
  const context = { fromSimMs, nowSimMs: now.simMs, over, simOf: (wall: number) => simAt(clock, wall) };
  const judge = (endSimMs: number): Verdict =>
    judgeAll(actors, predicate, (actor) => ({
      ...context,
      endSimMs,
      endOfNotSimMs: fromSimMs + withinMs,
      matchesOf: (path) =>
        evaluation.matches[partKey(item, expectation.code, path, actor)] ??
        evaluation.matches[partKey(item, expectation.code, path, null)] ??
        [],
    }));
  // Several moments of real time show the same time while the clock stands: that of the entry is the one meant.
  const wallOf = ({ simMs, evidence }: NonNullable<Verdict>): number | null =>
    evidence.find(({ wall }) => simAt(clock, wall) === simMs)?.wall ?? wallWhen(clock, simMs);
  const settle = (state: 'met' | 'met_late' | 'missed', found: NonNullable<Verdict>): ExpectationOutcome => ({
    ...outcome,
    state,
    atSimMs: found.simMs,
    atWall: wallOf(found),
    evidence: [...new Set(found.evidence.map(({ id }) => id))],
  });
  const inTime = judge(fromSimMs + withinMs);
  if (inTime?.holds) return settle('met', inTime);
  if (!inTime) return over ? unknown('ended_before') : outcome;
  const late = judge(Number.POSITIVE_INFINITY);
  return late?.holds ? settle('met_late', late) : settle('missed', inTime);
}

/** Whose doing is asked for one by one; null where that of any member will do. */
function actorsAsked({ cells }: RunFacts, { cell, mode }: Expectation): (string | null)[] {
  if (mode === 'any_member') return [null];
  return [...(cells.find(({ code }) => code === cell)?.actors ?? [])];
}

/** Every one of them must have done it: the last decides. */
function judgeAll(
  actors: readonly (string | null)[],
  predicate: Predicate,
  contextOf: (actor: string | null) => VerdictContext,
): Verdict {
  const verdicts = actors.map((actor) => verdict(predicate, contextOf(actor)));
  const settled = verdicts.filter((one) => one !== null);
  const failed = settled.filter(({ holds }) => !holds).sort((a, b) => a.simMs - b.simMs)[0];
  if (failed) return failed;
  if (settled.length < verdicts.length) return null;
  return {
    holds: true,
    simMs: Math.max(...settled.map(({ simMs }) => simMs)),
    evidence: settled.flatMap(({ evidence }) => evidence),
  };
}
