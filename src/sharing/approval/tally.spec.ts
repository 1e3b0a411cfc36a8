import * as fc from 'fast-check';
import type { Recipient } from '../projection/recipient.ts';
import { type ApprovalPolicy, type Verdict, VERDICTS } from './approval-policy.ts';
import { type GivenVerdict, seatOf, tally } from './tally.ts';

const nation = (code: string): Recipient => ({ kind: 'nation', nation: code });
const seats = [nation('SG'), nation('MY'), nation('TH')];
const policy = (mode: 'quorum' | 'consensus', quorum = 2): ApprovalPolicy => ({
  mode,
  quorum,
  seats,
  deadline: '2026-12-01T00:00:00.000Z',
});
const say = (seat: number, verdict: Verdict, { hash = 'h', by = `person:${seat}` } = {}): GivenVerdict => ({
  seat,
  verdict,
  hash,
  by,
});

describe('tally', () => {
  it('approves by quorum, and refuses as soon as the quorum can no longer be reached', () => {
    const quorum = policy('quorum');
    expect(tally(quorum, [say(0, 'approve')], 'h', 'c').outcome).toBe('pending');
    expect(tally(quorum, [say(0, 'approve'), say(1, 'approve')], 'h', 'c').outcome).toBe('approved');
    expect(tally(quorum, [say(0, 'abstain'), say(1, 'refuse')], 'h', 'c').outcome).toBe('refused');
  });

  it('needs every seat for a consensus, of which none refuses and one at least approves', () => {
    const consensus = policy('consensus');
    const all = (...verdicts: Verdict[]) =>
      tally(
        consensus,
        verdicts.map((verdict, seat) => say(seat, verdict)),
        'h',
        'c',
      );
    expect(all('approve', 'approve').outcome).toBe('pending');
    expect(all('approve', 'abstain', 'approve').outcome).toBe('approved');
    expect(all('abstain', 'abstain', 'abstain').outcome).toBe('refused');
    expect(all('approve', 'refuse').outcome).toBe('refused');
  });

  it('counts for nothing what was said of other packages, or by the creator', () => {
    const given = [say(0, 'approve', { hash: 'before' }), say(1, 'approve', { by: 'creator' })];
    expect(tally(policy('quorum', 1), given, 'h', 'creator')).toEqual({
      outcome: 'pending',
      seats: [null, null, null],
    });
  });

  it('never approves what fewer seats approve than the quorum, and never what a consensus has one refusal of', () => {
    const verdicts = fc.array(
      fc.record({
        seat: fc.nat(2),
        verdict: fc.constantFrom(...VERDICTS),
        hash: fc.constantFrom('h', 'other'),
        by: fc.constantFrom('a', 'b', 'creator'),
      }),
    );
    fc.assert(
      fc.property(verdicts, fc.constantFrom('quorum' as const, 'consensus' as const), (given, mode) => {
        const counted = tally(policy(mode), given, 'h', 'creator');
        const says = (verdict: Verdict) => counted.seats.filter((seat) => seat === verdict).length;
        if (counted.outcome !== 'approved') return;
        if (mode === 'quorum') expect(says('approve')).toBeGreaterThanOrEqual(2);
        else expect(says('refuse')).toBe(0);
        expect(given.filter(({ by, hash }) => by !== 'creator' && hash === 'h').length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('a seat', () => {
  const organisationId = '0198a000-0000-7000-8000-000000000001';
  const accountId = '0198a000-0000-7000-8000-00000000000a';
  const mei = { id: `person:${accountId}`, nation: 'SG', organisationId };
  const arun = { id: 'person:arun', nation: 'SG', organisationId };
  const own: ApprovalPolicy = {
    mode: 'quorum',
    quorum: 2,
    seats: [
      nation('SG'),
      { kind: 'organisation', nation: 'SG', organisationId },
      { kind: 'person', nation: 'SG', organisationId, accountId },
    ],
    deadline: '2026-12-01T00:00:00.000Z',
  };

  it('is the narrowest that is free, and one to a person', () => {
    expect(seatOf(own, [], mei)).toBe(2);
    expect(seatOf(own, [], arun)).toBe(1);
    expect(seatOf(own, [say(2, 'approve', { by: mei.id })], mei)).toBe(2);
    expect(seatOf(own, [say(1, 'approve', { by: 'person:eve' })], arun)).toBe(0);
    expect(seatOf(own, [], { ...mei, nation: 'MY' })).toBeUndefined();
    expect(seatOf({ mode: 'none' }, [], mei)).toBeUndefined();
  });
});
