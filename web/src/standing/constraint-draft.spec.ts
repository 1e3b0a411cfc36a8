import { bodyOf, EMPTY_DRAFT, isReady } from './constraint-draft.ts';

const NOW = Date.parse('2026-11-29T12:00:00Z');
const said = { ...EMPTY_DRAFT, siteId: 's', reason: ' Known ' };

describe('what correlation is told', () => {
  it('needs an entity never to join by, and one of three terms to suppress', () => {
    expect(isReady(said)).toBe(false);
    expect(isReady({ ...said, signature: 'scan' })).toBe(true);
    expect(isReady({ ...said, sensorId: 'x' })).toBe(true);
    expect(isReady({ ...said, kind: 'never_join', signature: 'scan' })).toBe(false);
    expect(isReady({ ...said, kind: 'never_join', entityValue: '10.0.0.5' })).toBe(true);
    expect(isReady({ ...said, entityValue: '10.0.0.5', reason: ' ' })).toBe(false);
    expect(isReady({ ...said, entityValue: '10.0.0.5', siteId: '' })).toBe(false);
  });

  it('leaves out what is not said, and of never to join what only a suppression has', () => {
    expect(bodyOf({ ...said, signature: 'scan', severityAtMost: 40 }, NOW)).toEqual({
      kind: 'suppression',
      siteId: 's',
      cause: 'false_positive',
      reason: 'Known',
      signature: 'scan',
      severityAtMost: 40,
      expiresAt: '2026-11-30T12:00:00.000Z',
    });
    expect(
      bodyOf({ ...said, kind: 'never_join', entityValue: ' 10.0.0.5 ', signature: 'x', hours: null }, NOW),
    ).toEqual({
      kind: 'never_join',
      siteId: 's',
      cause: 'false_positive',
      reason: 'Known',
      entity: { type: 'ip', value: '10.0.0.5' },
    });
  });
});
