import { SESSION_COOKIES } from '../../authenticated-request.ts';

const [SECURE_SESSION, PLAIN_SESSION] = SESSION_COOKIES;

/** Which cookie, and how it is named over TLS and without. */
export const COOKIE = {
  /** Who is signed in. */
  session: [SECURE_SESSION, PLAIN_SESSION],
  /** Who has shown a password and still owes a second factor. */
  pending: [`${SECURE_SESSION}-pending`, `${PLAIN_SESSION}-pending`],
  /** What a way through the nation's provider was begun with. */
  oidc: [`${SECURE_SESSION}-oidc`, `${PLAIN_SESSION}-oidc`],
} as const;
export type CookieKind = keyof typeof COOKIE;

/** A `Set-Cookie` value (RFC 6265 §4.1). No script reads it, and no other site has it sent along. */
export function setCookie(
  kind: CookieKind,
  value: string,
  { secure, seconds }: { secure: boolean; seconds: number },
): string {
  const [prefixed, plain] = COOKIE[kind];
  return [
    `${secure ? prefixed : plain}=${value}`,
    'Path=/',
    `Max-Age=${Math.max(0, Math.floor(seconds))}`,
    'HttpOnly',
    // The provider's answer is a navigation from another site, with which Strict would not be sent.
    `SameSite=${kind === 'oidc' ? 'Lax' : 'Strict'}`,
    ...(secure ? ['Secure'] : []),
  ].join('; ');
}

/** Takes the cookie back. */
export function dropCookie(kind: CookieKind, secure: boolean): string {
  return setCookie(kind, '', { secure, seconds: 0 });
}

/** The value of a cookie of a `Cookie` header; undefined when there is none, or more than one. */
export function readCookie(header: string | undefined, kind: CookieKind): string | undefined {
  if (header === undefined || header.length > 16_384) return undefined;
  const names: readonly string[] = COOKIE[kind];
  const found = header.split(';').flatMap((pair) => {
    const [, name = '', value = ''] = /^\s*([^=\s]+)=([A-Za-z0-9_-]{1,2048})\s*$/.exec(pair) ?? [];
    return names.includes(name) ? value : [];
  });
  return found.length === 1 ? found[0] : undefined;
}
