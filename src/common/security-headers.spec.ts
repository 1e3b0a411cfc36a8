import { securityHeaders } from './security-headers.ts';

const headers = (kind: Partial<Parameters<typeof securityHeaders>[0]> = {}) =>
  securityHeaders({ contentType: 'application/json', secure: false, cacheControl: undefined, ...kind });

describe('security headers', () => {
  it('let data do nothing at all', () => {
    expect(headers()['content-security-policy']).toBe(
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    );
    expect(headers({ contentType: undefined })).toEqual(headers());
  });

  it('give files that people sent no origin to act from', () => {
    const policy = headers({ contentType: 'application/octet-stream' })['content-security-policy'];
    expect(policy).toBe(`${headers()['content-security-policy']}; sandbox`);
  });

  it('let documents load what is served here, and nothing that is written into the page', () => {
    const policy = headers({ contentType: 'text/html; charset=utf-8' })['content-security-policy'] ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  it('let code that runs as a worker ask this server, and nobody else', () => {
    const policy = headers({ contentType: 'text/javascript; charset=utf-8' })['content-security-policy'] ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/unsafe|https?:|blob:|\*/);
  });

  it('bind browsers to TLS only where it is spoken', () => {
    expect(headers()).not.toHaveProperty('strict-transport-security');
    const [, seconds] = /^max-age=(\d+); includeSubDomains$/.exec(
      headers({ secure: true })['strict-transport-security'] ?? '',
    ) ?? ['', ''];
    expect(Number(seconds)).toBeGreaterThanOrEqual(365 * 86_400);
  });

  it('leave to a handler to say that its answer may be kept', () => {
    expect(headers()['cache-control']).toBe('no-store');
    expect(headers({ cacheControl: 'public, max-age=60' })['cache-control']).toBe('public, max-age=60');
  });
});
