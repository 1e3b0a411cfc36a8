import { hasSeat } from './seats.ts';

const who = { id: 'person:a', nation: 'KR', organisation: { id: 'o' } };
const release = (seats: object[], by = 'person:b'): Parameters<typeof hasSeat>[0] => ({
  approval: { mode: 'quorum', seats },
  createdBy: { id: by },
});

describe('a seat among the approvers', () => {
  it.each([
    [{ kind: 'nation', nation: 'KR' }, true],
    [{ kind: 'nation', nation: 'SG' }, false],
    [{ kind: 'organisation', nation: 'KR', organisationId: 'o' }, true],
    [{ kind: 'organisation', nation: 'KR', organisationId: 'p' }, false],
    [{ kind: 'person', nation: 'KR', organisationId: 'o', accountId: 'a' }, true],
    [{ kind: 'person', nation: 'KR', organisationId: 'o', accountId: 'z' }, false],
  ])('%j', (seat, has) => {
    expect(hasSeat(release([seat]), who)).toBe(has);
  });

  it('is never that of whoever prepared it', () => {
    expect(hasSeat(release([{ kind: 'nation', nation: 'KR' }], 'person:a'), who)).toBe(false);
  });
});
