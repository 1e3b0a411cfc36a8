import { commandOf, formFaults, formOf, FRESH_FORM, type ReleaseForm } from './release-form.ts';

const form = (fields: Partial<ReleaseForm> = {}): ReleaseForm => ({
  ...FRESH_FORM,
  recipients: [{ kind: 'nation', nation: 'SG' }],
  purpose: 'To watch',
  ...fields,
});

describe('a release that is being made', () => {
  it('names nobody until somebody is named, and cannot be prepared before', () => {
    expect(FRESH_FORM.recipients).toEqual([]);
    expect(formFaults(FRESH_FORM)).toContain('noRecipient');
    expect(formFaults(form())).toEqual([]);
  });

  it.each<[Partial<ReleaseForm>, string]>([
    [{ purpose: '  ' }, 'noPurpose'],
    [{ case: [], parts: { ...FRESH_FORM.parts, alerts: [] } }, 'nothingChosen'],
    [{ days: 0 }, 'badExpiry'],
    [{ days: Number.NaN }, 'badExpiry'],
    [{ approval: 'quorum' }, 'noApprover'],
    [{ approval: 'consensus', approvers: [{ kind: 'nation', nation: 'KR' }], deadlineHours: 24 * 8 }, 'badDeadline'],
    [{ approval: 'quorum', approvers: [{ kind: 'nation', nation: 'KR' }], follow: true }, 'followApproval'],
    [{ follow: true, roundTimesMinutes: 5 }, 'followTimes'],
  ])('%j is refused as %s', (fields, fault) => {
    expect(formFaults(form(fields))).toContain(fault);
  });

  it('asks for what was chosen and nothing else', () => {
    const command = commandOf(form({ case: ['title'], roundPositionsKm: null }), 'c', Date.UTC(2026, 0, 1));
    expect(command.selection).toEqual({
      case: ['title'],
      alertFields: FRESH_FORM.alertFields,
      alerts: 'all',
      objects: [],
      notes: [],
      observables: [],
      tasks: [],
    });
    expect(command.expiresAt).toBe('2026-01-08T00:00:00.000Z');
    expect(command.redactions).not.toHaveProperty('roundPositionsKm');
    expect(command).not.toHaveProperty('approval');
  });

  it('asks for approval as it was set', () => {
    const approvers = [{ kind: 'nation' as const, nation: 'KR' }];
    const command = commandOf(form({ approval: 'consensus', approvers, quorum: 3 }), 'c', 0);
    expect(command.approval).toEqual({ mode: 'consensus', approvers, deadline: '1970-01-02T00:00:00.000Z' });
  });

  it('is read again as it was kept, and fresh where what was kept cannot be read', () => {
    expect(formOf(JSON.stringify(form({ days: 3 }))).days).toBe(3);
    expect(formOf('')).toEqual(FRESH_FORM);
    expect(formOf('{"parts":{"notes":"all"}}').parts).toEqual({ ...FRESH_FORM.parts, notes: 'all' });
  });
});
