import type { FeedEvent } from '../live/frames.ts';
import type { QueuePage } from './contract.ts';
import { HeldList } from './held-list.ts';
import { QueueSource, type Reads } from './queue-source.ts';
import type { RowKey } from './row-key.ts';
import { samplePage, sampleRow } from './sample-rows.ts';
import { VirtualTime } from './virtual-time.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));

/** A server that holds pages, counts what it is asked, and answers when it is told to. */
class Server implements Reads {
  pages: Record<string, QueuePage> = { '': samplePage([sampleRow('a', 90), sampleRow('b', 50)]) };
  rowsAsked: RowKey[][] = [];
  pagesAsked = 0;
  failing = false;
  private waiting: (() => void)[] = [];
  slow = false;

  page = async ({ filter, cursor }: { filter: string; cursor?: string }): Promise<QueuePage> => {
    this.pagesAsked += 1;
    if (this.slow) await new Promise<void>((resolve) => this.waiting.push(resolve));
    if (this.failing) throw new Error('away');
    return this.pages[cursor ?? filter] ?? samplePage([]);
  };

  rows = (keys: readonly RowKey[]): Promise<QueuePage> => {
    this.rowsAsked.push([...keys]);
    return Promise.resolve(
      samplePage(
        keys.map((key) => sampleRow(key.slice(6), 71)),
        { asOf: 900 },
      ),
    );
  };

  answerOldest(): void {
    this.waiting.shift()?.();
  }
}

const waitingAlert = (id: string, seq: number): FeedEvent => ({
  seq,
  type: 'alert.waiting',
  at: '2026-11-29T16:59:00.000Z',
  recordedAt: '2026-11-29T16:59:30.000Z',
  nation: 'SG',
  siteId: null,
  caseId: null,
  actor: { id: 'system:correlation', name: 'Correlation' },
  data: { alertId: id, title: 'Scan', severity: 71, signature: 's' },
});

async function start(filter = '') {
  const time = new VirtualTime();
  const server = new Server();
  const list = new HeldList(time);
  const source = new QueueSource(list, server, time);
  await source.open({ filter, sort: 'priority' });
  const ids = () => list.snapshot().rows.map(({ row }) => row.id);
  return { time, server, list, source, ids };
}

