import * as fc from 'fast-check';
import { learnableAlert, recurring } from '../../test/support/background-arbitraries.ts';
import { arbitraryDelays, arbitraryDependent, lateOrder } from '../../test/support/engine-arbitraries.ts';
import { testSite } from '../../test/support/engine-site.ts';
import { alert, EngineLedger, inputs, newEngine, play, T0 } from '../../test/support/engine-world.ts';
import { warrantedCases } from '../../test/support/standing-cases.ts';
import type { AlertFact } from './alert-fact.ts';
import type { Reason } from './reason.ts';

/** An alert on one of the test site's assets, so many minutes after the start. */
const on = (asset: string, minute: number, more: Partial<AlertFact> = {}): AlertFact =>
  alert({
    t: T0 + minute * 60_000,
    keys: asset.split(' ').map((key) => `${key.includes(':') ? key : `asset:${key}`}@KRPUS`),
    signature: `${asset}:1`,
    title: `Alert on ${asset}`,
    ...more,
  });

const reasonsOf = (ledger: EngineLedger, fact: AlertFact): Reason[] => ledger.links.get(fact.id)?.reasons ?? [];
const together = (ledger: EngineLedger, ...facts: AlertFact[]): boolean =>
  new Set(facts.map(({ id }) => ledger.links.get(id)?.groupId)).size === 1;

