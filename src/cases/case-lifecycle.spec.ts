import * as fc from 'fast-check';
import { DomainError } from '../common/domain-error.ts';
import {
  CASE_STATUSES,
  type CaseStatus,
  CLOSE_REASONS,
  isOpen,
  type Transition,
  TRANSITIONS,
  transition,
} from './case-lifecycle.ts';

function attempt(from: CaseStatus, to: CaseStatus, reason?: string): Transition | DomainError {
  try {
    return transition(from, to, reason);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

/** Written out a second time, as prose in the issue would have it, so that a slip in the table shows. */
const intended = new Set([
  'new>triaged',
  'new>active',
  'new>closed',
  'triaged>active',
  'triaged>closed',
  'active>contained',
  'active>closed',
  'contained>active',
  'contained>closed',
  'closed>active',
]);

describe('case lifecycle', () => {
  for (const from of CASE_STATUSES) {
    for (const to of CASE_STATUSES) {
      if (intended.has(`${from}>${to}`)) {
        it(`lets a case go from ${from} to ${to}`, () => {
          expect(attempt(from, to, 'resolved')).toMatchObject({ status: to });
        });
      } else {
        it(`refuses to take a case from ${from} to ${to} and names what is allowed`, () => {
          const refused = attempt(from, to, 'resolved');
          expect(refused).toMatchObject({ kind: 'conflict', code: 'transition_refused', field: 'to' });
          const message = (refused as DomainError).message;
          expect(message).toContain(`from ${from} to ${to}`);
          for (const allowed of TRANSITIONS[from]) expect(message).toContain(allowed);
        });
      }
    }
  }

  it('closes only with a reason from the list, whatever else is offered', () => {
    fc.assert(
      fc.property(fc.constantFrom('new', 'triaged', 'active', 'contained'), fc.string(), (from, reason) => {
        const listed = (CLOSE_REASONS as readonly string[]).includes(reason);
        expect(attempt(from, 'closed', reason)).toMatchObject(
          listed ? { kind: 'close', closeReason: reason } : { kind: 'invalid', code: 'close_reason_required' },
        );
      }),
    );
    expect(attempt('active', 'closed')).toMatchObject({ code: 'close_reason_required', field: 'reason' });
    for (const reason of CLOSE_REASONS) expect(attempt('new', 'closed', reason)).toMatchObject({ closeReason: reason });
  });

  it('calls the way back from closed a reopening, and forgets why it was closed', () => {
    expect(transition('closed', 'active', 'new evidence')).toEqual({
      kind: 'reopen',
      status: 'active',
      closeReason: null,
    });
    expect(transition('contained', 'active')).toMatchObject({ kind: 'progress' });
  });

  it('never leads to merged, and holds every open case able to be closed', () => {
    for (const from of CASE_STATUSES) {
      expect(TRANSITIONS[from]).not.toContain('merged');
      if (isOpen(from)) expect(TRANSITIONS[from]).toContain('closed');
    }
    expect(CASE_STATUSES.filter(isOpen)).toEqual(['new', 'triaged', 'active', 'contained']);
  });
});
