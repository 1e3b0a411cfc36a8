import { array, assert, asyncProperty, constantFrom, integer, oneof, record, tuple } from 'fast-check';
import { CASES, RESUME_LIMIT, SLOW_MS, VirtualJournal } from '../../test/support/virtual-journal.ts';
import { VirtualNetwork } from '../../test/support/virtual-network.ts';
import type { JournalEvent } from '../journal/journal-event.ts';
import type { ServerFrame } from './live-frame.ts';
import { Outbox } from './outbox.ts';
import type { Subscription } from './subscription.ts';
import { compileFilter } from './subscription-filter.ts';

const BUFFER = 4_000;

/** Reads the frames as a client would and complains of every event that is missing, doubled or out of order. */
class Reader {
  conflated = 0;
  snapshots = 0;
  events = 0;
  private read = 0;

  constructor(
    private readonly world: VirtualJournal,
    private readonly sees: (event: JournalEvent) => boolean,
    public cursor: number,
  ) {}

  readOn(frames: readonly ServerFrame[]): void {
    for (; this.read < frames.length; this.read += 1) this.readFrame(frames[this.read]!);
  }

  private readFrame(frame: ServerFrame): void {
    if (frame.type !== 'events' && frame.type !== 'snapshot' && frame.type !== 'conflated') return;
    expect(frame.cursor).toBeGreaterThanOrEqual(this.cursor);
    const between = this.world.journal.slice(this.cursor, frame.cursor).filter(this.sees);
    if (frame.type === 'events') {
      expect(frame.events.map((event) => event.seq)).toEqual(between.map((event) => event.seq));
      this.events += frame.events.length;
    } else if (frame.type === 'conflated') {
      expect(frame.skipped).toBe(between.length);
      const latest = new Map(frame.cases.map((summary) => [summary.id, summary.number]));
      for (const { caseId } of between) {
        expect(latest.get(caseId!)).toBe(this.world.lastTouch(caseId!, frame.cursor));
      }
      this.conflated += 1;
    } else {
      this.snapshots += 1;
    }
    this.cursor = frame.cursor;
  }
}

interface Client {
  network: VirtualNetwork;
  outbox: Outbox;
  subscription: Subscription;
  reader: Reader;
}

function connect(world: VirtualJournal, cursor: number, nation: string | null, filtered: boolean): Client {
  const network = new VirtualNetwork();
  const limits = { bufferBytes: BUFFER, hopelessBytes: 1e9, patienceMs: 60_000 };
  const outbox: Outbox = new Outbox(
    network,
    limits,
    () => world.clock.now,
    () => subscription.pump(),
  );
  const filter = compileFilter(filtered ? { cases: CASES.slice(0, 2) } : {}, []);
  const subscription = world.feed.open('s', { realm: 'live', nation }, filter, cursor, outbox);
  const sees = (event: JournalEvent): boolean => subscription.audience.sees(event);
  subscription.pump();
  return { network, outbox, subscription, reader: new Reader(world, sees, cursor) };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
}

const action = oneof(
  record({
    do: constantFrom('append' as const),
    count: integer({ min: 1, max: 30 }),
    pick: integer({ min: 0, max: 9 }),
  }),
  record({ do: constantFrom('publish' as const), count: integer({ min: 1, max: 20 }) }),
  record({ do: constantFrom('take' as const), who: integer({ min: 0, max: 3 }), count: integer({ min: 1, max: 12 }) }),
  record({
    do: constantFrom('answer' as const),
    pick: integer({ min: 0, max: 9 }),
    fails: constantFrom(false, false, true),
  }),
  record({ do: constantFrom('pass' as const), ms: constantFrom(50, 1_000, SLOW_MS) }),
  // A storm while nobody reads, and then some time.
  record({ do: constantFrom('stall' as const), count: integer({ min: 10, max: 60 }) }),
  record({ do: constantFrom('beat' as const) }),
);

