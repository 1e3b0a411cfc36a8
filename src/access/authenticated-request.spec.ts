import * as fc from 'fast-check';
import { bearerToken } from './authenticated-request.ts';
import { sameToken } from './operator-token.ts';

describe('bearer token', () => {
  it('is read from the header, whatever the case of the scheme', () => {
    expect(bearerToken('Bearer bws_abc-_')).toBe('bws_abc-_');
    expect(bearerToken('bearer a.b~c+d/e==')).toBe('a.b~c+d/e==');
  });

  it('is absent from a header of another scheme or shape', () => {
    for (const header of [
      undefined,
      '',
      'Bearer',
      'Bearer ',
      'Bearer  two',
      'Bearer a b',
      'Basic YTpi',
      'bws_abc',
      'Bearer =',
      'Bearer a\u0000',
      'Bearer é',
      ` Bearer a`,
      `Bearer ${'a'.repeat(513)}`,
    ]) {
      expect(bearerToken(header)).toBeUndefined();
    }
  });
});

describe('operator token', () => {
  it('equals itself and nothing else', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => sameToken(a, a) && sameToken(a, b) === (a === b)));
  });
});
