import { SLOW_MS, VirtualJournal } from '../../test/support/virtual-journal.ts';
import { VirtualNetwork } from '../../test/support/virtual-network.ts';
import { nodeOperator } from '../access/operator.ts';
import type { LiveLimits } from './live-limits.ts';
import { LiveSession } from './live-session.ts';

class Line extends VirtualNetwork {
  pings = 0;
  terminated = false;
  deaf = false;

  ping(): void {
    this.pings += 1;
  }

  terminate(): void {
    this.terminated = true;
  }
  stopReading(): void {
    this.deaf = true;
  }
}

const limits: LiveLimits = {
  bufferBytes: 4_000,
  hopelessBytes: 100_000,
  patienceMs: 60_000,
  slowAfterMs: SLOW_MS,
  resumeLimit: 100,
  pageSize: 10,
  conflatedCases: 10,
  heartbeatMs: 15_000,
  authenticateMs: 10_000,
  subscriptions: 3,
  burst: 10,
  perSecond: 5,
  flood: 50,
  silentHeartbeats: 3,
};

const operator = nodeOperator({ address: null, credential: null });

function open() {
  const journal = new VirtualJournal();
  const line = new Line();
  line.open = true;
  const faults: unknown[] = [];
  const session = new LiveSession(line, limits, {
    feed: () => Promise.resolve(journal.feed),
    siteIds: (_operator, sites) => Promise.resolve(sites.includes('gone') ? undefined : [...sites]),
    now: () => journal.clock.now,
    failed: (error) => faults.push(error),
  });
  const refused = async (work: Promise<void>): Promise<string> =>
    work.then(
      () => 'allowed',
      (error: { code: string }) => error.code,
    );
  return { journal, line, session, faults, refused, last: () => line.received.at(-1) };
}

async function welcomed() {
  const opened = open();
  await opened.session.authenticate(operator);
  return opened;
}

const text = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

