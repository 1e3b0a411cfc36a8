import type { FeedEvent } from '../live/frames.ts';
import { applyEvents, type Context } from './apply-event.ts';
import { HeldList } from './held-list.ts';
import type { RowKey } from './row-key.ts';
import { samplePage, sampleRow } from './sample-rows.ts';
import { VirtualTime } from './virtual-time.ts';

const site = { id: 's1', code: 'SGSIN', name: 'Port of Singapore', timezone: 'Asia/Singapore' };
const context: Context = {
  site: (id) => (id === 's1' ? site : null),
  shows: { closed: false, snoozed: false },
  unfiltered: true,
  now: Date.parse('2026-11-29T17:00:00Z'),
};
let seq = 100;
const event = (type: string, data: FeedEvent['data'], changes: Partial<FeedEvent> = {}): FeedEvent => ({
  seq: (seq += 1),
  type,
  at: '2026-11-29T16:59:00.000Z',
  recordedAt: '2026-11-29T16:59:30.000Z',
  nation: 'SG',
  siteId: 's1',
  caseId: null,
  actor: { id: 'person:linh', name: 'Linh' },
  data,
  ...changes,
});
const alert = { title: 'Scan', severity: 71, signature: 'suricata:1:2', kind: 'cyber', sensor: 'x', reasons: [] };

function start() {
  const list = new HeldList(new VirtualTime());
  const bw7 = sampleRow('k7', 90, 0, { kind: 'case', displayId: 'BW-7', status: 'new', count: 5, version: 3 });
  list.replace(samplePage([bw7, sampleRow('a', 60), sampleRow('b', 50)]), 'priority');
  const apply = (changed: Partial<Context>, ...events: FeedEvent[]) =>
    applyEvents(list, events, { ...context, ...changed });
  const row = (key: RowKey) => list.get(key);
  return { list, apply, row };
}

