import * as fc from 'fast-check';
import type { Disposition, DisposingCommand } from './triage-disposition.ts';
import { dispose, former, UNTOUCHED } from './triage-disposition.ts';

const mei = { id: 'person:mei', name: 'Mei' };
const arun = { id: 'person:arun', name: 'Arun' };
const at = new Date('2026-11-23T08:00:00.000Z');
const acting = (by = mei, assignee = arun as typeof mei | null) => ({ by, at, assignee, severityClass: 2 });
const after = (...commands: DisposingCommand[]): Disposition => {
  const state = { ...UNTOUCHED };
  for (const command of commands) Object.assign(state, dispose(state, command, acting()));
  return state;
};

describe('what is done with an alert', () => {
  it('acknowledging takes it when nobody has it, once', () => {
    const state = after({ type: 'acknowledge' });
    expect(state).toMatchObject({ acknowledgedAt: at.toISOString(), acknowledgedBy: mei, assignee: mei });
    expect(dispose(state, { type: 'acknowledge' }, acting())).toBeNull();
    expect(() => dispose(state, { type: 'acknowledge' }, acting(arun))).toThrow('Mei acknowledged it before');
    expect(after({ type: 'assign', to: 'arun' }, { type: 'acknowledge' }).assignee).toEqual(arun);
  });

  it('closing ends its being put off, and lets nothing but a reopening be done', () => {
    const state = after(
      { type: 'snooze', until: new Date('2026-11-23T09:00:00Z') },
      { type: 'close', reason: 'benign' },
    );
    expect(state).toMatchObject({ closeReason: 'benign', closedBy: mei, closeNote: null, snoozedUntil: null });
    for (const type of ['acknowledge', 'wake'] as const) {
      expect(() => dispose(state, { type }, acting())).toThrow(expect.objectContaining({ code: 'alert_closed' }));
    }
    expect({ ...state, ...dispose(state, { type: 'reopen' }, acting()) }).toEqual(UNTOUCHED);
    expect(() => dispose(UNTOUCHED, { type: 'reopen' }, acting())).toThrow(
      expect.objectContaining({ code: 'not_closed' }),
    );
  });

  it('keeps how severe it was when it was put off', () => {
    expect(after({ type: 'snooze', until: new Date('2026-11-23T09:00:00Z') })).toMatchObject({
      snoozedUntil: '2026-11-23T09:00:00.000Z',
      snoozedBy: mei,
      snoozedClass: 2,
    });
    expect(after({ type: 'snooze', until: new Date('2026-11-23T09:00:00Z') }, { type: 'wake' })).toEqual(UNTOUCHED);
  });

  it('is taken back by the fields that were set, whatever was done before', () => {
    const command = fc.oneof(
      fc.constantFrom<DisposingCommand>(
        { type: 'acknowledge' },
        { type: 'assign', to: 'arun' },
        { type: 'assign', to: null },
        { type: 'close', reason: 'other', note: 'x' },
        { type: 'reopen' },
        { type: 'wake' },
      ),
      fc.integer({ min: 1, max: 60 }).map((minutes): DisposingCommand => {
        return { type: 'snooze', until: new Date(at.getTime() + minutes * 60_000) };
      }),
    );
    const attempt = (state: Disposition, given: DisposingCommand): Partial<Disposition> | null => {
      const assignee = given.type === 'assign' && given.to === null ? null : arun;
      try {
        return dispose(state, given, acting(mei, assignee));
      } catch {
        return null;
      }
    };
    fc.assert(
      fc.property(fc.array(command, { maxLength: 8 }), command, (earlier, last) => {
        const state = { ...UNTOUCHED };
        for (const given of earlier) Object.assign(state, attempt(state, given));
        const patch = attempt(state, last) ?? {};
        expect({ ...state, ...patch, ...former(state, patch) }).toEqual(state);
      }),
    );
  });
});
