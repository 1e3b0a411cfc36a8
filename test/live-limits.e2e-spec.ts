import { setTimeout as sleep } from 'node:timers/promises';
import { startApp, type TestApp } from './support/app.ts';
import { LiveClient } from './support/live-client.ts';
import { LiveWorld } from './support/live-world.ts';

describe('live feed limits', () => {
  let app: TestApp;
  let world: LiveWorld;

  beforeAll(async () => {
    app = await startApp({ socketLimit: 8, resumeLimit: 100, socketBufferBytes: 16 * 1024 });
    world = await LiveWorld.of(app);
  });
  afterAll(() => app.close());

  const mark = 'qZ7<script>';

  it.each<[string, string | Buffer, string]>([
    ['text that is no JSON', mark, 'malformed_json'],
    ['cut JSON', `{"type":"${mark}`, 'malformed_json'],
    ['an empty frame', '', 'malformed_json'],
    ['a list', `["${mark}"]`, 'not_an_object'],
    ['null', 'null', 'not_an_object'],
    ['a number', '1e999', 'not_an_object'],
    ['no type', `{"${mark}":1}`, 'unknown_type'],
    ['an unknown type', `{"type":"${mark}"}`, 'unknown_type'],
    ['a type of the prototype', '{"type":"__proto__"}', 'unknown_type'],
    ["the framework's own envelope", `{"event":"subscribe","data":{"id":"${mark}"}}`, 'unknown_type'],
    ['a prototype key', `{"type":"ping","__proto__":{"x":"${mark}"}}`, 'prototype_key'],
    ['a constructor key', `{"type":"ping","constructor":{"prototype":{"x":"${mark}"}}}`, 'prototype_key'],
    ['deep nesting', `{"type":"ping","a":${'['.repeat(20_000)}`, 'too_deep'],
    ['an id with markup', `{"type":"subscribe","id":"${mark}"}`, 'wrong_shape'],
    ['an unknown property', `{"type":"subscribe","id":"a","${mark}":1}`, 'wrong_shape'],
    ['an unknown filter', `{"type":"subscribe","id":"a","filter":{"${mark}":["x"]}}`, 'wrong_shape'],
    ['a NUL in a site', `{"type":"subscribe","id":"a","filter":{"sites":["${mark}\\u0000"]}}`, 'bad_text'],
    ['a site that is not there', '{"type":"subscribe","id":"a","filter":{"sites":["qZ7"]}}', 'unknown_site'],
    ['an unknown nation', `{"type":"subscribe","id":"a","filter":{"nations":["${mark}"]}}`, 'wrong_shape'],
    ['a case that is no id', `{"type":"subscribe","id":"a","filter":{"cases":["${mark}"]}}`, 'wrong_shape'],
    ['a huge cursor', '{"type":"subscribe","id":"a","cursor":9007199254740993}', 'wrong_shape'],
    ['a cursor far ahead', '{"type":"subscribe","id":"a","cursor":9007199254740991}', 'cursor_ahead'],
    ['a cursor as text', '{"type":"subscribe","id":"a","cursor":"5"}', 'wrong_shape'],
    ['an unknown subscription', '{"type":"unsubscribe","id":"zz"}', 'unknown_subscription'],
    ['a second token', `{"type":"authenticate","token":"${mark}"}`, 'already_authenticated'],
    ['a binary frame', Buffer.from(`{"type":"ping","x":"${mark}"}`), 'binary_refused'],
    ['64 kB of blanks', ' '.repeat(64 * 1024), 'malformed_json'],
  ])('answers %s with an error that repeats nothing, and goes on', async (_case, message, code) => {
    const client = await LiveClient.open(app);
    await client.next('welcome');
    client.socket.send(message);
    expect(await client.next('error')).toMatchObject({ code });
    client.send({ type: 'ping' });
    await client.next('pong');
    expect(client.texts.join('\n')).not.toContain('qZ7');
    await client.end();
  });

  it.each<[string, (client: LiveClient) => void, string, number]>([
    ['more than 64 kB', ({ socket }) => socket.send('x'.repeat(64 * 1024 + 1)), 'too_large', 1009],
    [
      'more than 64 kB in pieces',
      ({ socket }) => {
        for (let piece = 0; piece < 10; piece += 1) socket.send('x'.repeat(8 * 1024), { fin: false });
      },
      'too_large',
      1009,
    ],
    [
      'one message in very many pieces',
      ({ socket }) => {
        for (let piece = 0; piece < 100; piece += 1) socket.send('x', { fin: false });
      },
      'too_many_fragments',
      1008,
    ],
    [
      'broken UTF-8',
      ({ socket }) => socket.send(Buffer.from([0x22, 0xff, 0xfe, 0x22]), { binary: false }),
      'bad_utf8',
      1007,
    ],
  ])('tells why before it closes on %s', async (_case, send, code, closeCode) => {
    const client = await LiveClient.open(app);
    await client.next('welcome');
    send(client);
    expect((await client.closed).code).toBe(closeCode);
    expect(await client.next('error')).toMatchObject({ code });
  });

  it('bounds subscriptions per socket', async () => {
    const client = await LiveClient.open(app);
    await client.next('welcome');
    for (let id = 1; id <= 17; id += 1) client.send({ type: 'subscribe', id: `s${id}` });
    expect(await client.next('error')).toMatchObject({ code: 'too_many_subscriptions', id: 's17' });
    expect(client.frames.filter((frame) => frame.type === 'subscribed')).toHaveLength(16);
    await client.end();
  });

  it('closes on a flood of subscribing and unsubscribing, and stays well for others', async () => {
    const other = await LiveClient.subscribed(app);
    const client = await LiveClient.open(app);
    await client.next('welcome');
    for (let count = 0; count < 5_000; count += 1) {
      client.send({ type: 'subscribe', id: 'a' });
      client.send({ type: 'unsubscribe', id: 'a' });
    }
    expect((await client.closed).code).toBe(4429);
    expect(client.frames.filter((frame) => frame.type === 'error' && frame.code === 'rate_limited')).toHaveLength(1);
    const head = await world.append(1);
    await other.reach(head);
    await other.end();
  });

  it('refuses a socket too many with 503, and strangers before that', async () => {
    // The sockets of the tests before must have been noticed to be gone.
    await sleep(200);
    const strangers = await Promise.all(Array.from({ length: 4 }, () => LiveClient.open(app, { token: null })));
    await expect(LiveClient.open(app, { token: null })).rejects.toThrow(/^503 .*too_many_sockets/);
    const known = await Promise.all(Array.from({ length: 4 }, () => LiveClient.open(app)));
    await expect(LiveClient.open(app)).rejects.toThrow(/^503 .*too_many_sockets/);
    await Promise.all([...strangers, ...known].map((client) => client.end()));
    await sleep(200);
    await (await LiveClient.open(app)).end();
  });

  it('shows open cases instead of what lies too far back, and goes on from there', async () => {
    const site = world.site(0);
    const open = await world.openCase(site, { severity: 90 });
    const closed = await world.openCase(site, { status: 'closed' });
    const cursor = await world.head();
    await world.append(101);
    await world.published();
    const client = await LiveClient.subscribed(app, { cursor, filter: { sites: [site.code], minSeverity: 50 } });
    const snapshot = await client.next('snapshot');
    expect(snapshot).toMatchObject({ id: 's', reason: 'too_far_behind', more: false, cursor: cursor + 101 });
    expect(snapshot.cases).toMatchObject([
      { id: open, severity: 90, status: 'new', site: site.code, nation: site.nation },
    ]);
    await world.touch(site, open);
    await client.reach(cursor + 102);
    expect(client.seqs).toEqual([cursor + 102]);
    const named = await LiveClient.subscribed(app, { cursor, filter: { cases: [closed] } });
    expect((await named.next('snapshot')).cases).toMatchObject([{ id: closed, status: 'closed' }]);
    await named.end();
    await client.end();
  });

  it('says so when the journal no longer reaches back to the cursor', async () => {
    const head = await world.append(50);
    const client = await LiveClient.subscribed(app, { cursor: head - 50 });
    await client.reach(head);
    await client.end();
    // A server that starts after the pruning has nothing older in memory either.
    // Nothing prunes yet; what will has to go round the trigger that keeps the journal as it is.
    await app.db.query('SET session_replication_role = replica');
    await app.db.query('DELETE FROM journal WHERE seq <= $1', [head - 20]);
    await app.db.query('SET session_replication_role = origin');
    await app.db.query('UPDATE journal_heads SET floor = $1', [head - 20]);
    const later = await startApp({ resumeLimit: 100 }, { demoRegistry: false, db: app.db });
    try {
      const old = await LiveClient.subscribed(later, { cursor: head - 21 });
      expect(await old.next('snapshot')).toMatchObject({ reason: 'cursor_too_old', cursor: head });
      const young = await LiveClient.subscribed(later, { cursor: head - 20 });
      await young.reach(head);
      expect(young.seqs).toHaveLength(20);
      await old.end();
      await young.end();
    } finally {
      await later.stop();
    }
  });

  it('shows cases exactly as they were at the cursor while they change', async () => {
    const site = world.site(1);
    const caseId = await world.openCase(site);
    const counts = new Map<number, number>();
    const watcher = await LiveClient.subscribed(app, { filter: { cases: [caseId] } });
    const cursor = await world.head();
    await world.append(101);
    await world.published();
    let asking = true;
    const change = async (): Promise<void> => {
      while (asking) await world.touch(site, caseId);
    };
    const ask = async (): Promise<{ cursor: number; count: number }[]> => {
      const shown = [];
      for (let minSeverity = 0; minSeverity < 40; minSeverity += 1) {
        // Each asks for something else, so that none is served what another read.
        const client = await LiveClient.subscribed(app, { cursor, filter: { cases: [caseId], minSeverity } });
        const snapshot = await client.next('snapshot');
        shown.push({ cursor: snapshot.cursor, count: snapshot.cases[0]!.alertCount });
        await client.end();
      }
      asking = false;
      return shown;
    };
    const [shown] = await Promise.all([ask(), change(), change(), change()]);
    await watcher.reach(await world.head());
    for (const frame of watcher.frames) {
      if (frame.type === 'events')
        // The opening of the case may be told as well; its number is the case's.
        for (const event of frame.events)
          if (event.type === 'case.noted') counts.set(event.seq, Number(event.data['number']));
    }
    expect(shown.some(({ count }) => count > 0)).toBe(true);
    for (const { cursor: at, count } of shown) {
      const before = [...counts.keys()].filter((seq) => seq <= at);
      expect(count).toBe(before.length === 0 ? 0 : counts.get(Math.max(...before)));
    }
    await watcher.end();
  });

  it('says goodbye when it stops', async () => {
    const stopping = await startApp({}, { demoRegistry: false });
    const client = await LiveClient.subscribed(stopping);
    const [{ code }] = await Promise.all([client.closed, stopping.close()]);
    expect(code).toBe(1001);
  });
});
