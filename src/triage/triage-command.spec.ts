import { ROLE_ACTIONS } from '../access/policy/role.ts';
import { CLOSE_REASONS } from '../cases/case-lifecycle.ts';
import {
  CASE_CLOSE_REASON,
  commandOf,
  isUndoable,
  TRIAGE_ACTION,
  TRIAGE_TYPES,
  type TriageWish,
} from './triage-command.ts';

const NOW = new Date('2026-11-23T08:00:00.000Z');

describe('a command of the queue', () => {
  it.each<[TriageWish, object]>([
    [{ type: 'acknowledge' }, { type: 'acknowledge' }],
    [
      { type: 'assign', to: null },
      { type: 'assign', to: null },
    ],
    [
      { type: 'close', reason: 'benign' },
      { type: 'close', reason: 'benign' },
    ],
    [
      { type: 'snooze', until: '2026-11-23T10:00:00+01:00' },
      { type: 'snooze', until: new Date('2026-11-23T09:00:00.000Z') },
    ],
    [{ type: 'escalate' }, { type: 'escalate' }],
  ])('%j is understood', (wish, command) => {
    expect(commandOf(wish, NOW)).toEqual(command);
  });

  it.each<[TriageWish, string, string]>([
    [{ type: 'assign' }, 'missing_field', 'action.to'],
    [{ type: 'close' }, 'missing_field', 'action.reason'],
    [{ type: 'merge' }, 'missing_field', 'action.into'],
    [{ type: 'wake', until: '2026-11-23T09:00:00Z' }, 'field_not_taken', 'action.until'],
    [{ type: 'reopen', reason: 'other' }, 'field_not_taken', 'action.reason'],
    [{ type: 'snooze', until: '2026-11-23T08:00:00Z' }, 'snooze_in_past', 'action.until'],
    [{ type: 'snooze', until: '2027-11-23T08:00:00Z' }, 'snooze_too_long', 'action.until'],
  ])('%j is refused', (wish, code, field) => {
    expect(() => commandOf(wish, NOW)).toThrow(expect.objectContaining({ kind: 'invalid', code, field }));
  });

  it('closes cases for reasons their lifecycle knows', () => {
    for (const reason of Object.values(CASE_CLOSE_REASON)) expect(CLOSE_REASONS).toContain(reason);
  });

  it('is for analysts and leads, notes for liaisons too, and nothing for observers', () => {
    const granted = (role: keyof typeof ROLE_ACTIONS): string[] =>
      TRIAGE_TYPES.filter((type) => ROLE_ACTIONS[role].has(TRIAGE_ACTION[type]));
    expect(granted('analyst')).toEqual(TRIAGE_TYPES);
    expect(granted('lead')).toEqual(TRIAGE_TYPES);
    expect(granted('liaison')).toEqual(['note']);
    expect(granted('observer')).toEqual([]);
  });

  it('is undone where that is simple', () => {
    expect(isUndoable({ type: 'close', reason: 'other' })).toBe(true);
    expect(isUndoable({ type: 'escalate', into: 'c' })).toBe(true);
    expect(isUndoable({ type: 'escalate' })).toBe(false);
    expect(isUndoable({ type: 'merge', into: 'c' })).toBe(false);
    expect(isUndoable({ type: 'note', text: 'x' })).toBe(false);
  });
});
