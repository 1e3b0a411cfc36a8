import * as fc from 'fast-check';
import { correlationRules } from '../../../config/correlation-rules.ts';
import { arbitraryDays, learnableAlert, recurring } from '../../../test/support/background-arbitraries.ts';
import { alert, type EngineLedger, play, T0 } from '../../../test/support/engine-world.ts';
import { arbitraryPace, isUrgent, taken } from '../../../test/support/engine-queue.ts';
import { uuidOf } from '../../../test/support/named-uuid.ts';
import type { AlertFact } from '../alert-fact.ts';
import { BackgroundModel } from './background-model.ts';

const HOUR = 3_600;

function explained(ledger: EngineLedger, fact: AlertFact): boolean {
  const row = ledger.links.get(ledger.links.get(fact.id)?.headId ?? '');
  return row?.state?.stood === 'explained';
}

function caseOf(ledger: EngineLedger, fact: AlertFact): number | undefined {
  return ledger.cases.get(ledger.links.get(fact.id)?.groupId ?? '')?.number;
}

function inOrder(facts: readonly AlertFact[]): AlertFact[] {
  return [...facts].sort((a, b) => a.t - b.t || (a.ref < b.ref ? -1 : 1));
}

describe('background', () => {
  it('explains what recurs at the same origin, with what recurred, how often and since when', () => {
    const facts = recurring('update', 30);
    const ledger = play(facts, 1);
    expect(facts.map((fact) => explained(ledger, fact)).slice(0, 8)).toEqual(Array(8).fill(false));
    expect(facts.slice(10).every((fact) => explained(ledger, fact))).toBe(true);
    const last = facts.at(-1);
    expect(ledger.links.get(last?.id ?? '')?.reasons).toEqual([
      expect.objectContaining({
        rule: 'background',
        text: 'Recurs here: the same sensor told the same of the same origin in 28 separate hours since 2026-03-02 00:00 UTC, at most once an hour',
        weight: 0,
      }),
    ]);
  });

  it('does not carry over to another host, another sort or another marking', () => {
    const other = [
      learnableAlert('update', 30 * HOUR, { host: 'plc' }),
      learnableAlert('login', 30 * HOUR),
      { ...learnableAlert('update', 30 * HOUR + 1), tlp: 'RED' },
    ];
    const ledger = play([...recurring('update', 30), ...other]);
    expect(other.map((fact) => explained(ledger, fact))).toEqual([false, false, false]);
  });

  it('neither ties nor opens with what it explains, however severe up to the limit, and keeps every alert', () => {
    const { neverSeverity } = correlationRules.background;
    const noise = recurring('update', 40);
    const intrusion = learnableAlert('write', 39 * HOUR + 310, { severity: 70 });
    const severe = learnableAlert('update', 39 * HOUR + 900, { severity: neverSeverity, ref: 'severe' });
    const high = learnableAlert('update', 38 * HOUR + 900, { severity: neverSeverity - 1, ref: 'high' });
    const facts = inOrder([...noise, intrusion, severe, high]);
    const ledger = play(facts);
    expect(ledger.links.size).toBe(facts.length);
    expect(caseOf(ledger, high)).toBeUndefined();
    expect(caseOf(ledger, noise.at(-3) as AlertFact)).toBeUndefined();
    expect(caseOf(ledger, intrusion)).toBeDefined();
    // The severe one folds with what recurs in its hour, and brings all of that hour out of the background.
    expect(caseOf(ledger, severe)).toBe(caseOf(ledger, intrusion));
  });

  it('takes a burst of a sort it is used to for what it is', () => {
    const { burstExtra } = correlationRules.background;
    const burst = Array.from({ length: burstExtra + 2 }, (_, index) =>
      learnableAlert('update', 35 * HOUR + 600 + index, { ref: `burst:${String(index).padStart(3, '0')}` }),
    );
    const facts = inOrder([...recurring('update', 40), ...burst]);
    const ledger = play(facts, 1);
    expect(burst.every((fact) => !explained(ledger, fact))).toBe(true);
    const few = play(inOrder([...recurring('update', 40), ...burst.slice(0, 5)]), 1);
    expect(burst.slice(0, 5).every((fact) => explained(few, fact))).toBe(true);
  });

  it('ties what is new at a site across its hosts, and says so', () => {
    const first = learnableAlert('scan', 30 * HOUR, { host: 'plc' });
    const second = learnableAlert('write', 30 * HOUR + 600, { host: 'srv' });
    const ledger = play(inOrder([...recurring('update', 40), first, second]));
    expect(ledger.links.get(second.id)?.groupId).toBe(ledger.links.get(first.id)?.groupId);
    expect(ledger.links.get(second.id)?.reasons).toContainEqual(
      expect.objectContaining({
        rule: 'new-together',
        text: 'It was never seen at this site in 30 h of record; “Sort scan”, which began 10 min earlier, was never seen at this site in 30 h of record',
      }),
    );
  });

  it('takes what vessels say of themselves for no event, so that none of them waits in the queue', () => {
    const reports = [0, 5, 600].map((seconds) =>
      alert({
        t: T0 + seconds * 1000,
        kind: 'sensor',
        signature: 'vessel:position',
        severity: 0,
        foldKey: 'alert|ais|vessel:position|mmsi:366000000',
        keys: ['mmsi:366000000'],
      }),
    );
    const ledger = play(reports, 1);
    const heads = [...ledger.links.values()].filter(({ state }) => state !== null);
    expect(heads.map(({ state, reasons }) => [state?.stood, reasons.map(({ rule }) => rule)])).toEqual([
      ['explained', ['vessel-report']],
    ]);
    expect(ledger.cases.size).toBe(0);
  });

  it('remembers no more kinds than it is told to, and explains none beyond', () => {
    const few: number = 10;
    const model = new BackgroundModel(
      { ...correlationRules.background, mostKinds: few as 50_000 },
      correlationRules.latenessSeconds,
    );
    const told: (string | null)[] = [];
    for (let hour = 0; hour < 12; hour += 1) {
      for (let source = 0; source < 30; source += 1) {
        told.push(model.note(learnableAlert('flood', hour * HOUR, { host: `10.0.0.${source}` })));
      }
    }
    expect(model.size).toBe(10);
    expect(told.slice(-30).filter(Boolean)).toHaveLength(8);
  });

  it('calls nothing new before it has listened long enough', () => {
    const first = learnableAlert('scan', 10 * HOUR, { host: 'plc' });
    const second = learnableAlert('write', 10 * HOUR + 600, { host: 'srv' });
    const ledger = play(inOrder([...recurring('update', 12), first, second]));
    expect(ledger.links.get(second.id)?.groupId).not.toBe(ledger.links.get(first.id)?.groupId);
  });

  const delays = fc.array(fc.integer({ min: 0, max: correlationRules.latenessSeconds * 1000 - 1 }), { maxLength: 200 });
  const pictures = (facts: readonly AlertFact[], ...ledgers: EngineLedger[]) =>
    ledgers.map((ledger) => ({
      picture: ledger.picture(facts),
      explained: facts.filter((fact) => explained(ledger, fact)).map(({ ref }) => ref),
    }));

  it('decides the same for every order of arrival within the lateness', () => {
    fc.assert(
      fc.property(arbitraryDays, delays, (facts, late) => {
        const shuffled = facts
          .map((fact, index) => ({ fact, at: fact.t + (late[index % Math.max(1, late.length)] ?? 0) }))
          .sort((a, b) => a.at - b.at)
          .map(({ fact }) => fact);
        const [expected, got] = pictures(facts, play(facts, 1), play(shuffled, 1));
        expect(got).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('decides the same of what is severe and taken before its turn, hours ahead of what waits', () => {
    fc.assert(
      fc.property(arbitraryDays, arbitraryPace, (facts, pace) => {
        const severe = taken(facts, pace, isUrgent);
        const [expected, got] = pictures(facts, play(facts, 1), severe.ledger);
        expect(got).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  it('decides the same however the input is cut, and wherever it starts again', () => {
    fc.assert(
      fc.property(arbitraryDays, fc.integer({ min: 2, max: 40 }), fc.nat({ max: 150 }), (facts, batch, crash) => {
        const [expected, cut, crashed] = pictures(facts, play(facts, 1), play(facts, batch), play(facts, 1, [crash]));
        expect(cut).toEqual(expected);
        expect(crashed).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('decides the same when every event is told twice, by another path, in any order', () => {
    fc.assert(
      fc.property(arbitraryDays, delays, (facts, late) => {
        const keyed = facts.map((fact) => ({ ...fact, eventKey: `event:${fact.ref}` }));
        const again = keyed.map((fact) => ({
          ...fact,
          ref: `again:${fact.ref}`,
          id: uuidOf(`again:${fact.ref}`),
          sensorCode: 'siem',
          foldKey: fact.foldKey.replace('|nids|', '|siem|'),
        }));
        const twice = inOrder([...keyed, ...again])
          .map((fact, index) => ({ fact, at: fact.t + ((late[index % Math.max(1, late.length)] ?? 0) % 60_000) }))
          .sort((a, b) => a.at - b.at)
          .map(({ fact }) => fact);
        const [expected, got] = pictures(keyed, play(keyed, 1), play(twice, 1)).map((found) => found.explained);
        expect(got).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});
