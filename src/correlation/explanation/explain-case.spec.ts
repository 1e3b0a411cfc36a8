import * as fc from 'fast-check';
import { correlationRules } from '../../../config/correlation-rules.ts';
import { arbitraryAlerts } from '../../../test/support/engine-arbitraries.ts';
import { alert, play, T0 } from '../../../test/support/engine-world.ts';
import type { EngineLedger } from '../../../test/support/engine-world.ts';
import { counterfactuals, partsOf } from './counterfactual.ts';
import { explainCase, opens } from './explain-case.ts';
import { type ExplainedAlert, inOrder, type Tie, tiesOf } from './explained-alert.ts';
import { MESSAGES } from './messages.ts';
import { spanningSteps } from './spanning-ties.ts';

const HASH = 'hash:abc';
const ADDRESS = 'ip:10.0.0.1@KRPUS';
const minutes = (count: number): number => T0 + count * 60_000;

/** The heads of one group as the store gives them. */
function stored(ledger: EngineLedger, groupId: string): ExplainedAlert[] {
  return [...ledger.links.values()].flatMap(({ groupId: group, state, reasons }): ExplainedAlert[] => {
    if (group !== groupId || !state) return [];
    const { headId: id, title, kind, signature, first, joins, aliases, dismissed } = state;
    const zone = state.track?.zone ?? null;
    const severity = state.worst.severity;
    return [{ id, title, kind, signature, severity, first, reasons, joins, aliases, zone, dismissed }];
  });
}

const ties: fc.Arbitrary<{ alerts: number; ties: Tie[] }> = fc.integer({ min: 1, max: 12 }).chain((alerts) =>
  fc.record({
    alerts: fc.constant(alerts),
    ties: fc.array(
      fc
        .record({
          from: fc.nat(alerts - 1),
          to: fc.nat(alerts - 1),
          key: fc.constantFrom('key:a', 'key:b', 'key:c', 'key:d', 'key:e'),
          rule: fc.constantFrom('rule:x', 'rule:y'),
          weight: fc.constantFrom(0.3, 0.5),
        })
        .map(({ from, to, key, rule, weight }): Tie => ({
          from,
          to,
          reason: { rule, text: '', facts: {}, weight },
          evidence: [key, rule],
        })),
      { maxLength: 20 },
    ),
  }),
);

describe('what would be a case by itself', () => {
  const told = (changes: Partial<ExplainedAlert>): ExplainedAlert => ({
    id: 'a',
    title: 'A',
    kind: 'cyber',
    signature: 's:1',
    severity: 70,
    first: T0,
    reasons: [],
    joins: [],
    aliases: [],
    zone: null,
    dismissed: false,
    ...changes,
  });
  const ruled = (alertId?: string): ExplainedAlert['reasons'] => [
    { rule: 'sigma:x', text: '', facts: { opens: true, alertId }, weight: 1 },
  ];

  it('is not what the site is used to, however severe', () => {
    expect(opens([told({})], correlationRules.case)).toBe(true);
    for (const stood of ['explained', 'familiar']) {
      expect(opens([told({ stood }), told({ stood, signature: 's:2' })], correlationRules.case)).toBe(false);
    }
  });

  it('is what a rule that opens cases said, unless it said it of what is not in the part', () => {
    const quiet = { severity: 10, stood: 'explained' };
    expect(opens([told({ ...quiet, reasons: ruled() })], correlationRules.case)).toBe(true);
    expect(opens([told({ ...quiet, reasons: ruled('b') })], correlationRules.case)).toBe(false);
    expect(
      opens([told({ ...quiet, reasons: ruled('b') }), told({ id: 'b', severity: 5 })], correlationRules.case),
    ).toBe(true);
  });
});

