import * as fc from 'fast-check';
import { isTokenShaped, newToken, TOKEN_PREFIX, tokenHash, type TokenKind } from './secret-token.ts';

const KINDS = Object.keys(TOKEN_PREFIX) as TokenKind[];

describe('secret token', () => {
  it('is 256 random bits behind the prefix of its kind, and of no other kind', () => {
    for (const kind of KINDS) {
      const tokens = Array.from({ length: 500 }, () => newToken(kind));
      expect(new Set(tokens).size).toBe(500);
      for (const token of tokens) {
        expect(KINDS.filter((other) => isTokenShaped(other, token))).toEqual([kind]);
        expect(Buffer.from(token.slice(TOKEN_PREFIX[kind].length), 'base64url')).toHaveLength(32);
      }
    }
  });

  it('is not recognised in any other text', () => {
    fc.assert(fc.property(fc.string(), (text) => !KINDS.some((kind) => isTokenShaped(kind, text))));
    const token = newToken('session');
    for (const near of [token.slice(0, -1), `${token}A`, `${token}\n`, ` ${token}`, token.toUpperCase(), '']) {
      expect(isTokenShaped('session', near)).toBe(false);
    }
  });

  it('is stored as the SHA-256 of its text', () => {
    // FIPS 180-2, appendix B.1.
    expect(tokenHash('abc').toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
