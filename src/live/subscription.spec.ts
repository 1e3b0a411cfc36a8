import { systemOperator } from '../access/operator.ts';
import { array, assert, asyncProperty, constantFrom, integer, oneof, record, tuple } from 'fast-check';
import { BUFFER, connect, settle } from '../../test/support/feed-reader.ts';
import { journalEvent } from '../../test/support/journal-events.ts';
import { RESUME_LIMIT, SLOW_MS, VirtualJournal } from '../../test/support/virtual-journal.ts';
import type { JournalEvent } from '../journal/journal-event.ts';
import { JournalWindow } from '../journal/journal-window.ts';
import type { Outbox } from './outbox.ts';

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

  it('stands still when the journal lost its place under it', () => {
    const world = new VirtualJournal();
    const client = connect(world, 0, null, false);
    world.append(30, 0);
    for (let count = 0; count < 30; count += 1) world.publish(1);
    expect(client.outbox.roomy).toBe(false);
    world.window = new JournalWindow({ events: 10, characters: 1e9 }, 3);
    client.network.take();
    world.clock.now += SLOW_MS;
    client.subscription.pump();
    const { length } = client.network.received;
    client.network.take();
    expect(client.network.received).toHaveLength(length);
    expect(world.failures).toBe(0);
  });

  it("goes on with others when one audience's frames cannot be built", async () => {
    const world = new VirtualJournal();
    const [one, other] = [connect(world, 0, null, true), connect(world, 0, null, false)];
    const broken = { ...journalEvent(1), data: null } as unknown as JournalEvent;
    world.window.push([broken]);
    world.journal.push(broken);
    world.batches.next([broken]);
    world.append(2, 0);
    world.publish(2);
    await settle();
    expect(world.failures).toBeGreaterThan(0);
    for (const { network } of [one, other]) network.take();
    expect(one.network.received).toEqual([]);
    expect(other.network.received.flatMap((frame) => (frame.type === 'events' ? frame.events.length : []))).toEqual([
      1, 2,
    ]);
  });

  it('is closed to a viewer of another realm', () => {
    const world = new VirtualJournal();
    expect(() => world.feed.open('s', systemOperator('exercise'), {}, 0, {} as Outbox)).toThrow(RangeError);
  });
});
