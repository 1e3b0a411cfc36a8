import type { Case } from './case-data.ts';
import { stillAsActed, undoOf } from './undo.ts';

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

describe('what an act set', () => {
  it('is looked at alone: other changes of the case do not keep it from being undone', () => {
    const after = before({ assignee: 'a', severity: 40, status: 'active', version: 3 });
    const now = before({ assignee: 'a', severity: 85, status: 'active', version: 5 });
    expect(stillAsActed({ type: 'assign', assignee: 'a' }, after, now)).toBe(true);
    expect(stillAsActed({ type: 'severity', severity: 40, reason: 'x' }, after, now)).toBe(false);
    expect(stillAsActed({ type: 'status', to: 'active' }, after, now)).toBe(true);
  });
});
