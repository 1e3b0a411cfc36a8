import * as fc from 'fast-check';
import { type LastMessage, place } from './grouping.ts';

const MINUTE = 60_000;
const at = (minutes: number): Date => new Date(Date.UTC(2026, 2, 2) + minutes * MINUTE);

/** What a receiver gets of events about one subject at these minutes: when, and how many events each message tells of. */
function told(events: readonly number[], window: number): { at: number; events: number }[] {
  const messages: { due: Date; events: number }[] = [];
  for (const minute of events) {
    const now = at(minute);
    const newest = messages.at(-1);
    // What is due is sent at once here, so it waits no longer.
    const last: LastMessage | undefined = newest && { waiting: newest.due > now, dueAt: newest.due };
    const placement = place(last, now, window);
    if (placement.do === 'append') newest!.events += 1;
    else messages.push({ due: placement.dueAt, events: 1 });
  }
  return messages.map(({ due, events: count }) => ({ at: (due.getTime() - at(0).getTime()) / MINUTE, events: count }));
}

describe('grouping', () => {
  it('sends the first at once, and what follows within the window in one digest at its end', () => {
    expect(told([0, 1, 2, 9], 10)).toEqual([
      { at: 0, events: 1 },
      { at: 10, events: 3 },
    ]);
  });

  it('begins a window anew with each message', () => {
    expect(told([0, 5, 12, 19, 31], 10)).toEqual([
      { at: 0, events: 1 },
      { at: 10, events: 1 },
      { at: 20, events: 2 },
      { at: 31, events: 1 },
    ]);
  });

  it('groups nothing where the window is none', () => {
    expect(told([0, 0, 1], 0)).toEqual([
      { at: 0, events: 1 },
      { at: 0, events: 1 },
      { at: 1, events: 1 },
    ]);
  });

  it('loses no event, sends none late by more than a window, and never two messages within one', () => {
    const minutes = fc
      .array(fc.integer({ min: 0, max: 500 }), { maxLength: 60 })
      .map((all) => all.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(minutes, fc.integer({ min: 1, max: 60 }), (events, window) => {
        const messages = told(events, window);
        expect(messages.reduce((sum, message) => sum + message.events, 0)).toBe(events.length);
        for (const [index, message] of messages.entries()) {
          const before = messages[index - 1];
          if (before) expect(message.at - before.at).toBeGreaterThanOrEqual(window);
        }
        let passed = 0;
        for (const message of messages) {
          for (let one = 0; one < message.events; one += 1) {
            const event = events[passed++]!;
            expect(message.at - event).toBeGreaterThanOrEqual(0);
            expect(message.at - event).toBeLessThanOrEqual(window);
          }
        }
      }),
    );
  });
});
