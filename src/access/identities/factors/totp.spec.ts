import { createHmac } from 'node:crypto';
import { newTotpSecret, totpStep, totpUri } from './totp.ts';

/** `12345678901234567890`, the secret of RFC 6238, appendix B. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number): Date => new Date(seconds * 1000);

describe('one-time code', () => {
  it('is that of RFC 6238, appendix B, in its last six digits', () => {
    for (const [seconds, code] of [
      [59, '287082'],
      [1_111_111_109, '081804'],
      [1_234_567_890, '005924'],
      [2_000_000_000, '279037'],
      [20_000_000_000, '353130'],
    ] as const) {
      expect([seconds, totpStep(RFC_SECRET, code, at(seconds), null)]).toEqual([seconds, Math.floor(seconds / 30)]);
    }
  });

  it('is taken one step early or late, and no further off', () => {
    const taken = [-61, -31, -30, 0, 29, 30, 59, 60, 90].map(
      (offset) => totpStep(RFC_SECRET, '081804', at(1_111_111_080 + offset), null) !== undefined,
    );
    expect(taken).toEqual([false, false, true, true, true, true, true, false, false]);
  });

  it('is taken once', () => {
    const step = totpStep(RFC_SECRET, '081804', at(1_111_111_109), null) ?? 0;
    expect(totpStep(RFC_SECRET, '081804', at(1_111_111_109), step)).toBeUndefined();
    expect(totpStep(RFC_SECRET, '081804', at(1_111_111_109), step - 1)).toBe(step);
  });

  it('is six digits and nothing else', () => {
    for (const code of ['', '81804', '0818040', ' 081804', '081804\n', '٠٨١٨٠٤', 'abcdef', '0x1234']) {
      expect(totpStep(RFC_SECRET, code, at(1_111_111_109), null)).toBeUndefined();
    }
  });

  it('has a secret of its own, which the address for authenticators carries', () => {
    const secret = newTotpSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(newTotpSecret()).not.toBe(secret);
    const uri = new URL(totpUri(secret, 'mei.tan@port.example'));
    expect([uri.protocol, uri.host, uri.searchParams.get('secret')]).toEqual(['otpauth:', 'totp', secret]);
    // Written from the standard alone: HMAC-SHA-1 over the step, dynamically truncated.
    const key = Buffer.from(
      Array.from(secret)
        .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
        .join('')
        .match(/.{8}/g)!
        .map((bits) => parseInt(bits, 2)),
    );
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(1000n);
    const mac = createHmac('sha1', key).update(counter).digest();
    const code = String((mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
    expect(totpStep(secret, code, at(30_000), null)).toBe(1000);
  });
});
