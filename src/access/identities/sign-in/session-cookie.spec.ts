import { credentialOf } from '../../authenticated-request.ts';
import { type CookieKind, dropCookie, readCookie, setCookie } from './session-cookie.ts';

const sent = (cookie: string): string => cookie.split(';')[0] ?? '';

describe('session cookie', () => {
  it('is out of the reach of scripts and other sites, and insists on TLS where there is TLS', () => {
    expect(setCookie('session', 'bwc_x', { secure: true, seconds: 60.9 })).toBe(
      '__Host-breakwater=bwc_x; Path=/; Max-Age=60; HttpOnly; SameSite=Strict; Secure',
    );
    expect(setCookie('pending', 'bwp_x', { secure: false, seconds: 60 })).toBe(
      'breakwater-pending=bwp_x; Path=/; Max-Age=60; HttpOnly; SameSite=Strict',
    );
    expect(setCookie('oidc', 'x', { secure: true, seconds: 60 })).toContain('SameSite=Lax; Secure');
    expect(dropCookie('session', true)).toContain('Max-Age=0');
  });

  it('is read back by its kind alone', () => {
    const kinds: CookieKind[] = ['session', 'pending', 'oidc'];
    for (const secure of [true, false]) {
      for (const kind of kinds) {
        const cookie = sent(setCookie(kind, 'bwc_abc', { secure, seconds: 60 }));
        const read = kinds.filter((other) => readCookie(`theme=dark; ${cookie}`, other) === 'bwc_abc');
        expect(read).toEqual([kind]);
        expect(credentialOf({ headers: { cookie } })).toEqual(
          kind === 'session' ? { kind: 'session', token: 'bwc_abc' } : undefined,
        );
      }
    }
  });

  it('is not read where it is ambiguous or malformed', () => {
    for (const header of [
      undefined,
      '',
      'breakwater-pending',
      'breakwater-pending=',
      'breakwater-pending=a b',
      'breakwater-pending=a; __Host-breakwater-pending=b',
      `breakwater-pending=a; x=${'y'.repeat(17_000)}`,
    ]) {
      expect(readCookie(header, 'pending')).toBeUndefined();
    }
  });
});