describe('live events of the queue', () => {
  it('make a row of an alert that waits, with what the event tells and no question to the server', () => {
    const { apply, row } = start();
    expect(apply({}, event('alert.waiting', { ...alert, alertId: 'n' }))).toEqual({ rows: [], list: false });
    expect(row('alert:n')).toMatchObject({
      provisional: true,
      row: { severity: 71, priority: 2, title: 'Scan', site, rule: 'suricata:1:2', due: '2026-11-29T17:59:30.000Z' },
    });
  });

  it('ask for the list where only the server can say what belongs in it', () => {
    const { apply, row } = start();
    const asked = apply({ unfiltered: false }, event('alert.waiting', { ...alert, alertId: 'n' }));
    expect(asked.list).toBe(true);
    expect(row('alert:n')).toBeUndefined();
  });

  it('count repeats of an alert by what they are in all, and those of a case once each', () => {
    const { apply, row } = start();
    const waiting = event('alert.repeated', { alertId: 'a', count: 3, total: 9, lastAt: '2026-11-29T16:58:00.000Z' });
    const inCase = event('alert.repeated', { alertId: 'z', count: 3, total: 9, lastAt: waiting.at }, { caseId: 'k7' });
    apply({}, waiting, inCase, waiting, inCase);
    expect(row('alert:a')?.row).toMatchObject({ count: 9, lastSeen: '2026-11-29T16:58:00.000Z' });
    expect(row('case:k7')?.row.count).toBe(8);
  });

  it('take an alert out of the list when a case takes it in', () => {
    const { apply, row } = start();
    apply({}, event('alert.linked', { ...alert, alertId: 'a', number: 7 }, { caseId: 'k7' }));
    expect(row('alert:a')?.gone).toMatchObject({ how: 'linked', by: 'BW-7' });
    expect(row('case:k7')?.row.count).toBe(6);
  });

  it('bring an alert back into the list when it is taken out of its case', () => {
    const { apply } = start();
    const asked = apply({}, event('alert.unlinked', { alertId: 'a', reason: 'no' }, { caseId: 'k7' }));
    expect(asked.rows).toEqual(['alert:a', 'case:k7']);
  });

  it('set severity, owner and status of a case where it stands', () => {
    const { apply, row } = start();
    const of = { caseId: 'k7' };
    apply(
      {},
      event('case.updated', { number: 7, title: 'Worse', severity: 95, priority: 1 }, of),
      event('case.assigned', { number: 7, assignee: 'person:linh', from: null }, of),
      event('case.status_changed', { number: 7, from: 'new', to: 'active', reason: null }, of),
    );
    expect(row('case:k7')?.row).toMatchObject({
      severity: 95,
      title: 'Worse',
      assignee: { id: 'person:linh', name: 'Linh' },
      status: 'active',
    });
  });

  it('ask for a case that was given to somebody the event does not name', () => {
    const { apply } = start();
    const given = event('case.assigned', { number: 7, assignee: 'person:mei', from: null }, { caseId: 'k7' });
    expect(apply({}, given).rows).toEqual(['case:k7']);
  });

  it.each([
    ['case.status_changed', { number: 7, from: 'new', to: 'closed', reason: 'benign' }, 'case:k7', 'closed', 'Linh'],
    ['case.merged', { number: 7, into: 'k9', intoNumber: 9, reasons: [] }, 'case:k7', 'merged', 'BW-9'],
  ] as const)('say what became of a case by %s', (type, data, key, how, by) => {
    const { apply, row } = start();
    apply({}, event(type, data, { caseId: 'k7' }));
    expect(row(key)?.gone).toMatchObject({ how, by });
  });

  it('ask for both cases when a merge is undone', () => {
    const { apply } = start();
    const data = { caseId: 'k9', number: 9, survivorId: 'k7', survivorNumber: 7, alertIds: [], reasons: [] };
    expect(apply({}, event('case.unmerged', data, { caseId: 'k7' })).rows).toEqual(['case:k9', 'case:k7']);
  });

  it('keep a closed row in a list of closed rows', () => {
    const { apply, row } = start();
    const closed = event(
      'case.status_changed',
      { number: 7, from: 'new', to: 'closed', reason: 'benign' },
      { caseId: 'k7' },
    );
    apply({ shows: { closed: true, snoozed: false } }, closed);
    expect(row('case:k7')).toMatchObject({ gone: null, row: { status: 'closed', closed: { reason: 'benign' } } });
  });

  const state = {
    kind: 'alert',
    id: 'a',
    alertId: 'a',
    acknowledgedAt: null,
    acknowledgedBy: null,
    assignee: null,
    snoozedUntil: null,
    closed: null,
    version: 1,
    by: {},
  };

  it('tell what people did with an alert, and take it out of the list when they dealt with it', () => {
    const { apply, row } = start();
    const at = '2026-11-29T16:59:30.000Z';
    const linh = { id: 'person:linh', name: 'Linh' };
    apply({}, event('triage.changed', { ...state, change: 'acknowledged', acknowledgedAt: at, assignee: linh }));
    expect(row('alert:a')).toMatchObject({ gone: null, row: { acknowledgedAt: at, assignee: linh, version: 1 } });
    apply(
      {},
      event('triage.changed', { ...state, change: 'snoozed', snoozedUntil: '2026-11-29T18:00:00Z', version: 2 }),
    );
    expect(row('alert:a')?.gone).toMatchObject({ how: 'snoozed', by: 'Linh' });
    apply(
      {},
      event('triage.changed', { ...state, id: 'b', change: 'closed', closed: { at, by: linh, reason: 'benign' } }),
    );
    expect(row('alert:b')?.gone).toMatchObject({ how: 'closed', by: 'Linh', at: Date.parse(at) });
  });

  it('ask for a row that comes back: undone, reopened, or put off long enough', () => {
    const { apply } = start();
    apply({}, event('triage.changed', { ...state, change: 'closed', closed: { at: 'x', by: null, reason: 'benign' } }));
    expect(apply({}, event('triage.changed', { ...state, change: 'undone' })).rows).toEqual(['alert:a']);
    expect(apply({}, event('triage.changed', { ...state, id: 'q', change: 'woken' })).rows).toEqual(['alert:q']);
  });

  it('mean nothing to the list where they are of something else', () => {
    const { apply, list } = start();
    const before = list.snapshot();
    expect(apply({}, event('object.updated', {}), event('sensor.sequence_gap', {}))).toEqual({ rows: [], list: false });
    expect(list.snapshot()).toBe(before);
  });
});