describe('Subscription', () => {
  it('brings each client from its cursor to the present without gap or double, whatever clients, network and database do', async () => {
    const seen = { conflated: 0, snapshots: 0, events: 0 };
    await assert(
      asyncProperty(
        integer({ min: 0, max: 200 }),
        array(tuple(integer({ min: 0, max: 1_000 }), constantFrom(null, 'SG', 'KR'), constantFrom(true, false)), {
          minLength: 1,
          maxLength: 4,
        }),
        array(action, { minLength: 5, maxLength: 120 }),
        async (past, wanted, actions) => {
          const world = new VirtualJournal();
          world.append(past, 0);
          for (let head = 0; head < past; head += 9) world.publish(9);
          const clients = wanted.map(([seed, nation, filtered]) => connect(world, seed % (past + 1), nation, filtered));
          const check = (): void => {
            for (const client of clients) client.reader.readOn(client.network.received);
          };
          for (const step of actions) {
            if (step.do === 'append') world.append(step.count, step.pick);
            else if (step.do === 'publish') world.publish(step.count);
            else if (step.do === 'take') clients[step.who % clients.length]!.network.take(step.count);
            else if (step.do === 'answer') world.answer(step.pick, step.fails);
            else if (step.do === 'pass') world.clock.now += step.ms;
            else if (step.do === 'stall') {
              world.append(step.count, step.count);
              for (let part = 0; part < step.count; part += 5) world.publish(5);
              world.clock.now += SLOW_MS;
            } else for (const client of clients) client.subscription.confirm();
            await settle();
            for (const client of clients) client.subscription.pump();
            check();
          }
          // Then everything heals: each client must arrive at the end.
          for (let round = 0; round < 400; round += 1) {
            world.publish(50);
            while (world.unanswered > 0) world.answer(0, false);
            await settle();
            for (const client of clients) client.network.take();
            await settle();
            for (const client of clients) client.subscription.pump();
            const arrived = clients.every((client) => client.reader.cursor >= world.journal.length);
            if (arrived) break;
            for (const client of clients) client.subscription.confirm();
            check();
          }
          check();
          for (const client of clients) {
            expect(client.reader.cursor).toBe(world.journal.length);
            expect(client.network.peak).toBeLessThan(BUFFER + 50_000);
            seen.conflated += client.reader.conflated;
            seen.snapshots += client.reader.snapshots;
            seen.events += client.reader.events;
          }
        },
      ),
      { numRuns: 200 },
    );
    // The property would say little if runs never came to these.
    expect(seen.conflated).toBeGreaterThan(20);
    expect(seen.snapshots).toBeGreaterThan(50);
    expect(seen.events).toBeGreaterThan(2_000);
  });

  it('misses nothing when a full socket drains in time, as often as it happens', () => {
    const world = new VirtualJournal();
    const client = connect(world, 0, null, false);
    for (let storm = 1; storm <= 3; storm += 1) {
      world.append(20, 0);
      for (let count = 0; count < 20; count += 1) world.publish(1);
      expect(client.outbox.roomy).toBe(false);
      world.clock.now += SLOW_MS - 1;
      for (let count = 0; count < 20; count += 1) client.network.take();
      client.reader.readOn(client.network.received);
      expect(client.reader).toMatchObject({ cursor: storm * 20, events: storm * 20, conflated: 0 });
      world.clock.now += 3_600_000;
    }
  });

  it('gets the latest state of what changed when a full socket does not drain in time, then events again', async () => {
    const world = new VirtualJournal();
    const client = connect(world, 0, null, true);
    world.append(20, 0);
    for (let count = 0; count < 20; count += 1) world.publish(1);
    world.clock.now += SLOW_MS;
    client.network.take();
    world.answer(0, false);
    await settle();
    world.append(4, 0);
    world.publish(4);
    client.network.take();
    client.reader.readOn(client.network.received);
    expect(client.reader).toMatchObject({ cursor: 24, conflated: 1, snapshots: 0 });
    expect(client.network.received.at(-1)?.type).toBe('events');
  });

  it('serves what it missed as a snapshot when the journal no longer reaches back', async () => {
    const world = new VirtualJournal();
    world.append(110, 0);
    for (let head = 0; head < 110; head += 10) world.publish(10);
    world.pruned = 10;
    const client = connect(world, 12, null, false);
    const late = connect(world, 5, null, false);
    expect(world.unanswered).toBe(2);
    world.pruned = 40;
    world.answer(0, false);
    world.answer(0, false);
    await settle();
    world.answer(0, false);
    await settle();
    for (const { network } of [client, late]) network.take();
    expect(client.network.received[0]).toMatchObject({ type: 'snapshot', reason: 'cursor_too_old', cursor: 110 });
    expect(late.network.received[0]).toMatchObject({ type: 'snapshot', reason: 'cursor_too_old', cursor: 110 });
  });

  it('reads the open cases once for a crowd that is too far behind', async () => {
    const world = new VirtualJournal();
    world.append(200, 0);
    for (let head = 0; head < 200; head += 10) world.publish(10);
    const crowd = Array.from({ length: 1_000 }, (_, index) =>
      connect(world, index % (200 - RESUME_LIMIT), null, false),
    );
    await settle();
    expect(world.unanswered).toBe(1);
    world.answer(0, false);
    await settle();
    for (const client of crowd) {
      client.network.take();
      client.reader.readOn(client.network.received);
      expect(client.reader).toMatchObject({ cursor: 200, snapshots: 1 });
    }
  });

  it('does not serve a state of the cases that is older than the cursor', async () => {
    const world = new VirtualJournal();
    const grow = (): void => {
      world.append(200, 0);
      for (let part = 0; part < 20; part += 1) world.publish(10);
    };
    grow();
    for (const cursor of [0, 250]) {
      const client = connect(world, cursor, null, false);
      world.answer(0, false);
      await settle();
      client.network.take();
      client.reader.readOn(client.network.received);
      expect(client.reader.snapshots).toBe(1);
      grow();
    }
  });

  it('tells the cursor to who sees nothing of what happens, so that it need not come back for it', () => {
    const world = new VirtualJournal();
    const foreigner = connect(world, 0, 'KR', false);
    world.append(10, 0);
    world.publish(10);
    foreigner.network.take();
    expect(foreigner.network.received).toEqual([]);
    foreigner.subscription.confirm();
    foreigner.subscription.confirm();
    foreigner.network.take();
    expect(foreigner.network.received).toEqual([{ type: 'events', id: 's', events: [], cursor: 10 }]);
  });

  it('is closed to a viewer of another realm', () => {
    const world = new VirtualJournal();
    expect(() => world.feed.open('s', { realm: 'exercise', nation: null }, {}, 0, {} as Outbox)).toThrow(RangeError);
  });
});