describe('the explanation of a case', () => {
  const [scan, hash, write, copy] = [
    alert({ t: minutes(0), keys: [ADDRESS], title: 'Scan', severity: 30, signature: 's:1' }),
    alert({ t: minutes(2), keys: [ADDRESS, HASH], title: 'Dropper', severity: 50, signature: 's:2' }),
    alert({ t: minutes(5), keys: [HASH], title: 'Same file', severity: 65, signature: 's:3' }),
    alert({ t: minutes(6), keys: [HASH], title: 'Same file again', severity: 30, signature: 's:3' }),
  ];
  const ledger = play([scan, hash, write, copy]);
  const group = ledger.links.get(scan.id)?.groupId ?? '';
  const explained = explainCase(stored(ledger, group), correlationRules.case);

  it('tells from the first alert on which tie brought each in', () => {
    expect(explained.steps.map(({ text }) => text)).toEqual([
      'The first alert of what is shown: “Scan”',
      'Shares address 10.0.0.1 with “Scan”, which began 2 min earlier',
      'Shares file hash abc with “Dropper”, which began 3 min earlier',
      'Shares file hash abc with “Same file”, which began 60 s earlier',
    ]);
    expect(explained.steps[1]).toMatchObject({
      alertId: hash.id,
      viaAlertId: scan.id,
      messageKey: 'tie.shared-entity',
      parameters: { entityType: 'ip', value: '10.0.0.1', partner: 'Scan', gapSeconds: 120 },
    });
    expect(explained.parts).toBe(1);
  });

  it('says what it would fall into without each piece of evidence', () => {
    expect(explained.withoutEvidence.map(({ text }) => text)).toEqual([
      'Without the rule “shared-entity” this would be 4 separate groups, 1 of them cases',
      'Without file hash abc this would be 3 separate groups, 2 of them cases',
      'Without address 10.0.0.1 this would be 2 separate groups, 1 of them cases',
    ]);
    expect(explained.withoutEvidence[1]?.parts).toEqual([
      { alerts: 2, firstAlertId: scan.id, title: 'Scan', severity: 50, opens: true },
      { alerts: 1, firstAlertId: write.id, title: 'Same file', severity: 65, opens: true },
      { alerts: 1, firstAlertId: copy.id, title: 'Same file again', severity: 30, opens: false },
    ]);
  });

  it('tells of a dependency between assets alike from either end, and what it would be without', () => {
    const on = (asset: string, minute: number, title: string, keys: string[] = []): ReturnType<typeof alert> =>
      alert({ t: minutes(minute), title, signature: title, keys: [`asset:${asset}@KRPUS`, ...keys] });
    // The gateway's is told last: only the crane's alert ties it to the first.
    const facts = [
      on('camera', 0, 'Login', ['user:kim@KRPUS']),
      on('gateway', 5, 'Implant'),
      on('crane', 19, 'Fault', ['user:kim@KRPUS']),
    ];
    const made = play(facts);
    const { steps, withoutEvidence } = explainCase(
      stored(made, made.links.get(facts[0]!.id)!.groupId),
      correlationRules.case,
    );
    expect(steps.map(({ text }) => text)).toEqual([
      'The first alert of what is shown: “Login”',
      'Shares account kim with “Login”, which began 19 min earlier',
      'Tied to “Fault”: Crane QC-07 (crane) depends on PLC gateway GW-2 (gateway) for control, where it began 14 min earlier',
    ]);
    expect(withoutEvidence.map(({ text }) => text)).toContain(
      'Without the rule “dependent-asset” this would be 2 separate groups, 1 of them cases',
    );
  });

  it('tells nothing of an alert that is not among those given, nor of ties to it', () => {
    const without = stored(ledger, group).filter(({ id }) => id !== hash.id);
    const { steps, parts } = explainCase(without, correlationRules.case);
    expect(JSON.stringify(steps)).not.toContain('Dropper');
    expect(parts).toBe(2);
    expect(steps[1]).toMatchObject({ messageKey: 'explain.held', viaAlertId: null });
  });

  it('names every place that its sentences fill, so that they can be translated', () => {
    for (const { messageKey, parameters } of [...explained.steps, ...explained.withoutEvidence]) {
      const places = [...MESSAGES[messageKey].matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(Object.keys(parameters)).toEqual(expect.arrayContaining(places));
    }
  });

  it('explains what the engine made of any alerts: every one of a case once, by ties of the case', () => {
    fc.assert(
      fc.property(arbitraryAlerts, (facts) => {
        const kept = play(facts);
        for (const groupId of new Set([...kept.links.values()].map((row) => row.groupId))) {
          const alerts = stored(kept, groupId);
          const { steps } = explainCase(alerts, correlationRules.case);
          expect(steps.map(({ alertId }) => alertId).toSorted()).toEqual(alerts.map(({ id }) => id).toSorted());
          const told = new Set<string>();
          for (const { alertId, viaAlertId } of steps) {
            if (viaAlertId !== null) expect(told).toContain(viaAlertId);
            told.add(alertId);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('tells its chain a page at a time, of the whole of which everything else speaks', () => {
    const alerts = stored(ledger, group);
    const pages = [0, 2, 4].map((from) => explainCase(alerts, correlationRules.case, { from, most: 2 }));
    expect(pages.flatMap(({ steps }) => steps)).toEqual(explained.steps);
    for (const page of pages) expect({ ...page, steps: explained.steps }).toEqual(explained);
  });

  it('does not depend on the order its alerts were read in', () => {
    const alerts = stored(ledger, group);
    expect(explainCase(alerts.toReversed(), correlationRules.case)).toEqual(explained);
  });
});

describe('what would be without a piece of evidence', () => {
  it('is what removing its ties leaves, for every piece that matters and no other', () => {
    fc.assert(
      fc.property(ties, ({ alerts, ties: given }) => {
        const base = partsOf(alerts, given).length;
        const plain = [...new Set(given.flatMap(({ evidence }) => evidence))]
          .map((evidence) => ({
            evidence,
            parts: partsOf(
              alerts,
              given.filter((tie) => !tie.evidence.includes(evidence)),
            ),
          }))
          .filter(({ parts }) => parts.length > base);
        const found = counterfactuals(alerts, given, 50);
        const named = (list: { evidence: string }[]): { evidence: string }[] =>
          list.toSorted((a, b) => (a.evidence < b.evidence ? -1 : 1));
        expect(named(found)).toEqual(named(plain));
      }),
      { numRuns: 600 },
    );
  });
});

describe('the fewest ties that hold everything', () => {
  it('join what all ties join, with one tie less than alerts in each part', () => {
    fc.assert(
      fc.property(ties, ({ alerts, ties: given }) => {
        const steps = spanningSteps(alerts, given);
        const used = steps.flatMap(({ tie }) => tie ?? []);
        expect(partsOf(alerts, used)).toEqual(partsOf(alerts, given));
        expect(used).toHaveLength(alerts - partsOf(alerts, given).length);
        expect(steps.map(({ place }) => place).toSorted((a, b) => a - b)).toEqual([...Array(alerts).keys()]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('leave out what is no tie: a reason that keeps apart, names itself, or an alert that is not there', () => {
    const given: ExplainedAlert[] = ['a', 'b'].map((id, index) => ({
      id,
      title: id,
      kind: 'cyber',
      signature: 's',
      severity: 50,
      first: index,
      reasons: ['a', 'b', 'c'].map((other) => ({
        rule: 'shared-entity',
        text: '',
        facts: { slot: `key:${other}`, key: other, alertId: other },
        weight: 0.5,
      })),
      joins: id === 'a' ? ['key:c'] : ['key:b'],
      aliases: [],
      zone: null,
      dismissed: false,
    }));
    expect(tiesOf(inOrder(given))).toEqual([]);
  });
});
