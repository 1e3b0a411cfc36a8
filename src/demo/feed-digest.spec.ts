import type { JsonObject } from '../common/json.ts';
import { FeedDigest } from './feed-digest.ts';

function shown(digest: FeedDigest, type: string, data: JsonObject): boolean {
  const actor = { id: 'system:correlation', name: 'Correlation' };
  return digest.shows({ seq: 1, type, at: '', nation: 'KR', siteId: null, caseId: null, actor, data });
}

describe('digest of the feed', () => {
  it('shows repeats of an alert as they reach 10, 30, 100, 300', () => {
    const digest = new FeedDigest();
    const totals = [2, 9, 10, 11, 29, 31, 99, 100, 101, 299, 350, 999, 1000];
    const told = totals.filter((total) => shown(digest, 'alert.repeated', { alertId: 'a', total }));
    expect(told).toEqual([10, 31, 100, 350, 1000]);
    expect(shown(digest, 'alert.repeated', { alertId: 'b', total: 12 })).toBe(true);
  });

  it('shows an object once, and again when another sensor sees it', () => {
    const digest = new FeedDigest();
    const seen = (type: string, tracks: number): boolean =>
      shown(digest, type, { objectId: 'o', tracks: Array.from({ length: tracks }, () => ({})) });
    expect([
      seen('object.opened', 1),
      seen('object.updated', 1),
      seen('object.updated', 2),
      seen('object.updated', 2),
    ]).toEqual([true, false, true, false]);
  });

  it('shows every change of a case and leaves out what waits', () => {
    const digest = new FeedDigest();
    expect(
      ['case.opened', 'case.updated', 'alert.linked', 'object.zone_entered'].every((type) => shown(digest, type, {})),
    ).toBe(true);
    expect(shown(digest, 'alert.waiting', {})).toBe(false);
  });
});
