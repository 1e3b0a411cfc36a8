import { correlationRules } from '../../../config/correlation-rules.ts';
import { T0 } from '../../../test/support/engine-world.ts';
import { MESSAGES } from './messages.ts';
import { type NearAlert, nearMisses, type WaitingAlert } from './near-misses.ts';

const KEY = 'ip:10.0.0.5@KRPUS';
const at = (minutes: number): [number, number] => [T0 + minutes * 60_000, T0 + minutes * 60_000];

const waiting = (overrides: Partial<WaitingAlert> = {}): WaitingAlert => ({
  id: 'own',
  title: 'Own',
  kind: 'cyber',
  signature: 's:1',
  severity: 30,
  first: T0,
  reasons: [],
  joins: [],
  aliases: [],
  zone: null,
  dismissed: false,
  keys: { [KEY]: at(0) },
  ...overrides,
});
const other = (id: string, minutes: number): NearAlert => ({ id, title: `Other ${id}`, keys: { [KEY]: at(minutes) } });
const textsOf = (alert: WaitingAlert, group: WaitingAlert[] = [alert], others: NearAlert[] = []): string[] => {
  const found = nearMisses(alert, group, others, correlationRules);
  for (const { messageKey, parameters } of found) {
    const places = [...MESSAGES[messageKey].matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(Object.keys(parameters)).toEqual(expect.arrayContaining(places));
  }
  return found.map(({ text }) => text);
};
const BELOW = 'Its severity is 30; alone an alert opens a case from 60, with others of another kind from 45';

describe('why an alert is in no case', () => {
  it('says that what it shares is too far away in time, naming the nearest', () => {
    expect(textsOf(waiting(), [waiting()], [other('a', 95), other('b', -40)])).toEqual([
      'Shares address 10.0.0.5 with “Other b”, but 40 min apart; at most 30 min tie',
      BELOW,
    ]);
  });

  it('says that too many share it', () => {
    const crowd = Array.from({ length: 51 }, (_, index) => other(`c${index}`, -index / 10));
    expect(textsOf(waiting(), [waiting()], crowd)[0]).toBe(
      'Shares address 10.0.0.5, but so do more than 50 others within 30 min: that ties nothing',
    );
    expect(textsOf(waiting(), [waiting()], crowd.slice(1))).toEqual([BELOW]);
  });

  it('says that nothing shares anything with it, and nothing of what has no entity', () => {
    expect(textsOf(waiting())).toEqual([BELOW, 'Nothing else at its site within 30 min shares an entity with it']);
    expect(textsOf(waiting({ keys: {} }))).toEqual([BELOW]);
  });

  it('says what a person decided', () => {
    const reason = (slot: string, more: object) => ({
      rule: 'shared-entity',
      text: '',
      facts: { slot, alertId: 'a', ...more },
      weight: 0,
    });
    const kept = waiting({
      reasons: [reason(`key:${KEY}`, { key: KEY, constraintId: 'c1' }), reason('joined', {})],
      severity: 90,
    });
    expect(textsOf(kept, [kept], [other('a', -5)])).toEqual([
      'Shares address 10.0.0.5 with “Other a”, but a person said never to join by it',
      'Is tied to “Other a”, but a person’s decision keeps them apart',
    ]);
    expect(textsOf(waiting({ dismissed: true, keys: {} }))).toEqual(['A person took it out of a case']);
  });

  it('says why those it waits with are no case, of those that may be told', () => {
    const tie = {
      rule: 'shared-entity',
      text: '',
      facts: { slot: `key:${KEY}`, key: KEY, alertId: 'first' },
      weight: 0.5,
    };
    const first = waiting({ id: 'first', first: T0 - 60_000, severity: 50 });
    const own = waiting({ reasons: [tie], joins: [`key:${KEY}`] });
    expect(textsOf(own, [first, own], [other('first', -1)])).toEqual([
      'What it is tied to (1) is all of one kind; a case takes two kinds, or severity 60',
    ]);
    const mild = waiting({ id: 'first', first: T0 - 60_000, signature: 's:2' });
    expect(textsOf(own, [mild, own], [other('first', -1)])).toEqual([BELOW]);
    const loose = waiting({ id: 'loose', severity: 50 });
    expect(textsOf(own, [loose, own], [other('first', -1)])).toEqual([BELOW]);
  });
});
