import { EngineBench } from '../../test/support/engine-decisions.ts';
import { alert, EngineLedger, newEngine, T0 } from '../../test/support/engine-world.ts';
import type { AlertFact } from './alert-fact.ts';
import { followersOf } from './unmerge-newcomers.ts';

const HOST = 'host:hmi@KRPUS';
const ADDRESS = 'ip:10.0.0.1@KRPUS';
const at = (minutes: number): { t: number } => ({ t: T0 + minutes * 60_000 });

describe.each([
  ['in one run', false],
  ['with a start from the store after every step', true],
])('a merge that is undone, %s', (_, crashing) => {
  let subject: EngineBench;
  let a: AlertFact;
  let b: AlertFact;
  const settle = (): void => {
    if (crashing) subject.crash();
  };
  beforeEach(() => {
    subject = new EngineBench(newEngine(), new EngineLedger());
    a = alert({ ...at(0), keys: [ADDRESS], severity: 70, tlp: 'RED', title: 'First' });
    b = alert({ ...at(1), keys: [HOST], severity: 60, title: 'Second' });
    subject.take(a, b);
    settle();
  });
  const caseOf = (fact: AlertFact): unknown => subject.ledger.cases.get(subject.groupOf(fact));
  const facts = (fact: AlertFact): unknown => ({ ...(caseOf(fact) as { facts: object }).facts, faded: null });

  it('gives both cases back as they were: alerts, ids, numbers, what they amount to and reasons', () => {
    const before = [a, b].map((fact) => ({ group: subject.groupOf(fact), facts: facts(fact) }));
    const picture = subject.ledger.picture([a, b]);
    const note = subject.noteMerge(b, a);
    subject.decide('merge', b, [], a);
    settle();
    expect(subject.together(a, b)).toBe(true);
    expect(subject.unmerge(note)).toMatchObject({ applied: true, newGroupId: note.id, newNumber: 2 });
    settle();
    expect([a, b].map((fact) => ({ group: subject.groupOf(fact), facts: facts(fact) }))).toEqual(before);
    expect(subject.ledger.picture([a, b])).toEqual(picture);
    expect([...subject.ledger.cases.values()].map(({ number }) => number).sort((one, other) => one - other)).toEqual([
      1, 2,
    ]);
  });

  it('lets what came since go where its ties say, and the rest stay', () => {
    const note = subject.noteMerge(b, a);
    subject.decide('merge', b, [], a);
    settle();
    const [ofA, ofB, chained, both] = [
      alert({ ...at(2), keys: [ADDRESS] }),
      alert({ ...at(2), keys: [HOST, 'user:kim@KRPUS'] }),
      alert({ ...at(3), keys: ['user:kim@KRPUS'] }),
      alert({ ...at(4), keys: ['hash:x'] }),
    ];
    subject.take(ofA, ofB, chained, both);
    subject.decide('link', a, [both]);
    settle();
    expect(subject.unmerge(note)).toMatchObject({ newcomers: { restored: 2, stayed: 2 } });
    settle();
    expect(subject.together(b, ofB, chained)).toBe(true);
    expect(subject.together(a, ofA, both)).toBe(true);
    expect(subject.together(a, b)).toBe(false);
  });

  it('keeps them apart from then on, and lets repeats go where their alert went', () => {
    const note = subject.noteMerge(b, a);
    subject.decide('merge', b, [], a);
    subject.unmerge(note);
    settle();
    const [bridge, later] = [
      alert({ ...at(2), keys: [ADDRESS, HOST] }),
      alert({ ...at(3), keys: [HOST], foldKey: b.foldKey, severity: 60 }),
    ];
    subject.take(bridge, later);
    expect(subject.together(a, b)).toBe(false);
    expect(subject.together(b, later)).toBe(true);
  });

  it('undoes a merge that the engine made, with the alert that bridged both staying', () => {
    const note = subject.noteMerge(b, a);
    const bridge = alert({ ...at(2), keys: [ADDRESS, HOST] });
    subject.take(bridge);
    expect(subject.together(a, b, bridge)).toBe(true);
    settle();
    subject.unmerge(note);
    settle();
    expect(subject.together(a, bridge)).toBe(true);
    expect(subject.together(a, b)).toBe(false);
    const more = alert({ ...at(3), keys: [HOST] });
    subject.take(more);
    expect(subject.together(more, a) && subject.together(more, b)).toBe(false);
  });

  it('keeps what each was kept apart from, and no more', () => {
    const other = alert({ ...at(1), keys: [HOST], severity: 70, title: 'Third' });
    subject.take(other);
    subject.decide('split', b, [other]);
    settle();
    const note = subject.noteMerge(b, a);
    subject.decide('merge', b, [], a);
    settle();
    subject.unmerge(note);
    settle();
    expect(subject.ledger.apartFrom(note.id).sort()).toEqual([subject.groupOf(a), subject.groupOf(other)].sort());
    expect(new Set(subject.ledger.apartFrom(subject.groupOf(a)))).toEqual(new Set([note.id]));
    subject.take(alert({ ...at(2), keys: [HOST] }));
    const free = alert({ ...at(3), keys: [ADDRESS, 'hash:y'] });
    subject.take(free, alert({ ...at(3), keys: ['hash:y'] }));
    expect(subject.together(a, free)).toBe(true);
  });

  it('refuses where nothing of it is left', () => {
    const note = subject.noteMerge(b, a);
    subject.decide('merge', b, [], a);
    subject.unmerge(note);
    expect(subject.unmerge(note)).toMatchObject({ applied: false });
  });

  it('keeps two cases apart that a person said are never to be one', () => {
    expect(subject.decide('apart', a, [], b)).toMatchObject({ applied: true, apart: expect.any(Array) });
    settle();
    const bridge = alert({ ...at(2), keys: [ADDRESS, HOST] });
    subject.take(bridge);
    expect(subject.together(a, b)).toBe(false);
    expect(
      subject.ledger.links
        .get(bridge.id)
        ?.reasons.map(({ text }) => text)
        .join(),
    ).toContain('keeps them apart');
    expect(subject.decide('apart', a, [], a)).toMatchObject({ applied: false });
  });
});

describe('what came after a merge', () => {
  const member = (headId: string, ...ties: string[]) => ({ headId, aliases: [`${headId}-before`], ties, put: false });

  it('follows the case it hangs together with alone, also through others, and by former names', () => {
    const members = [member('x'), member('y'), member('n1', 'x-before'), member('n2', 'n1'), member('n3', 'n2', 'y')];
    const free = [member('n4', 'x'), member('n5', 'n4'), member('n6'), member('n7', 'y')];
    expect(followersOf([...members, ...free], new Set(['x']), new Set(['y']))).toEqual(['n4', 'n5']);
    expect(followersOf(members.slice(0, 4), new Set(['x']), new Set(['y']))).toEqual(['n1', 'n2']);
    const put = { ...member('n8', 'x'), put: true };
    expect(followersOf([...members.slice(0, 2), put], new Set(['x']), new Set(['y']))).toEqual([]);
  });
});
