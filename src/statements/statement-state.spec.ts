import * as fc from 'fast-check';
import {
  answersOf,
  isAllowed,
  isReleasable,
  type NationVerdict,
  STATEMENT_STATES,
  STATEMENT_VERDICTS,
  standingOf,
} from './statement-state.ts';

const ASKED = ['MY', 'VN'];
const say = (nation: string, verdict: 'approve' | 'refuse', version = 2): NationVerdict => ({
  nation,
  version,
  verdict,
});

describe('where a statement stands', () => {
  it('is approved once all who were asked approve, and refused by one', () => {
    expect(standingOf(ASKED, [], 2)).toBe('asked');
    expect(standingOf(ASKED, [say('MY', 'approve')], 2)).toBe('asked');
    expect(standingOf(ASKED, [say('MY', 'approve'), say('VN', 'approve')], 2)).toBe('approved');
    expect(standingOf(ASKED, [say('MY', 'approve'), say('VN', 'refuse')], 2)).toBe('refused');
    expect(standingOf(ASKED, [say('VN', 'refuse')], 2)).toBe('refused');
  });

  it('counts nothing that was said of another version, or by a nation nobody asked', () => {
    expect(standingOf(ASKED, [say('MY', 'approve', 1), say('VN', 'approve', 1)], 2)).toBe('asked');
    expect(standingOf(ASKED, [say('MY', 'approve'), say('TH', 'approve')], 2)).toBe('asked');
    expect(standingOf(ASKED, [say('TH', 'refuse')], 2)).toBe('asked');
  });

  it('lets a nation take back what it said, either way', () => {
    expect(standingOf(ASKED, [say('MY', 'approve'), say('VN', 'approve'), say('MY', 'refuse')], 2)).toBe('refused');
    expect(standingOf(ASKED, [say('MY', 'refuse'), say('VN', 'approve'), say('MY', 'approve')], 2)).toBe('approved');
    expect([...answersOf(ASKED, [say('MY', 'refuse'), say('MY', 'approve')], 2)]).toEqual([
      ['MY', 'approve'],
      ['VN', null],
    ]);
  });

  it('never approves what one of those asked did not approve last, of that version', () => {
    const verdicts = fc.array(
      fc.record({
        nation: fc.constantFrom('MY', 'VN', 'TH'),
        version: fc.integer({ min: 1, max: 2 }),
        verdict: fc.constantFrom(...STATEMENT_VERDICTS),
      }),
    );
    fc.assert(
      fc.property(verdicts, fc.subarray(['MY', 'VN', 'TH'], { minLength: 1 }), (given, asked) => {
        const last = asked.map((nation) => given.findLast((one) => one.version === 2 && one.nation === nation));
        const all = last.every((one) => one?.verdict === 'approve');
        expect(standingOf(asked, given, 2) === 'approved').toBe(all);
      }),
    );
  });
});

describe('what may be done with a statement', () => {
  it('nothing but taking it back once it is out, and nothing once it was taken back', () => {
    expect(STATEMENT_STATES.filter((state) => isAllowed('revise', state))).toEqual([
      'draft',
      'asked',
      'approved',
      'refused',
    ]);
    expect(STATEMENT_STATES.filter((state) => isAllowed('answer', state))).toEqual(['asked', 'approved', 'refused']);
    expect(STATEMENT_STATES.filter((state) => isAllowed('withdraw', state))).not.toContain('withdrawn');
  });

  it('goes out approved, or as a draft of which nobody was ever asked', () => {
    expect(STATEMENT_STATES.filter((state) => isReleasable({ state, asked: ['MY'] }))).toEqual(['approved']);
    expect(STATEMENT_STATES.filter((state) => isReleasable({ state, asked: [] }))).toEqual(['draft', 'approved']);
  });
});
