import { FLOW_MS, openFlow, sealFlow } from './oidc-flow.ts';

const KEY = 'a-key-of-a-test-0123456789-0123456789';
const NOW = new Date('2026-03-02T10:00:00Z');
const FLOW = { state: 's', nonce: 'n', verifier: 'v', until: NOW.getTime() + FLOW_MS };

describe('way through a provider', () => {
  it('comes back as it was begun, within its time', () => {
    const sealed = sealFlow(KEY, FLOW);
    expect(sealed).toMatch(/^[A-Za-z0-9_-]{1,2048}$/);
    expect(sealed).not.toContain('verifier');
    expect(openFlow(KEY, sealed, NOW)).toEqual(FLOW);
    expect(openFlow(KEY, sealed, new Date(FLOW.until))).toBeUndefined();
  });

  it('comes back from here alone', () => {
    expect(openFlow(`${KEY}x`, sealFlow(KEY, FLOW), NOW)).toBeUndefined();
    for (const other of [undefined, '', 'x', Buffer.from(JSON.stringify(FLOW)).toString('base64url')]) {
      expect(openFlow(KEY, other, NOW)).toBeUndefined();
    }
  });
});