describe('ties along dependencies of assets', () => {
  it('put an alert to an earlier one on what its asset depends on, and say why', () => {
    const cause = on('gateway', 0, { title: 'Login failed 20 times' });
    const effect = on('ip:10.7.0.7', 14, { title: 'PLC stop' });
    const ledger = play([cause, effect]);
    expect(reasonsOf(ledger, cause)).toEqual([]);
    expect(reasonsOf(ledger, effect)).toEqual([
      {
        rule: 'dependent-asset',
        version: 1,
        text: 'Crane QC-07 (crane) depends on PLC gateway GW-2 (gateway) for control; this began 14 min after “Login failed 20 times” there; inhibit response function after credential access, as intrusions go',
        facts: {
          slot: 'depends:crane:gateway',
          alertId: cause.id,
          asset: 'crane',
          assetName: 'Crane QC-07 (crane)',
          dependsOn: 'gateway',
          dependsOnName: 'PLC gateway GW-2 (gateway)',
          dependency: 'control',
          gapSeconds: 840,
          windowSeconds: 1_800,
          turn: 'in-turn',
          upstreamStage: 'credential-access',
          downstreamStage: 'inhibit-response-function',
          upstreamAlerts: 1,
          earlierOnAsset: 0,
          alertsAtMost: 10,
          dependants: 1,
          dependantsAtMost: 25,
          decay: 0.379,
        },
        weight: 0.227,
      },
    ]);
    expect([...ledger.cases.keys()]).toEqual([ledger.links.get(effect.id)?.groupId]);
    expect(together(ledger, cause, effect)).toBe(true);
  });

  it.each<[string, AlertFact, AlertFact]>([
    ['depends on something else', on('camera', 0), on('crane', 5)],
    ['is two steps away', on('station', 0), on('crane', 5)],
    ['is what is depended on', on('crane', 0), on('gateway', 5)],
    ['came too late', on('gateway', 0), on('crane', 31)],
    ['is not severe enough', on('gateway', 0), on('crane', 5, { severity: 44 })],
    ['follows what is not severe enough', on('gateway', 0, { severity: 44 }), on('crane', 5)],
    ['follows a mere scan', on('gateway', 0, { severity: 30, title: 'Nmap sweep' }), on('crane', 5)],
    ['is earlier in an intrusion', on('gateway', 0, { title: 'PLC stop' }), on('crane', 5, { title: 'Nmap sweep' })],
    ['is of another site’s asset', on('gateway', 0), on('crane', 5, { keys: ['asset:crane@SGSIN'] })],
    ['names half the site', on('gateway', 0), on('crane station camera pump feeder', 5)],
  ])('do not put to it an alert that %s', (_, cause, effect) => {
    const ledger = play([cause, effect]);
    expect(reasonsOf(ledger, effect)).toEqual([]);
    expect(together(ledger, cause, effect)).toBe(false);
  });

  it('take a part of an intrusion for telling, whatever its severity', () => {
    const [cause, effect] = [on('gateway', 0, { severity: 20, title: 'C2 beacon' }), on('crane', 5)];
    expect(reasonsOf(play([cause, effect]), effect)).toMatchObject([{ facts: { turn: 'one' } }]);
  });

  it('go through no asset on which nothing was told, and through one on which something was', () => {
    const [first, middle, last] = [on('station', 0), on('gateway', 5), on('crane', 10)];
    expect(together(play([first, last]), first, last)).toBe(false);
    expect(together(play([first, middle, last]), first, middle, last)).toBe(true);
  });

  it('hold in both directions of a circle, each by its own reason, later upon earlier', () => {
    const facts = [on('pump', 0), on('feeder', 5), on('pump', 10)];
    const ledger = play(facts);
    expect(facts.map((fact) => reasonsOf(ledger, fact).map(({ facts: { slot } }) => slot))).toEqual([
      [],
      ['depends:feeder:pump'],
      expect.arrayContaining(['depends:pump:feeder']),
    ]);
  });

  it('come to nothing with what the site is used to', () => {
    const known = recurring('backup', 12, 1, 300, 'eng-1').map((fact) => Object.assign(fact, { severity: 60 }));
    const effect = on('gateway', 11 * 60 + 20);
    const ledger = play([...known, effect]);
    expect(ledger.links.get(known.at(-1)!.id)?.state?.stood).toBe('explained');
    expect(reasonsOf(ledger, effect)).toEqual([]);
    const unused = learnableAlert('implant', 11 * 3_600 + 300, { host: 'eng-1', severity: 60 });
    expect(reasonsOf(play([...known, unused, effect]), effect)).toMatchObject([
      { rule: 'dependent-asset', facts: { alertId: unused.id } },
    ]);
  });

  it('fall silent where too much is told of either asset, and say at how much', () => {
    const many = (asset: string, count: number): AlertFact[] =>
      Array.from({ length: count }, (__, index) => on(asset, index / 10, { foldKey: `${asset}:${index}`, keys: [] }));
    const told = (facts: AlertFact[], asset: string): AlertFact[] =>
      facts.map((fact, index) => ({ ...fact, keys: [`asset:${asset}@KRPUS`], title: `${asset} ${index}` }));
    const causes = told(many('gateway', 11), 'gateway');
    const effect = on('crane', 5);
    expect(reasonsOf(play([...causes.slice(1), effect]), effect)).toMatchObject([
      {
        facts: { upstreamAlerts: 10, alertsAtMost: 10 },
        text: expect.stringContaining('one of 10 telling alerts there; above 10 of either it would tie nothing'),
      },
    ]);
    const [capped, ...others] = reasonsOf(play([...causes, effect]), effect);
    expect(others).toEqual([]);
    expect(capped).toMatchObject({
      weight: 0,
      text: 'Crane QC-07 (crane) depends on PLC gateway GW-2 (gateway) for control, but more than 10 telling alerts on one of the two within 30 min: that ties nothing',
    });
    const effects = told(many('crane', 13), 'crane').map((fact) => Object.assign(fact, { t: fact.t + 60_000 }));
    const ledger = play([on('gateway', 0), ...effects]);
    const tied = effects.map((fact) =>
      reasonsOf(ledger, fact).some(({ facts: { slot, alertId } }) => {
        return slot === 'depends:crane:gateway' && alertId !== undefined;
      }),
    );
    expect(tied).toEqual([...Array<boolean>(11).fill(true), false, false]);
  });

  it('hold by the registry as it is when an alert comes, and what was said stays said', () => {
    const facts = [
      on('gateway', 0),
      on('crane', 5),
      on('gateway', 90),
      on('crane', 95),
      on('gateway', 190),
      on('crane', 195),
    ];
    const engine = newEngine();
    const ledger = new EngineLedger();
    const all = inputs(facts);
    const registry = (site: typeof testSite): void => engine.updateSites(new Map([[site.siteId, site]]));
    ledger.apply(engine.step(all.slice(0, 2)));
    registry({ ...testSite, dependencies: [] });
    ledger.apply(engine.step(all.slice(2, 4)));
    registry(structuredClone(testSite));
    ledger.apply(engine.step(all.slice(4)));
    expect([1, 3, 5].map((place) => reasonsOf(ledger, facts[place]!).length)).toEqual([1, 0, 1]);
  });

  it('end the same in any order within the lateness, cut and restarted anywhere', () => {
    fc.assert(
      fc.property(
        arbitraryDependent,
        arbitraryDelays(48),
        fc.integer({ min: 1, max: 7 }),
        fc.array(fc.nat(40), { maxLength: 3 }),
        (facts, delays, batch, crashes) => {
          const points = crashes.map((crash) => crash - (crash % batch));
          const [found, due] = [play(lateOrder(facts, delays), batch, points), play(facts, 1)];
          expect(warrantedCases(found, facts)).toEqual(warrantedCases(due, facts));
          const said = (ledger: EngineLedger): unknown =>
            facts.map((fact) =>
              reasonsOf(ledger, fact)
                .filter(({ rule }) => rule === 'dependent-asset')
                .map(({ text, weight, facts: told }) => [text, weight, { ...told, alertId: undefined }]),
            );
          expect(said(found)).toEqual(said(due));
        },
      ),
      { numRuns: 500, seed: 20_260_302, endOnFailure: true },
    );
  });
});
