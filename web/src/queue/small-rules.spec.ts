import { queueCsv, exportedRows, MOST_EXPORTED } from './queue-csv.ts';
import { arrivedWithin, barsOf, brushed, withArrival } from './histogram-shape.ts';
import { completed, narrowed } from './filter-edit.ts';
import { refusals } from './outcome-report.ts';
import { samplePage, sampleRow } from './sample-rows.ts';
import { slaOf } from './sla.ts';
import { chosenTime, snoozeUntil } from './snooze-times.ts';
import { ORDERS } from './row-order.ts';

const bucket = (minute: number, critical: number, low: number) => ({
  at: `2026-11-29T16:0${String(minute)}:00.000Z`,
  info: 0,
  low,
  medium: 0,
  high: 0,
  critical,
});

describe('the histogram', () => {
  it('stacks the most severe at the bottom, against the fullest minute', () => {
    expect(barsOf(bucket(0, 1, 3), 8)).toEqual([
      { of: 'critical', y: 0.875, height: 0.125 },
      { of: 'low', y: 0.5, height: 0.375 },
    ]);
    expect(barsOf(bucket(0, 0, 0), 8)).toEqual([]);
  });

  it('is brushed by keys, from its end, and extended with Shift', () => {
    const last = brushed(null, 'ArrowLeft', false, 60);
    expect(last).toEqual({ anchor: 59, focus: 59 });
    expect(brushed({ anchor: 59, focus: 59 }, 'PageUp', true, 60)).toEqual({ anchor: 59, focus: 49 });
    expect(brushed({ anchor: 59, focus: 49 }, 'ArrowRight', false, 60)).toEqual({ anchor: 50, focus: 50 });
    expect(brushed({ anchor: 3, focus: 1 }, 'Home', true, 60)).toEqual({ anchor: 3, focus: 0 });
    expect(brushed({ anchor: 3, focus: 1 }, 'Escape', false, 60)).toBeNull();
    expect(brushed(null, 'q', false, 60)).toBeUndefined();
  });

  it('becomes a condition of arrival, in the place of the one before', () => {
    const buckets = [bucket(0, 0, 1), bucket(1, 0, 1), bucket(2, 0, 1)];
    const condition = arrivedWithin(buckets, { anchor: 2, focus: 1 }, 60);
    expect(condition).toBe('arrived:2026-11-29T16:01:00Z..2026-11-29T16:03:00Z');
    expect(withArrival('site:SGSIN arrived:<2h is:mine', condition)).toBe(`site:SGSIN is:mine ${String(condition)}`);
    expect(withArrival('arrived:<2h', null)).toBe('');
  });
});

describe('a filter that is being written', () => {
  it('takes a suggestion in the place it was made for', () => {
    expect(completed('sev site:X', { from: 0, to: 3 }, 'severity:')).toEqual({ text: 'severity:site:X', caret: 9 });
    expect(completed('site:SG is:mine', { from: 5, to: 7 }, 'SGSIN')).toEqual({
      text: 'site:SGSIN is:mine',
      caret: 11,
    });
  });

  it('is narrowed by one more condition, in quotes where it needs them', () => {
    expect(narrowed('is:mine', 'rule', 'suricata:1:2')).toBe('is:mine rule:"suricata:1:2"');
    expect(narrowed('', 'site', 'SGSIN')).toBe('site:SGSIN');
  });
});

describe('what is due', () => {
  const row = { arrivedAt: '2026-11-29T16:00:00Z', due: '2026-11-29T17:00:00Z', dueKind: 'acknowledge' as const };
  it.each([
    ['16:15:00', 'calm', 2_700, 0.25],
    ['16:50:00', 'soon', 600, 50 / 60],
    ['17:10:00', 'late', -600, 1],
  ])('at %s is %s', (at, state, left, used) => {
    expect(slaOf(row, Date.parse(`2026-11-29T${at}Z`))).toEqual({ kind: 'acknowledge', state, left, used });
  });

  it('is nothing where nothing was promised', () => {
    expect(slaOf({ ...row, due: null, dueKind: null }, 0)).toBeNull();
  });
});

describe('putting off', () => {
  const now = new Date(2026, 10, 29, 9, 30);
  it('comes back at the time that was chosen', () => {
    expect(snoozeUntil('hour', now)).toEqual(new Date(2026, 10, 29, 10, 30));
    expect(snoozeUntil('morning', now)).toEqual(new Date(2026, 10, 30, 8, 0));
    expect(snoozeUntil('morning', new Date(2026, 10, 29, 7, 59))).toEqual(new Date(2026, 10, 29, 8, 0));
  });

  it('is not to the past, to no time, or for more than 90 days', () => {
    expect(chosenTime('2026-11-29T09:31', now)).not.toBeNull();
    expect(['2026-11-29T09:29', '', '2027-06-01T00:00'].map((text) => chosenTime(text, now))).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('what was refused', () => {
  it('is told by its reasons, the most frequent first', () => {
    const item = (id: string, code?: string) => ({
      kind: 'alert' as const,
      id,
      outcome: code === undefined ? ('done' as const) : ('refused' as const),
      ...(code === undefined ? {} : { code, message: `Because ${code}` }),
    });
    const done = {
      id: 'x',
      action: { type: 'acknowledge' as const },
      done: 1,
      refused: 3,
      items: [item('1'), item('2', 'x'), item('3', 'y'), item('4', 'y')],
      undoableUntil: null,
    };
    expect(refusals(done).map(({ message, items }) => [message, items.length])).toEqual([
      ['Because y', 2],
      ['Because x', 1],
    ]);
  });
});

describe('the file of the list', () => {
  it('has a line for each row, none of which a spreadsheet would run', () => {
    const text = queueCsv([sampleRow('a', 90, 0, { title: '=HYPERLINK("http://x")' }), sampleRow('b')]);
    expect(text.trimEnd().split('\r\n')).toHaveLength(3);
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
  });

  it('holds all pages up to its bound, and knows what it left out', async () => {
    const page = (cursor: string | undefined) =>
      Promise.resolve(
        samplePage(
          Array.from({ length: 200 }, (_, n) => sampleRow(`${cursor ?? ''}${String(n)}`)),
          { total: 9_000, nextCursor: 'more' },
        ),
      );
    const found = await exportedRows(page);
    expect([found.rows.length, found.total]).toEqual([MOST_EXPORTED, 9_000]);
  });
});

describe('orders of the list', () => {
  const rows = [
    sampleRow('a', 50, 5, { due: null }),
    sampleRow('b', 90, 9, { due: '2026-11-29T16:24:00.000Z' }),
    sampleRow('c', 55, 7, { due: '2026-11-29T20:07:00.000Z' }),
  ];
  it.each([
    ['priority', 'bca'],
    ['newest', 'bca'],
    ['oldest', 'acb'],
    ['due', 'bca'],
  ] as const)('by %s', (sort, order) => {
    expect(
      rows
        .toSorted(ORDERS[sort])
        .map(({ id }) => id)
        .join(''),
    ).toBe(order);
  });
});
