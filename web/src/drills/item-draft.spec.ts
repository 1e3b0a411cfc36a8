import { blankItem, copyOf, draftOf, freeCode, scriptOf, soon, withExpectation } from './item-draft.ts';

const MINUTE = 60_000;
const WRITTEN = {
  code: 'I04',
  kind: 'inject',
  title: 'A write',
  to: ['PORT'],
  from: 'The crane',
  after: { item: 'I01', by: '2m' },
  requires: { all: [{ item: 'I01', outcome: 'delivered' }] },
  decoy: true,
  notes: 'For us alone',
  alert: { sensor: 's', format: 'native', bodies: [{ title: '$id' }] },
  expectations: [
    {
      code: 'ack',
      cell: 'PORT',
      text: 'Sees it',
      metric: 'acknowledge',
      within: '5m',
      required: false,
      mode: 'all_members',
      objective: 'O1',
      when: { done: 'acknowledged' },
    },
    {
      code: 'say',
      cell: 'PORT',
      text: 'Says so',
      metric: 'notify',
      within: '5m',
      required: true,
      mode: 'any_member',
      when: { not: { event: 'share.revoked' } },
    },
    { code: 'ask', cell: 'PORT', text: 'Asks', metric: 'notify', within: '5m', required: true, mode: 'any_member' },
  ],
};

describe('writing an item', () => {
  it('loses nothing of what no field shows', () => {
    expect(scriptOf(draftOf(WRITTEN))).toEqual(WRITTEN);
    const told = {
      code: 'M1',
      kind: 'information',
      title: 'A call',
      to: ['PORT', 'CERT'],
      by_hand: true,
      media: { outlet: 'A', headline: 'B', text: 'C' },
    };
    expect(scriptOf(draftOf(told))).toEqual(told);
  });

  it('copies it to soon, under a code nothing has', () => {
    const copy = copyOf(WRITTEN, ['I04', 'X1'], 12.4 * MINUTE);
    expect(copy).toMatchObject({ code: 'X2', when: 'at', at: '15m' });
    expect(scriptOf(copy)).not.toHaveProperty('after');
    expect(copyOf({ ...WRITTEN, after: undefined, by_hand: true }, [], 0).when).toBe('by_hand');
    expect(freeCode(['X1', 'X2'])).toBe('X3');
    expect(soon(0)).toBe('3m');
  });

  it('begins with a message and nothing expected', () => {
    const draft = {
      ...blankItem([], 0),
      title: 'Hello',
      to: ['PORT'],
      told: { subject: 'A', text: 'B', outlet: 'of another channel' },
    };
    expect(scriptOf(draft)).toEqual({
      code: 'X1',
      kind: 'information',
      title: 'Hello',
      to: ['PORT'],
      at: '3m',
      message: { subject: 'A', text: 'B' },
    });
    const two = withExpectation(withExpectation(draft));
    expect(two.expectations.map(({ code, cell }) => [code, cell])).toEqual([
      ['e1', 'PORT'],
      ['e2', 'PORT'],
    ]);
    const [first] = two.expectations;
    expect(
      scriptOf({ ...draft, expectations: [{ ...first, text: 'Does', judge: 'contained' }] })?.['expectations'],
    ).toEqual([
      {
        code: 'e1',
        cell: 'PORT',
        text: 'Does',
        metric: 'notify',
        within: '10m',
        required: true,
        when: { done: 'contained' },
      },
    ]);
  });

  it('waits until a body is JSON', () => {
    expect(scriptOf({ ...draftOf(WRITTEN), body: '{' })).toBeNull();
  });
});
