import { setTimeout as sleep } from 'node:timers/promises';
import { startApp, type TestApp } from './support/app.ts';
import { LiveClient } from './support/live-client.ts';
import { LiveWorld } from './support/live-world.ts';

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('live feed', () => {
  let app: TestApp;
  let world: LiveWorld;
  /** Opened before all else and never authenticated; what becomes of it is looked at last. */
  let silent: { client: LiveClient; seconds: Promise<number> };

  beforeAll(async () => {
    // A client that stalls answers no heartbeat, and after three counts as gone where the network took all there was.
    app = await startApp({ heartbeatSeconds: 3, resumeLimit: 20_000 });
    world = await LiveWorld.of(app);
    const client = await LiveClient.open(app, { token: null });
    const opened = Date.now();
    silent = { client, seconds: client.closed.then(() => (Date.now() - opened) / 1_000) };
  });
  afterAll(() => app.close());

  it('welcomes a client, subscribes it and hands on what happens, in order', async () => {
    await world.append(3);
    const start = await world.published();
    const client = await LiveClient.subscribed(app, { id: 'all' });
    const head = await world.append(5);
    await world.append(1);
    await client.reach(head + 1);
    const [welcome, subscribed] = client.frames.filter((frame) => frame.type !== 'heartbeat');
    expect(welcome).toEqual({ type: 'welcome', realm: 'live', head: start, heartbeatSeconds: 3 });
    expect(subscribed).toEqual({ type: 'subscribed', id: 'all', cursor: start, head: start });
    expect(client.seqs).toEqual(range(start + 1, head + 1));
    await client.end();
  });

  it('lets in who shows the token in the first message, and serves several subscriptions on one socket', async () => {
    const client = await LiveClient.open(app, { token: null });
    client.send({ type: 'authenticate', token: app.operatorToken });
    client.send({ type: 'subscribe', id: 'a' });
    client.send({ type: 'subscribe', id: 'b', filter: { types: ['case.opened'] } });
    client.send({ type: 'ping' });
    await client.next('pong');
    const types = client.frames.map((frame) => frame.type).filter((type) => type !== 'heartbeat');
    expect(types).toEqual(['welcome', 'subscribed', 'subscribed', 'pong']);
    const head = await world.append(2);
    await client.until(() => client.seqs.includes(head), `event ${head}`);
    client.send({ type: 'unsubscribe', id: 'a' });
    await client.next('unsubscribed');
    await world.openCase(world.site(0));
    await client.until(() => client.seqs.includes(head + 1), `event ${head + 1}`);
    const events = client.frames.flatMap((frame) =>
      frame.type === 'events' && frame.events.length > 0 ? [frame] : [],
    );
    expect(events.map(({ id, cursor }) => ({ id, cursor }))).toEqual([
      { id: 'a', cursor: head },
      { id: 'b', cursor: head + 1 },
    ]);
    await client.end();
  });

  it('refuses a false token at the upgrade and in the first message, and messages before the token', async () => {
    await expect(LiveClient.open(app, { token: 'x'.repeat(40) })).rejects.toThrow(/^401 .*"unauthenticated"/);
    for (const first of [{ type: 'authenticate', token: 'x'.repeat(40) } as const, { type: 'ping' } as const]) {
      const client = await LiveClient.open(app, { token: null });
      client.send(first);
      expect((await client.closed).code).toBe(4401);
      expect(client.frames).toMatchObject([{ type: 'error', code: 'unauthenticated' }]);
    }
  });

  it('refuses pages served elsewhere, paths that are not there, and takes no token from the address', async () => {
    const { host } = new URL(app.baseUrl);
    await expect(LiveClient.open(app, { origin: 'https://elsewhere.example' })).rejects.toThrow(
      /^403 .*foreign_origin/,
    );
    await expect(LiveClient.open(app, { path: '/livery' })).rejects.toThrow(/^404/);
    const own = await LiveClient.open(app, { origin: `http://${host}` });
    await own.next('welcome');
    await own.end();
    const address = await LiveClient.open(app, { token: null, path: `/live?token=${app.operatorToken}` });
    address.send({ type: 'ping' });
    expect((await address.closed).code).toBe(4401);
  });

  it('hands on only what the filter asks for, and tells the cursor all the same', async () => {
    const [here, there] = [world.site(0), world.site(1)];
    const caseId = await world.openCase(here);
    const filters = {
      code: { sites: [here.code] },
      id: { sites: [here.id] },
      nation: { nations: [there.nation] },
      case: { cases: [caseId] },
      type: { types: ['case.opened' as const] },
      severe: { types: ['case.opened' as const], minSeverity: 70 },
    };
    const client = await LiveClient.open(app);
    await client.next('welcome');
    for (const [id, filter] of Object.entries(filters)) client.send({ type: 'subscribe', id, filter });
    client.send({ type: 'ping' });
    await client.next('pong');
    const start = await world.head();
    await world.touch(here, caseId);
    await world.openCase(there, { severity: 80 });
    await world.openCase(there, { severity: 20 });
    await world.append(1, { siteId: null });
    const head = await world.head();
    await client.until(
      () =>
        Object.keys(filters).every((id) =>
          client.frames.some((frame) => 'id' in frame && frame.id === id && 'cursor' in frame && frame.cursor === head),
        ),
      'every cursor at the head',
    );
    const seen = (id: string): number[] =>
      client.frames.flatMap((frame) =>
        frame.type === 'events' && frame.id === id
          ? frame.events.map((event) => event.seq - start).filter((place) => place > 0)
          : [],
      );
    expect(Object.fromEntries(Object.keys(filters).map((id) => [id, seen(id)]))).toEqual({
      code: [1],
      id: [1],
      nation: [2, 3],
      case: [1],
      type: [2, 3],
      severe: [2],
    });
    client.send({ type: 'subscribe', id: 'nowhere', filter: { sites: ['NOWHERE'] } });
    expect(await client.next('error')).toMatchObject({ code: 'unknown_site', id: 'nowhere' });
    await client.end();
  });

  it('resumes from a cursor, out of memory and out of the database', async () => {
    const start = await world.head();
    for (let part = 0; part < 24; part += 1) await world.append(500);
    const head = await world.published();
    expect(head - start).toBeGreaterThan(10_000);
    for (const cursor of [start, head - 700, head]) {
      const client = await LiveClient.subscribed(app, { cursor });
      await world.append(1);
      const end = await world.head();
      await client.reach(end);
      expect(client.seqs).toEqual(range(cursor + 1, end));
      await client.end();
    }
    const ahead = await LiveClient.open(app);
    await ahead.next('welcome');
    ahead.send({ type: 'subscribe', id: 'ahead', cursor: (await world.head()) + 1 });
    expect(await ahead.next('error')).toMatchObject({ code: 'cursor_ahead', id: 'ahead' });
    await ahead.end();
  });

  it('beats, and tells the head', async () => {
    const client = await LiveClient.subscribed(app);
    const beat = await client.next('heartbeat');
    expect(beat.head).toBe(await world.head());
    expect(Math.abs(Date.now() - Date.parse(beat.at))).toBeLessThan(5_000);
    await client.end();
  });

  it('lets go of a client that shows no sign of life', async () => {
    const client = await LiveClient.subscribed(app, {}, { autoPong: false });
    const opened = Date.now();
    expect(await client.closed).toMatchObject({ code: 1006 });
    expect(Date.now() - opened).toBeLessThan(15_000);
  });

  it('goes on after the database cut every connection', async () => {
    const client = await LiveClient.subscribed(app);
    await app.db.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    await sleep(200);
    const head = await world.append(3);
    await client.reach(head);
    expect(client.seqs).toEqual(range(client.start + 1, head));
    await client.end();
  });

  it('tells the latest state of each case to a client that stalled, and events again after it', async () => {
    const site = world.site(2);
    const cases = [await world.openCase(site), await world.openCase(site)];
    const quiet = await world.openCase(site);
    const client = await LiveClient.subscribed(app, { filter: { sites: [site.code] } });
    client.socket.pause();
    for (let part = 0; part < 30; part += 1) {
      await world.append(60, { siteId: site.id, caseId: cases[part % 2]! }, 6_000);
      await world.touch(site, cases[part % 2]!);
    }
    await sleep(5_500);
    client.socket.resume();
    const conflated = await client.next('conflated', 0, 20_000);
    expect(conflated.skipped).toBeGreaterThan(0);
    expect(conflated.cases.map((summary) => summary.id).toSorted()).toEqual(cases.toSorted());
    expect(conflated.cases.map((summary) => summary.id)).not.toContain(quiet);
    for (const summary of conflated.cases) expect(summary).toMatchObject({ alertCount: 15, site: site.code });
    await world.touch(site, quiet);
    const head = await world.head();
    await client.reach(head);
    // Before the cut and after it nothing is missing; what was left out is counted.
    const cut = conflated.cursor - conflated.skipped;
    expect(client.seqs).toEqual([...range(client.start + 1, cut), ...range(conflated.cursor + 1, head)]);
    await client.end();
  });

  it('brings fifty clients that come and go at random to the end, each event once and in order', async () => {
    const start = await world.head();
    const EVENTS = 1_500;
    let writing = true;
    const write = async (): Promise<void> => {
      const site = world.site(3);
      let left = EVENTS;
      await Promise.all(
        Array.from({ length: 4 }, async () => {
          while (left > 0) {
            const count = Math.min(left, 1 + Math.floor(Math.random() * 6));
            left -= count;
            await world.append(count, { siteId: site.id });
            await sleep(Math.random() * 6);
          }
        }),
      );
      writing = false;
    };
    let drops = 0;
    const follow = async (): Promise<number[]> => {
      const seen: number[] = [];
      let cursor = start;
      for (;;) {
        const client = await LiveClient.subscribed(app, { cursor });
        const stay = writing && Math.random() < 0.9;
        if (stay) await sleep(Math.random() * 250);
        else await client.reach(start + EVENTS, 40_000);
        if (client.fault) throw client.fault;
        seen.push(...client.seqs);
        cursor = client.cursor;
        await client.end();
        if (cursor >= start + EVENTS) return seen;
        drops += 1;
      }
    };
    const [, ...followed] = await Promise.all([write(), ...Array.from({ length: 50 }, follow)]);
    expect(followed).toHaveLength(50);
    for (const seen of followed) expect(seen).toEqual(range(start + 1, start + EVENTS));
    expect(drops).toBeGreaterThan(50);
  });

  it('closes a socket that shows no token within ten seconds', async () => {
    expect(await silent.client.closed).toMatchObject({ code: 4401 });
    expect(silent.client.frames).toMatchObject([{ type: 'error', code: 'unauthenticated' }]);
    expect(await silent.seconds).toBeGreaterThan(9);
    expect(await silent.seconds).toBeLessThan(15);
  });
});
