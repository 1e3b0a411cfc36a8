import { EngineBench } from '../../test/support/engine-decisions.ts';
import { alert, EngineLedger, newEngine, T0 } from '../../test/support/engine-world.ts';

const HOST = 'host:hmi@KRPUS';
const ADDRESS = 'ip:10.0.0.1@KRPUS';
const at = (minutes: number): { t: number } => ({ t: T0 + minutes * 60_000 });

function bench(): EngineBench {
  return new EngineBench(newEngine(), new EngineLedger());
}

describe.each([
  ['in one run', false],
  ['with a crash after every decision', true],
])('decisions of a person, %s', (_, crashing) => {
  const settle = (subject: EngineBench): void => {
    if (crashing) subject.crash();
  };

  it('merges two cases, and what comes later joins the one', () => {
    const subject = bench();
    const [a, b] = [
      alert({ ...at(0), keys: [ADDRESS], severity: 70 }),
      alert({ ...at(1), keys: [HOST], severity: 70 }),
    ];
    subject.take(a, b);
    expect(subject.together(a, b)).toBe(false);
    subject.decide('merge', b, [], a);
    settle(subject);
    const [later, other] = [alert({ ...at(2), keys: [HOST] }), alert({ ...at(3), keys: [ADDRESS] })];
    subject.take(later, other);
    expect(subject.together(a, b, later, other)).toBe(true);
    expect(subject.ledger.cases.size).toBe(1);
  });

  it('splits alerts off for good: a bridging alert joins one side and says what keeps it from the other', () => {
    const subject = bench();
    const [a, b] = [
      alert({ ...at(0), keys: [ADDRESS], severity: 70 }),
      alert({ ...at(1), keys: [ADDRESS, HOST], severity: 70 }),
    ];
    subject.take(a, b);
    expect(subject.together(a, b)).toBe(true);
    const outcome = subject.decide('split', a, [b]);
    expect(outcome).toMatchObject({ applied: true, newNumber: 2 });
    settle(subject);
    const bridge = alert({ ...at(2), keys: [ADDRESS] });
    subject.take(bridge, alert({ ...at(3), keys: [ADDRESS, HOST] }));
    expect(subject.together(a, b)).toBe(false);
    expect(subject.ledger.cases.size).toBe(2);
  });

  it('keeps apart even when one alert shares something with both', () => {
    const subject = bench();
    const [a, b] = [
      alert({ ...at(0), keys: [ADDRESS, HOST], severity: 70 }),
      alert({ ...at(1), keys: [HOST], severity: 70, title: 'Login' }),
    ];
    subject.take(a, b);
    subject.decide('split', a, [b]);
    settle(subject);
    const both = alert({ ...at(2), keys: [ADDRESS, HOST] });
    subject.take(both);
    expect(subject.together(a, b)).toBe(false);
    expect(
      subject.ledger.links
        .get(both.id)
        ?.reasons.map((reason) => reason.text)
        .join(),
    ).toContain('a person’s decision keeps them apart'.replace('’', "'"));
  });

  it('takes an alert out, and its repeats stay out with it', () => {
    const subject = bench();
    const [a, noise] = [
      alert({ ...at(0), keys: [ADDRESS], severity: 70 }),
      alert({ ...at(1), keys: [ADDRESS], severity: 65, foldKey: 'noise' }),
    ];
    subject.take(a, noise);
    subject.decide('unlink', a, [noise]);
    settle(subject);
    const repeat = alert({ ...at(2), keys: [ADDRESS], severity: 65, foldKey: 'noise' });
    subject.take(repeat);
    expect(subject.together(noise, repeat)).toBe(true);
    expect(subject.together(a, repeat)).toBe(false);
    expect(subject.ledger.cases.size).toBe(1);
    expect(subject.ledger.links.get(noise.id)?.reasons.some((reason) => reason.rule === 'person')).toBe(true);
  });

  it('puts an alert into a case it shares nothing with, and it stays', () => {
    const subject = bench();
    const [a, b] = [alert({ ...at(0), keys: [ADDRESS], severity: 70 }), alert({ ...at(1), keys: [HOST] })];
    subject.take(a, b);
    subject.decide('link', a, [b]);
    settle(subject);
    const later = alert({ ...at(2), keys: [HOST] });
    subject.take(later);
    expect(subject.together(a, b, later)).toBe(true);
  });

  it('opens one case of alerts that wait, with what hangs together with them, and says who did', () => {
    const subject = bench();
    const [a, tied, b, other] = [
      alert({ ...at(0), keys: [ADDRESS], severity: 20 }),
      alert({ ...at(1), keys: [ADDRESS], severity: 20 }),
      alert({ ...at(2), keys: [HOST], severity: 20 }),
      alert({ ...at(2), severity: 20 }),
    ];
    subject.take(a, tied, b, other);
    expect(subject.ledger.cases.size).toBe(0);
    expect(subject.decide('open', a, [a, b])).toMatchObject({
      applied: true,
      newNumber: 1,
      heads: expect.arrayContaining([a.id, b.id]),
    });
    settle(subject);
    const [later, loose] = [alert({ ...at(3), keys: [HOST], severity: 20 }), alert({ ...at(3), severity: 20 })];
    subject.take(later, loose);
    expect(subject.together(a, tied, b, later)).toBe(true);
    expect(subject.ledger.cases.size).toBe(1);
    for (const apart of [other, loose]) expect(subject.together(a, apart)).toBe(false);
    expect(subject.ledger.links.get(b.id)?.reasons.map(({ text }) => text)).toContain('Opened by Lee: seen on camera');
    expect(subject.decide('open', a, [a, later])).toMatchObject({
      applied: false,
      refusal: 'These alerts are in a case already',
    });
  });

  it('opens a case of alerts that have left memory, and of one that was taken out of a case before', () => {
    const subject = bench();
    const [a, noise] = [
      alert({ ...at(0), keys: [ADDRESS], severity: 70 }),
      alert({ ...at(1), keys: [ADDRESS], severity: 20 }),
    ];
    subject.take(a, noise);
    subject.decide('unlink', a, [noise]);
    settle(subject);
    const recent = alert({ ...at(600), keys: [HOST], severity: 20 });
    subject.take(recent);
    settle(subject);
    subject.decide('open', noise, [noise, recent]);
    settle(subject);
    const later = alert({ ...at(601), keys: [HOST], severity: 20 });
    subject.take(later);
    expect(subject.together(noise, recent, later)).toBe(true);
    expect(subject.together(a, noise)).toBe(false);
    expect(subject.ledger.cases.size).toBe(2);
  });

  it('lets a closed case take in nothing more', () => {
    const subject = bench();
    const a = alert({ ...at(0), keys: [ADDRESS], severity: 70, foldKey: 'same' });
    subject.take(a);
    subject.decide('seal', a);
    settle(subject);
    const [repeat, related] = [
      alert({ ...at(1), keys: [ADDRESS], severity: 70, foldKey: 'same' }),
      alert({ ...at(2), keys: [ADDRESS], severity: 20 }),
    ];
    subject.take(repeat, related);
    expect(subject.together(a, repeat)).toBe(false);
    expect(subject.together(repeat, related)).toBe(true);
    expect(subject.ledger.cases.size).toBe(2);
  });

  it('refuses to merge a case into itself and to empty a case', () => {
    const subject = bench();
    const a = alert({ ...at(0), keys: [ADDRESS], severity: 70 });
    subject.take(a);
    expect(subject.decide('merge', a, [], a)).toMatchObject({ applied: false });
    expect(subject.decide('split', a, [a])).toMatchObject({ applied: false });
    expect(subject.decide('unlink', a, [a])).toMatchObject({ applied: false });
  });
});
