import type { ClockEvent, ClockEventDraft, ClockEventType } from './clock-event.ts';
import { nextClockEvent } from './next-clock-event.ts';

const draft = (type: ClockEventType, more: Partial<ClockEventDraft> = {}): ClockEventDraft => ({
  type,
  wallAt: 1_000,
  actor: 'person:director',
  reason: null,
  ...more,
});
const started: ClockEvent = { ...draft('startex'), seq: 1 };
const paused: ClockEvent = { ...draft('pause', { wallAt: 2_000 }), seq: 2 };
const ended: ClockEvent = { ...draft('endex', { wallAt: 3_000 }), seq: 3 };
const at = (wallAt: number) => ({ wallAt });

describe('what may happen to a clock', () => {
  it.each<[string, ClockEvent[], ClockEventDraft, number]>([
    ['STARTEX first', [], draft('startex'), 1],
    ['STARTEX at a rate', [], draft('startex', { rate: 6 }), 1],
    ['a pause', [started], draft('pause'), 2],
    ['ENDEX while it stands', [started, paused], draft('endex', at(2_000)), 3],
    ['a rate while it stands', [started, paused], draft('rate', { rate: 2, ...at(2_500) }), 3],
    ['a skip ahead', [started], draft('skip_to', { simMs: 9_000 }), 2],
    ['an abort before it began', [], draft('abort'), 1],
  ])('takes %s', (_, events, next, seq) => {
    expect(nextClockEvent(events, next)).toEqual({ event: { ...next, seq } });
  });

  it.each<[string, ClockEvent[], ClockEventDraft, string]>([
    ['a pause before STARTEX', [], draft('pause'), 'not_in_this_phase'],
    ['a second STARTEX', [started], draft('startex'), 'not_in_this_phase'],
    ['a pause of what stands', [started, paused], draft('pause', at(3_000)), 'not_in_this_phase'],
    ['a resume of what runs', [started], draft('resume'), 'not_in_this_phase'],
    ['anything after ENDEX', [started, paused, ended], draft('resume', at(4_000)), 'not_in_this_phase'],
    ['what was before the last', [started, paused], draft('resume', at(1_500)), 'earlier_than_the_last'],
    ['a rate of nothing', [started], draft('rate', { rate: 0 }), 'rate_out_of_range'],
    ['a rate beyond reason', [started], draft('rate', { rate: 61 }), 'rate_out_of_range'],
    ['a rate without its number', [started], draft('rate'), 'rate_out_of_range'],
    ['a pause with a rate', [started], draft('pause', { rate: 2 }), 'unexpected_value'],
    ['a pause with a time', [started], draft('pause', { simMs: 2 }), 'unexpected_value'],
    ['a skip back', [started], draft('skip_to', { simMs: 500, ...at(2_000) }), 'not_ahead'],
    ['a skip without its time', [started], draft('skip_to'), 'not_ahead'],
  ])('refuses %s', (_, events, next, refusal) => {
    expect(nextClockEvent(events, next)).toMatchObject({ refusal });
  });
});
