import type { Case } from './case-data.ts';
import { undoOf } from './undo.ts';

const before = (fields: Partial<Case>): Case => fields as Case;

describe('taking an act back', () => {
  it('gives the case back to whom it was taken from, or to nobody', () => {
    expect(undoOf({ type: 'assign', assignee: 'a' }, before({ assignee: 'b' }), '')).toEqual({
      type: 'assign',
      assignee: 'b',
    });
    expect(undoOf({ type: 'assign', assignee: 'a' }, before({ assignee: null }), '')).toEqual({
      type: 'assign',
      assignee: null,
    });
  });

  it('sets the severity that was, with a reason', () => {
    expect(undoOf({ type: 'severity', severity: 90, reason: 'x' }, before({ severity: 40 }), 'undone')).toEqual({
      type: 'severity',
      severity: 40,
      reason: 'undone',
    });
  });

  it('reopens what was closed', () => {
    expect(undoOf({ type: 'status', to: 'closed', reason: 'benign' }, before({ status: 'new' }), 'undone')).toEqual({
      type: 'status',
      to: 'active',
      reason: 'undone',
    });
  });

  it('goes back a step only where the lifecycle has one', () => {
    expect(undoOf({ type: 'status', to: 'contained' }, before({ status: 'active' }), 'r')).toMatchObject({
      to: 'active',
    });
    expect(undoOf({ type: 'status', to: 'triaged' }, before({ status: 'new' }), 'r')).toBeNull();
    expect(undoOf({ type: 'acknowledge' }, before({}), 'r')).toBeNull();
  });
});
