import { createHash, randomBytes } from 'node:crypto';

/** What each kind of secret begins with, so that one that leaked can be searched for, and told from the others. */
export const TOKEN_PREFIX = {
  apiToken: 'bwt_',
  session: 'bwc_',
  pending: 'bwp_',
  link: 'bwl_',
} as const;
export type TokenKind = keyof typeof TOKEN_PREFIX;

const SHAPE = /^[A-Za-z0-9_-]{43}$/;

/** A new secret of 256 random bits, in base64url behind its prefix. */
export function newToken(kind: TokenKind): string {
  return TOKEN_PREFIX[kind] + randomBytes(32).toString('base64url');
}

/** What is stored in place of the secret. A fast hash is enough: there is nothing to guess from. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Whether the text has the shape of such a secret, so that others cost no look-up. */
export function isTokenShaped(kind: TokenKind, text: string): boolean {
  return text.startsWith(TOKEN_PREFIX[kind]) && SHAPE.test(text.slice(TOKEN_PREFIX[kind].length));
}
