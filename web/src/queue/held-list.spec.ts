import { COMMIT_EVERY, HeldList } from './held-list.ts';
import { samplePage, sampleRow } from './sample-rows.ts';
import { VirtualTime } from './virtual-time.ts';

const start = () => {
  const time = new VirtualTime();
  const list = new HeldList(time);
  let told = 0;
  list.subscribe(() => (told += 1));
  list.replace(samplePage([sampleRow('a', 90), sampleRow('b', 70), sampleRow('c', 50)]), 'priority');
  const ids = () => list.snapshot().rows.map(({ row }) => row.id);
  return { time, list, ids, told: () => told };
};

describe('a list that holds still', () => {
  it('puts what is new in its place while nobody holds it', () => {
    const { time, list, ids } = start();
    list.put(sampleRow('n', 80), 101);
    time.pass(COMMIT_EVERY);
    expect(ids()).toEqual(['a', 'n', 'b', 'c']);
    expect(list.snapshot()).toMatchObject({ held: false, waiting: 0, total: 4 });
  });

  it('only counts what is new while it is held, and lets it in when it is released', () => {
    const { time, list, ids } = start();
    list.hold('pointer', true);
    list.put(sampleRow('n', 80), 101);
    list.put(sampleRow('m', 95), 102);
    time.pass(COMMIT_EVERY);
    expect(ids()).toEqual(['a', 'b', 'c']);
    expect(list.snapshot()).toMatchObject({ held: true, waiting: 2, total: 5 });
    expect(list.snapshot().critical.map(({ row }) => row.id)).toEqual(['m']);
    list.release();
    expect(ids()).toEqual(['m', 'a', 'n', 'b', 'c']);
    expect(list.snapshot()).toMatchObject({ held: true, waiting: 0 });
  });

  it('keeps naming what is critical and came meanwhile, until somebody has seen it or dealt with it', () => {
    const { time, list } = start();
    const named = () => list.snapshot().critical.map(({ row }) => row.id);
    list.put(sampleRow('before', 99), 101);
    list.hold('focus', true);
    for (const [n, id] of ['x', 'y', 'z'].entries()) list.put(sampleRow(id, 95), 102 + n);
    time.pass(COMMIT_EVERY);
    expect(named()).toEqual(['x', 'y', 'z']);
    list.hold('focus', false);
    expect(named()).toEqual(['x', 'y', 'z']);
    list.seen(['alert:z']);
    list.patch('alert:y', () => ({ acknowledgedAt: '2026-11-29T16:01:00.000Z' }), 110);
    time.pass(COMMIT_EVERY);
    expect(named()).toEqual(['x']);
    list.replace(samplePage([]), 'newest');
    expect(named()).toEqual(['x']);
    list.seen(['alert:x']);
    expect(named()).toEqual([]);
  });

  it('changes rows where they stand while it is held, and sorts them when the last reason to hold it ends', () => {
    const { time, list, ids } = start();
    list.hold('pointer', true);
    list.hold('selection', true);
    list.patch('alert:c', () => ({ severity: 99, priority: 1 }), 101);
    time.pass(COMMIT_EVERY);
    expect(ids()).toEqual(['a', 'b', 'c']);
    expect(list.snapshot().rows[2]?.row.severity).toBe(99);
    list.hold('pointer', false);
    expect(ids()).toEqual(['a', 'b', 'c']);
    list.hold('selection', false);
    expect(ids()).toEqual(['c', 'a', 'b']);
  });

  it('keeps rows that others resolved, with who did it, until it is let go', () => {
    const { time, list, ids } = start();
    list.hold('focus', true);
    list.leave('alert:a', { how: 'closed', by: 'Linh' }, 101);
    time.pass(COMMIT_EVERY);
    expect(ids()).toEqual(['a', 'b', 'c']);
    expect(list.snapshot().rows[0]?.gone).toEqual({ how: 'closed', by: 'Linh', at: 0 });
    expect(list.snapshot().total).toBe(2);
    list.hold('focus', false);
    expect(ids()).toEqual(['b', 'c']);
  });

  it('tells of changes four times a second and no more', () => {
    const { time, list, told } = start();
    const before = told();
    for (let tick = 0; tick < 2_000; tick += 1) {
      list.patch('alert:a', (row) => ({ count: row.count + 1 }), 101 + tick);
      time.pass(1);
    }
    expect(told() - before).toBe(8);
    expect(list.snapshot().rows[0]?.row.count).toBeGreaterThan(1_750);
  });

  it('tells once a second of a list into which more comes than anybody reads, and at its usual pace after', () => {
    const { time, list, told } = start();
    const before = told();
    for (let tick = 0; tick < 4_000; tick += 5) {
      list.put(sampleRow(`n${String(tick)}`, 60, tick), 101 + tick);
      time.pass(5);
    }
    expect(told() - before).toBeLessThanOrEqual(6);
    time.pass(1_000);
    const calm = told();
    for (let tick = 0; tick < 1_000; tick += 1) {
      list.patch('alert:a', (row) => ({ count: row.count + 1 }), 9_000 + tick);
      time.pass(1);
    }
    expect(told() - calm).toBeGreaterThanOrEqual(4);
  });

  it('leaves the objects of rows alone that did not change', () => {
    const { time, list } = start();
    const [, before] = list.snapshot().rows;
    list.patch('alert:a', () => ({ count: 7 }), 101);
    time.pass(COMMIT_EVERY);
    expect(list.snapshot().rows[1]).toBe(before);
    expect(list.snapshot().rows[0]?.row.count).toBe(7);
  });

  it('takes no account of what happened before a row was read', () => {
    const { time, list } = start();
    list.patch('alert:a', (row) => ({ count: row.count + 1 }), 100);
    list.put(sampleRow('a', 10), 99);
    list.leave('alert:a', { how: 'linked', by: 'BW-1' }, 98);
    time.pass(COMMIT_EVERY);
    expect(list.snapshot().rows[0]).toMatchObject({ gone: null, row: { count: 1, severity: 90 } });
  });

  it('shows no row twice that changed place between two pages', () => {
    const { list, ids } = start();
    list.replace(samplePage([sampleRow('a', 90), sampleRow('b', 70)], { nextCursor: 'next', total: 3 }), 'priority');
    list.append(samplePage([sampleRow('b', 70), sampleRow('c', 50)], { total: 3, asOf: 101 }));
    expect(ids()).toEqual(['a', 'b', 'c']);
  });

  it('leaves what belongs on a page nobody asked for to that page', () => {
    const { time, list, ids } = start();
    list.replace(samplePage([sampleRow('a', 90), sampleRow('b', 70)], { nextCursor: 'next', total: 900 }), 'priority');
    list.put(sampleRow('n', 10), 101);
    list.put(sampleRow('m', 80), 102);
    time.pass(COMMIT_EVERY);
    expect(ids()).toEqual(['a', 'm', 'b']);
    expect(list.snapshot().total).toBe(902);
  });

  it('read again while it is held, marks what is no longer there and counts what is new', () => {
    const { time, list, ids } = start();
    list.hold('pointer', true);
    list.refresh(samplePage([sampleRow('n', 99), sampleRow('a', 90), sampleRow('c', 60)], { asOf: 120 }));
    time.pass(COMMIT_EVERY);
    expect(ids()).toEqual(['a', 'b', 'c']);
    const [a, b, c] = list.snapshot().rows;
    expect([a?.gone, b?.gone?.how, c?.row.severity]).toEqual([null, 'left', 60]);
    expect(list.snapshot()).toMatchObject({ waiting: 1, total: 3 });
  });

  it('only counts the newest of a flood, and says that it has to be read anew', () => {
    const { time, list, ids } = start();
    list.hold('pointer', true);
    for (let n = 0; n < 12_000; n += 1) list.put(sampleRow(`n${String(n)}`, 60, n), 101 + n);
    time.pass(COMMIT_EVERY);
    expect(list.snapshot()).toMatchObject({ waiting: 12_000, total: 12_003, short: true });
    expect(ids()).toEqual(['a', 'b', 'c']);
  });
});