describe('what keeps the list true', () => {
  it('asks for none of 12,000 rows that arrive unseen', async () => {
    const { time, server, list, source } = await start();
    list.hold('pointer', true);
    for (let tick = 0; tick < 600; tick += 1) {
      source.take(Array.from({ length: 20 }, (_, n) => waitingAlert(`n${String(tick * 20 + n)}`, 101 + tick * 20 + n)));
      time.pass(100);
      await settle();
    }
    expect(list.snapshot().waiting).toBe(12_000);
    expect(server.rowsAsked).toEqual([]);
    expect(server.pagesAsked).toBe(1);
  });

  it('reads the rows that are looked at, in one question at a time and twice a second at most', async () => {
    const { time, server, list, source } = await start();
    for (let tick = 0; tick < 20; tick += 1) {
      source.take([waitingAlert(`n${String(tick)}`, 101 + tick)]);
      time.pass(100);
      source.show(list.snapshot().rows.map(({ key }) => key));
      await settle();
    }
    expect(server.rowsAsked.length).toBeLessThanOrEqual(4);
    time.pass(2_000);
    await settle();
    time.pass(1_000);
    await settle();
    expect(list.snapshot().rows.every(({ provisional }) => !provisional)).toBe(true);
  });

  it('reads a filtered list anew at most every two seconds, however much arrives', async () => {
    const { time, server, source } = await start('site:SGSIN');
    for (let tick = 0; tick < 100; tick += 1) {
      source.take([waitingAlert(`n${String(tick)}`, 101 + tick)]);
      time.pass(100);
      await settle();
    }
    expect(server.pagesAsked).toBeLessThanOrEqual(6);
    expect(server.pagesAsked).toBeGreaterThan(3);
  });

  it('drops a page that was overtaken by another list', async () => {
    const { server, source, ids } = await start();
    server.slow = true;
    server.pages['old'] = samplePage([sampleRow('old')]);
    server.pages['new'] = samplePage([sampleRow('new')]);
    const first = source.open({ filter: 'old', sort: 'priority' });
    const second = source.open({ filter: 'new', sort: 'priority' });
    server.answerOldest();
    server.answerOldest();
    await Promise.all([first, second]);
    expect(ids()).toEqual(['new']);
  });

  it('shows what it had and says so when the server is away', async () => {
    const { server, source, ids } = await start();
    server.failing = true;
    await source.again();
    expect(ids()).toEqual(['a', 'b']);
    expect(source.snapshot()).toMatchObject({ phase: 'ready', error: new Error('away') });
  });

  it('marks a row that the server no longer has in the list', async () => {
    const { time, server, list, source } = await start();
    list.hold('focus', true);
    server.rows = () => Promise.resolve(samplePage([], { asOf: 900 }));
    source.reread([{ kind: 'alert', id: 'a' }]);
    time.pass(500);
    await settle();
    time.pass(250);
    expect(list.snapshot().rows[0]?.gone?.how).toBe('left');
  });

  it('shows a row again that had left and is back', async () => {
    const { time, list, source } = await start();
    list.hold('focus', true);
    list.leave('alert:a', { how: 'closed', by: 'Linh' });
    source.reread([{ kind: 'alert', id: 'a' }]);
    time.pass(500);
    await settle();
    time.pass(250);
    expect(list.snapshot().rows[0]?.gone).toBeNull();
    expect(list.snapshot()).toMatchObject({ total: 2, waiting: 0 });
  });

  it('reads a list anew when it is let in and more came than is kept', async () => {
    const { server, list, source } = await start();
    list.hold('pointer', true);
    source.take(Array.from({ length: 2_001 }, (_, n) => waitingAlert(`n${String(n)}`, 101 + n)));
    list.release();
    expect(list.snapshot().short).toBe(true);
    await source.release();
    expect(server.pagesAsked).toBe(2);
    expect(list.snapshot()).toMatchObject({ waiting: 0, short: false });
  });

  it('lets go of what a list that nobody holds has grown by', async () => {
    const { time, server, list, source, ids } = await start();
    server.pages[''] = samplePage([sampleRow('a', 90), sampleRow('b', 50)], { asOf: 3_000 });
    source.take(Array.from({ length: 1_001 }, (_, n) => waitingAlert(`n${String(n)}`, 101 + n)));
    time.pass(1_000);
    expect(list.snapshot().rows).toHaveLength(1_003);
    source.take([waitingAlert('one-more', 2_000)]);
    time.pass(2_000);
    await settle();
    expect(server.pagesAsked).toBe(2);
    expect(ids()).toEqual(['a', 'b']);
  });

  it('keeps what was told while a list was read again', async () => {
    const { time, server, source, ids } = await start();
    server.pages[''] = samplePage([sampleRow('a', 90), sampleRow('b', 50)], { asOf: 300, total: 2 });
    server.slow = true;
    const reading = source.again();
    source.take([waitingAlert('late', 301)]);
    server.answerOldest();
    await reading;
    time.pass(1_000);
    expect(ids()).toEqual(['a', 'late', 'b']);
  });

  it('goes on to the next page once, however often it is asked', async () => {
    const { server, source, ids } = await start();
    server.pages['f'] = samplePage([sampleRow('a', 90)], { nextCursor: 'more', total: 2 });
    server.pages['more'] = samplePage([sampleRow('c', 10)], { total: 2 });
    await source.open({ filter: 'f', sort: 'priority' });
    await Promise.all([source.more(), source.more(), source.more()]);
    await source.more();
    expect(ids()).toEqual(['a', 'c']);
    expect(server.pagesAsked).toBe(3);
  });
});
