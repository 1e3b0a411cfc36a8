import { DrillJournal, MINUTE, START } from '../../../test/support/drill-journal.ts';
import { C1, clockEvent, linked, outcomeOf, runOf, STARTEX, state, T0 } from '../../../test/support/drill-outcomes.ts';
import type { Expectation } from '../template/template.ts';
import { advance, beginEvaluation } from './evaluation.ts';
import type { EvaluatorOverride } from './outcome.ts';
import { outcomes } from './outcomes.ts';
import { STANDARD_PREDICATES } from './standard-predicates.ts';

describe('what becomes of an expectation', () => {
  const acknowledged = STANDARD_PREDICATES.acknowledged;

  it('is open, then met, with the entry it rests on, on both clocks', () => {
    const journal = linked().add(6, 'jin', 'case.acknowledged', { number: 1, by: 'person:jin' }, C1);
    expect(outcomeOf({ predicate: acknowledged }, journal, 5)).toMatchObject({ state: 'pending', atSimMs: null });
    const clock = [STARTEX, clockEvent(2, 'pause', 3), clockEvent(3, 'resume', 5)];
    expect(outcomeOf({ predicate: acknowledged }, journal, 9, { clock })).toMatchObject({
      state: 'met',
      fromSimMs: 2 * MINUTE,
      dueSimMs: 12 * MINUTE,
      atSimMs: 4 * MINUTE,
      atWall: START + 6 * MINUTE,
      evidence: ['e2'],
    });
  });

  it('is met at the very deadline, late after it, missed when nothing comes', () => {
    const at = (minutes: number) => linked().add(minutes, 'jin', 'case.acknowledged', {}, C1);
    expect(state(acknowledged, at(12))).toBe('met');
    expect(state(acknowledged, at(12.01))).toBe('met_late');
    expect(state(acknowledged, at(12.01), 12)).toBe('pending');
    expect(outcomeOf({ predicate: acknowledged }, linked(), 12.01)).toMatchObject({
      state: 'missed',
      atSimMs: 12 * MINUTE,
      atWall: START + 12 * MINUTE,
      evidence: [],
    });
  });

  it('does not let a pause count against the team', () => {
    const clock = [STARTEX, clockEvent(2, 'pause', 3), clockEvent(3, 'resume', 33)];
    const journal = linked().add(40, 'jin', 'case.acknowledged', {}, C1);
    expect(outcomeOf({ predicate: acknowledged }, journal, 59, { clock })).toMatchObject({ state: 'met' });
  });

  it('asks for the cell that is expected, the case that is meant, and what came after the delivery', () => {
    expect(state(acknowledged, linked().add(6, 'mei', 'case.acknowledged', {}, C1))).toBe('missed');
    expect(state(acknowledged, linked().add(6, 'jin', 'case.acknowledged', {}, { caseId: 'c2' }))).toBe('missed');
    const before = new DrillJournal()
      .add(1, 'jin', 'case.acknowledged', {}, C1)
      .add(2.01, null, 'alert.linked', { alertId: 'a1' }, C1);
    expect(state(acknowledged, before)).toBe('missed');
  });

  it('follows the alert when its case is merged, split, or it is moved', () => {
    const ack = (caseId: string, journal: DrillJournal) =>
      state(acknowledged, journal.add(6, 'jin', 'case.acknowledged', {}, { caseId }));
    const merged = () => linked().add(3, null, 'case.merged', { into: 'c9' }, C1);
    expect(ack('c9', merged())).toBe('met');
    expect(ack('c9', merged().add(4, 'jin', 'case.unmerged', { caseId: 'c1', alertIds: [] }))).toBe('missed');
    const split = linked().add(3, 'jin', 'case.split', { newCaseId: 'c5', alertIds: ['a1'] }, C1);
    expect(ack('c5', split)).toBe('met');
    expect(ack('c1', linked().add(3, 'jin', 'alert.unlinked', { alertId: 'a1' }, C1))).toBe('missed');
  });

  it('does not look past a delivery that is under way', () => {
    const journal = linked().add(6, 'jin', 'case.acknowledged', {}, C1);
    const delivering = { state: 'delivering' as const, startedAt: START + T0 * MINUTE, alertIds: [] };
    const run = runOf({ predicate: acknowledged }, delivering);
    const halted = advance(beginEvaluation(), run, journal.events, START + 30 * MINUTE);
    expect(halted).toMatchObject({ cursor: 0, readUntil: START + T0 * MINUTE });
    const done = runOf({ predicate: acknowledged });
    const resumed = advance(halted, done, journal.events, START + 30 * MINUTE);
    expect(outcomes(resumed, done, [STARTEX], [])).toMatchObject([{ state: 'met' }]);
  });

  it('cannot be told where nothing was delivered, nobody judged, or the drill ended first', () => {
    const ended = [STARTEX, clockEvent(2, 'endex', 8)];
    const failed = { state: 'failed' as const };
    expect(outcomeOf({}, linked(), 5, { delivery: failed })).toMatchObject({
      state: 'not_evaluable',
      note: 'Its item was not delivered',
    });
    expect(outcomeOf({}, linked(), 5, { delivery: {} })).toMatchObject({ state: 'pending' });
    expect(outcomeOf({}, linked(), 9, { delivery: {}, clock: ended })).toMatchObject({ state: 'not_evaluable' });
    const manual = { predicate: null, evaluator: 'manual' as const };
    expect(outcomeOf(manual, linked(), 7)).toMatchObject({ state: 'pending' });
    expect(outcomeOf(manual, linked(), 9, { clock: ended })).toMatchObject({ note: 'No evaluator judged it' });
    expect(outcomeOf({}, linked(), 9, { clock: ended })).toMatchObject({
      state: 'not_evaluable',
      note: 'The drill ended before its deadline',
    });
  });

  it('is what an evaluator said last, until that is withdrawn', () => {
    const word = (seq: number, said: EvaluatorOverride['state']): EvaluatorOverride => ({
      seq,
      item: 'I1',
      expectation: 'x',
      state: said,
      atWall: START + (20 + seq) * MINUTE,
      by: 'person:eva',
      note: `word ${seq}`,
    });
    const of = (...overrides: EvaluatorOverride[]) => outcomeOf({}, linked(), 50, { overrides });
    expect(of(word(1, 'met'), word(2, 'waived'))).toMatchObject({
      state: 'waived',
      source: 'evaluator',
      by: 'person:eva',
      note: 'word 2',
      atSimMs: 22 * MINUTE,
    });
    expect(of(word(2, 'waived'), word(1, 'met'))).toMatchObject({ state: 'waived' });
    expect(of(word(1, 'met'), word(2, 'withdrawn'))).toMatchObject({ state: 'missed', source: 'auto', by: null });
  });

  it('is met by any member, or only by all of them', () => {
    const one = linked().add(3, 'jin', 'case.noted', {}, C1);
    const both = linked().add(3, 'jin', 'case.noted', {}, C1).add(4, 'soo', 'case.noted', {}, C1);
    const of = (mode: Expectation['mode'], journal: DrillJournal) =>
      outcomeOf({ predicate: STANDARD_PREDICATES.noted, mode }, journal, 59);
    expect(of('any_member', one)).toMatchObject({ state: 'met' });
    expect(of('all_members', one)).toMatchObject({ state: 'missed' });
    expect(of('all_members', both)).toMatchObject({ state: 'met', atSimMs: 4 * MINUTE, evidence: ['e2', 'e3'] });
  });
});
