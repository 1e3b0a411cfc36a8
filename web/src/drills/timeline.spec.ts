import type { Block, RunItem } from './contract.ts';
import { blocksOf, movesOf, nextDue, shownState } from './item-state.ts';
import { extentOf, lanesOf, place, ticksOf } from './timeline.ts';

const MINUTE = 60_000;

const block = (code: Block['code']): Block => ({
  code,
  text: code,
  item: null,
  expectation: null,
  state: null,
  needs: [],
});

const item = (code: string, more: Partial<RunItem> = {}): RunItem => ({
  item: code,
  cell: 'port',
  kind: 'inject',
  title: code,
  channel: 'alert',
  state: 'pending',
  heldBecause: null,
  dueSimMs: null,
  dueAt: null,
  blockedBecause: [],
  startedAt: null,
  deliveredAt: null,
  deliveredSimMs: null,
  attempts: 0,
  reason: null,
  alertIds: [],
  ...more,
});

describe('the timeline of a script', () => {
  it('has an axis with few even steps, that goes on past the end where something lies beyond', () => {
    expect(ticksOf(30 * MINUTE).map((ms) => ms / MINUTE)).toEqual([0, 5, 10, 15, 20, 25, 30]);
    expect(ticksOf(3 * MINUTE)).toHaveLength(4);
    expect(ticksOf(40 * 1_440 * MINUTE).length).toBeLessThan(12);
    expect(extentOf(30 * MINUTE, [item('A', { dueSimMs: 40 * MINUTE })], 0)).toBe(40 * MINUTE);
    expect(extentOf(30 * MINUTE, [], 50 * MINUTE)).toBe(50 * MINUTE);
    expect([place(-1, 10), place(5, 10), place(11, 10)]).toEqual([0, 50, 100]);
  });

  it('puts items on the lane of their cell, contingencies apart, and none over another', () => {
    const lanes = lanesOf(
      [
        item('A', { dueSimMs: 10 * MINUTE }),
        item('B', { dueSimMs: 10 * MINUTE }),
        item('C', { dueSimMs: 60 * MINUTE, deliveredSimMs: 30 * MINUTE, state: 'delivered' }),
        item('D'),
        item('E', { cell: 'busan', dueSimMs: 100 * MINUTE }),
        item('F', { cell: 'busan', kind: 'contingency' }),
      ],
      ['busan', 'control', 'port'],
      100 * MINUTE,
    );
    const shown = lanes.map(({ cell, contingency, lines, placed, waiting }) => ({
      lane: `${cell}${contingency ? ' !' : ''} ${lines}`,
      at: placed.map(({ item: { item: code }, left, line }) => `${code} ${left} ${line}`),
      waiting: waiting.map(({ item: code }) => code),
    }));
    expect(shown).toEqual([
      { lane: 'busan 1', at: ['E 92 0'], waiting: [] },
      { lane: 'port 2', at: ['A 10 0', 'B 10 1', 'C 30 0'], waiting: ['D'] },
      { lane: 'busan ! 1', at: [], waiting: ['F'] },
    ]);
  });
});

describe('what an item is shown as', () => {
  it('is blocked by what it waits for, and not by a clock that stands', () => {
    const stands = { state: 'pending', blockedBecause: [block('clock_stands')] } as const;
    const waits = { state: 'pending', blockedBecause: [block('clock_stands'), block('by_hand')] } as const;
    const shown = (of: { state: RunItem['state']; blockedBecause: readonly Block[] }) => ({
      ...of,
      blockedBecause: [...of.blockedBecause],
    });
    expect(shownState(shown(stands), 'paused')).toBe('planned');
    expect(shownState(shown(waits), 'paused')).toBe('blocked');
    expect(blocksOf(shown(waits), 'paused')).toEqual([block('by_hand')]);
    expect(shownState({ state: 'pending', blockedBecause: [block('item_waits')] }, 'running')).toBe('blocked');
    expect(shownState({ state: 'held', blockedBecause: [] }, 'running')).toBe('held');
  });

  it('lets be done what the server lets be done', () => {
    expect(movesOf({ state: 'pending' }, 'running')).toEqual(['fire', 'hold', 'withdraw']);
    expect(movesOf({ state: 'pending' }, 'not_started')).toEqual(['hold', 'withdraw']);
    expect(movesOf({ state: 'held' }, 'paused')).toEqual(['fire', 'release', 'withdraw']);
    expect(movesOf({ state: 'failed' }, 'running')).toEqual(['fire', 'withdraw']);
    expect(movesOf({ state: 'delivered' }, 'running')).toEqual([]);
    expect(movesOf({ state: 'held' }, 'ended')).toEqual([]);
  });

  it('says what goes out next by the clock alone', () => {
    const items = [
      item('A', { dueSimMs: 9, blockedBecause: [block('item_waits')] }),
      item('B', { dueSimMs: 20 }),
      item('C', { dueSimMs: 10 }),
      item('D'),
    ];
    expect(nextDue(items, 'running')?.item).toBe('C');
    expect(nextDue([], 'running')).toBeUndefined();
  });
});