describe('LiveSession', () => {
  it('welcomes an operator and hands on what is published', async () => {
    const { journal, line, session } = await welcomed();
    await session.subscribe({ type: 'subscribe', id: 'a' });
    journal.append(3, 0);
    journal.publish(3);
    session.unsubscribe({ type: 'unsubscribe', id: 'a' });
    journal.append(3, 0);
    journal.publish(3);
    expect(line.received).toEqual([
      { type: 'welcome', realm: 'live', head: 0, heartbeatSeconds: 15 },
      { type: 'subscribed', id: 'a', cursor: 0, head: 0 },
      { type: 'events', id: 'a', events: journal.journal.slice(0, 3), cursor: 3 },
      { type: 'unsubscribed', id: 'a' },
    ]);
  });

  it('closes a socket that shows a false token, and one that shows none in time', async () => {
    const nobody = open();
    await nobody.session.authenticate(undefined);
    expect(nobody.last()).toMatchObject({ type: 'error', code: 'unauthenticated' });
    expect(nobody.line.closed?.code).toBe(4401);

    const silent = open();
    silent.journal.clock.now = 9_999;
    silent.session.check();
    expect(silent.line.closed).toBeUndefined();
    silent.journal.clock.now = 10_000;
    silent.session.check();
    expect(silent.line.closed?.code).toBe(4401);
  });

  it('subscribes nobody before the token', async () => {
    const { session, refused } = open();
    expect(await refused(session.subscribe({ type: 'subscribe', id: 'a' }))).toBe('unauthenticated');
  });

  it('does not let a second token change who it is', async () => {
    const { session, refused } = await welcomed();
    expect(await refused(session.authenticate({ ...operator, id: 'person:2' }))).toBe('already_authenticated');
  });

  it('bounds subscriptions and refuses an id twice, a site that is not there and a cursor ahead of the head', async () => {
    const { journal, session, refused } = await welcomed();
    const ask = (id: string, given: object = {}) => refused(session.subscribe({ type: 'subscribe', id, ...given }));
    expect(await ask('a')).toBe('allowed');
    expect(await ask('a')).toBe('subscription_exists');
    expect(await ask('b', { filter: { sites: ['gone'] } })).toBe('unknown_site');
    journal.append(5, 0);
    const ahead = ask('c', { cursor: 6 });
    await Promise.resolve();
    journal.answer(0, false);
    expect(await ahead).toBe('cursor_ahead');
    const committed = ask('c', { cursor: 5 });
    await Promise.resolve();
    journal.answer(0, false);
    expect(await committed).toBe('allowed');
    expect(await ask('d')).toBe('allowed');
    expect(await ask('e')).toBe('too_many_subscriptions');
  });

  it('answers what it cannot read, and goes on', async () => {
    const { line, session, last } = await welcomed();
    for (const [bytes, binary, code] of [
      [Buffer.from('{'), false, 'malformed_json'],
      [text({ type: 'launch' }), false, 'unknown_type'],
      [text({ type: 'ping' }), true, 'binary_refused'],
    ] as const) {
      expect(session.admit(bytes, binary)).toBeUndefined();
      expect(last()).toMatchObject({ type: 'error', code });
    }
    expect(session.admit(text({ type: 'ping' }), false)).toEqual({ type: 'ping' });
    expect(line.closed).toBeUndefined();
  });

  it('refuses messages above the rate, says so once a second, and closes on who goes on', async () => {
    const { journal, line, session } = await welcomed();
    const send = (count: number): number =>
      Array.from({ length: count }, () => session.admit(text({ type: 'ping' }), false)).filter(Boolean).length;
    expect(send(30)).toBe(10);
    expect(line.received.filter((frame) => frame.type === 'error')).toHaveLength(1);
    journal.clock.now += 1_000;
    expect(send(6)).toBe(5);
    expect(line.received.filter((frame) => frame.type === 'error')).toHaveLength(2);
    expect(line.closed).toBeUndefined();
    expect(send(100)).toBe(0);
    expect(line.closed?.code).toBe(4429);
    expect(line.deaf).toBe(true);
    journal.clock.now += 60_000;
    expect(send(1)).toBe(0);
  });

  it('lets go sooner of one who sends much too much', async () => {
    const { line, session } = await welcomed();
    const large = Buffer.alloc(64 * 1024, 0x20);
    let sent = 0;
    for (; !line.closed && sent < 100; sent += 1) session.admit(large, false);
    // The burst, and then each counts as seventeen.
    expect(sent).toBe(10 + 3);
    expect(line.closed?.code).toBe(4429);
  });

  it('counts pings towards the rate', async () => {
    const { session } = await welcomed();
    for (let count = 0; count < 10; count += 1) session.heard(true);
    expect(session.admit(text({ type: 'ping' }), false)).toBeUndefined();
  });

  it('beats, and ends with a client that shows no sign of life', async () => {
    const { journal, line, session, last } = await welcomed();
    session.beat(new Date('2026-11-23T08:00:00Z'));
    expect(last()).toEqual({ type: 'heartbeat', head: 0, at: '2026-11-23T08:00:00.000Z' });
    expect(line.pings).toBe(1);
    journal.clock.now = 40_000;
    session.heard(false);
    journal.clock.now = 85_000;
    session.check();
    expect(line.terminated).toBe(false);
    journal.clock.now = 85_001;
    session.check();
    expect(line.terminated).toBe(true);
  });

  it('closes on a client that takes nothing, keeps a bounded amount for it, and forgets it', async () => {
    const { journal, line, session } = await welcomed();
    await session.subscribe({ type: 'subscribe', id: 'a' });
    line.open = false;
    for (let count = 0; count < 300; count += 1) {
      journal.append(10, 0);
      journal.publish(10);
      journal.clock.now += 200;
      session.check();
    }
    expect(line.closed).toMatchObject({ code: 4408, reason: expect.stringContaining('resume by cursor') as string });
    expect(line.peak).toBeLessThan(4_000 + 50_000);
    const { unsent } = line;
    journal.append(10, 0);
    journal.publish(10);
    expect(line.unsent).toBe(unsent);
  });

  it('lets each subscription in turn go first, so that one with a long past does not starve the others', async () => {
    const { journal, line, session } = await welcomed();
    journal.append(60, 0);
    for (let part = 0; part < 6; part += 1) journal.publish(10);
    line.open = false;
    await session.subscribe({ type: 'subscribe', id: 'past', cursor: 0 });
    await session.subscribe({ type: 'subscribe', id: 'other', cursor: 0 });
    line.take();
    line.take();
    const served = line.received.flatMap((frame) => (frame.type === 'events' ? [frame.id] : []));
    expect(new Set(served)).toEqual(new Set(['past', 'other']));
  });

  it('tells of a fault of ours only that there was one', async () => {
    const { session, faults, last } = await welcomed();
    session.fault(new Error('password=secret'), 'a');
    expect(last()).toMatchObject({ type: 'error', code: 'internal', id: 'a' });
    expect(JSON.stringify(last())).not.toContain('secret');
    expect(faults).toHaveLength(1);
  });
});
