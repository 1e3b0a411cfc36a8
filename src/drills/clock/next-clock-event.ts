import { readClock } from './clock.ts';
import {
  type ClockEvent,
  type ClockEventDraft,
  type ClockEventType,
  type ClockPhase,
  LEAST_RATE,
  MOST_RATE,
} from './clock-event.ts';

export const CLOCK_REFUSALS = [
  'not_in_this_phase',
  'earlier_than_the_last',
  'rate_out_of_range',
  'not_ahead',
  'unexpected_value',
] as const;
export type ClockRefusal = (typeof CLOCK_REFUSALS)[number];

/** What may happen to a clock in each phase. */
const ALLOWED: Readonly<Record<ClockPhase, readonly ClockEventType[]>> = {
  not_started: ['startex', 'abort'],
  running: ['pause', 'rate', 'skip_to', 'endex', 'abort'],
  paused: ['resume', 'rate', 'skip_to', 'endex', 'abort'],
  ended: [],
  aborted: [],
};

/** Gives the next event its number, or says by a code and a sentence why it may not follow what there is. */
export function nextClockEvent(
  events: readonly ClockEvent[],
  draft: ClockEventDraft,
): { event: ClockEvent } | { refusal: ClockRefusal; message: string } {
  const last = events.at(-1);
  if (last && draft.wallAt < last.wallAt) {
    return { refusal: 'earlier_than_the_last', message: 'What happens to a clock is written down in order of time' };
  }
  const { phase, simMs } = readClock(events, draft.wallAt);
  const allowed = ALLOWED[phase];
  if (!allowed.includes(draft.type)) {
    const choice = allowed.length === 0 ? 'nothing: it is over' : allowed.join(', ');
    return {
      refusal: 'not_in_this_phase',
      message: `The clock is ${phase.replace('_', ' ')}; what may follow is ${choice}`,
    };
  }
  const fault = valueFault(draft, simMs);
  return fault ?? { event: { ...draft, seq: (last?.seq ?? 0) + 1 } };
}

function valueFault(draft: ClockEventDraft, simMs: number): { refusal: ClockRefusal; message: string } | null {
  const rated = draft.type === 'rate' || draft.type === 'startex';
  if (draft.rate !== undefined && !rated) {
    return { refusal: 'unexpected_value', message: `${draft.type} takes no rate` };
  }
  if (draft.simMs !== undefined && draft.type !== 'skip_to') {
    return { refusal: 'unexpected_value', message: `${draft.type} takes no time` };
  }
  const rate = draft.type === 'rate' ? (draft.rate ?? Number.NaN) : (draft.rate ?? 1);
  if (!(rate >= LEAST_RATE && rate <= MOST_RATE)) {
    return { refusal: 'rate_out_of_range', message: `A clock runs at ${LEAST_RATE} to ${MOST_RATE} times real time` };
  }
  if (draft.type === 'skip_to' && !(Number.isFinite(draft.simMs) && (draft.simMs ?? 0) > simMs)) {
    return { refusal: 'not_ahead', message: 'A skip goes ahead: what was told cannot be untold' };
  }
  return null;
}
