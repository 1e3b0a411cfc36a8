import { EMPTY_FLYER, flyerBody, flyerDraft, isKnownBy } from './flyer-draft.ts';

describe('a flyer as it is filled in', () => {
  it('is known by a serial number or an operator', () => {
    expect(isKnownBy(EMPTY_FLYER)).toBe(false);
    expect(isKnownBy({ ...EMPTY_FLYER, serial: ' ' })).toBe(false);
    expect(isKnownBy({ ...EMPTY_FLYER, operator: 'KR-OP-1' })).toBe(true);
  });

  it('is sent without what is not said, its times as of UTC, and comes back as it was', () => {
    const draft = { ...EMPTY_FLYER, name: ' Survey ', serial: 'S1', from: '2026-11-29T08:00' };
    const body = flyerBody(draft);
    expect(body).toEqual({
      name: 'Survey',
      affiliation: 'friend',
      serial: 'S1',
      operator: null,
      from: '2026-11-29T08:00:00.000Z',
      until: null,
    });
    const kept = { id: 'f', organisationId: 'o', siteId: null, area: null, ceilingM: null };
    const stored = { ...kept, name: 'Survey', affiliation: 'friend' as const, serial: 'S1', operator: null };
    expect(flyerDraft({ ...stored, from: '2026-11-29T08:00:00.000Z', until: null })).toEqual({
      ...draft,
      name: 'Survey',
    });
  });
});
