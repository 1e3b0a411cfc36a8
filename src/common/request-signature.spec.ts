import * as fc from 'fast-check';
import { canonicalRequest, readSignature, type SignedParts, signatureFault, signRequest } from './request-signature.ts';

const parts: SignedParts = {
  method: 'POST',
  target: '/api/v1/intake/eve?site=1',
  sensor: 'krpus-suricata',
  timestamp: '1764000000',
  nonce: 'QmFzZTY0dXJsLW5vbmNl',
  body: Buffer.from('{"a":1}'),
};
const SECRET = 'bwh_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
const NOW = new Date(1_764_000_000_000);

function signed(changes: Partial<SignedParts> = {}, secret = SECRET): Record<string, string> {
  const all = { ...parts, ...changes };
  return {
    'breakwater-timestamp': all.timestamp,
    'breakwater-nonce': all.nonce,
    'breakwater-signature': signRequest(secret, all),
  };
}

function judge(headers: Record<string, string>, received: SignedParts = parts, secrets = [SECRET], now = NOW): unknown {
  const signature = readSignature(headers);
  return signature ? signatureFault(signature, received, secrets, now) : 'signature_required';
}

describe('signed request', () => {
  it('has one canonical form', () => {
    expect(canonicalRequest(parts)).toBe(
      [
        'breakwater-v1',
        'POST',
        '/api/v1/intake/eve?site=1',
        'krpus-suricata',
        '1764000000',
        'QmFzZTY0dXJsLW5vbmNl',
        // printf '{"a":1}' | openssl dgst -sha256
        '015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862',
      ].join('\n'),
    );
    // FIPS 180-2: the digest of nothing.
    expect(canonicalRequest({ ...parts, body: Buffer.alloc(0), sensor: '' })).toMatch(
      /\n\n1764000000\n.*\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855$/,
    );
  });

  it('has the signature that openssl gives', () => {
    expect(signRequest(SECRET, parts)).toBe('v1=b5d7bc23f8aadf5e13f8f28fbb442027222ee07bb78f1f52248bd2018ed46951');
  });

  it('stands as it was signed, under any secret in force', () => {
    expect(judge(signed())).toBeUndefined();
    expect(judge(signed(), parts, ['bwh_another', SECRET])).toBeUndefined();
    expect(judge(signed(), parts, ['bwh_another'])).toBe('bad_signature');
    expect(judge(signed(), parts, [])).toBe('bad_signature');
  });

  it('falls when any part has changed', () => {
    const token = fc.stringMatching(/^[A-Za-z0-9_-]{16,40}$/);
    const other = fc.record({
      method: fc.constantFrom('POST', 'PUT'),
      target: fc.webPath().map((path) => `/${path}`),
      sensor: fc.stringMatching(/^[a-z0-9-]{0,20}$/),
      body: fc.uint8Array({ maxLength: 50 }).map((bytes) => Buffer.from(bytes)),
      nonce: token,
      timestamp: fc.integer({ min: 1_763_999_700, max: 1_764_000_300 }).map(String),
    });
    fc.assert(
      fc.property(other, other, (sent, received) => {
        const headers = {
          ...signed(sent),
          'breakwater-nonce': received.nonce,
          'breakwater-timestamp': received.timestamp,
        };
        const same = canonicalRequest(sent) === canonicalRequest(received);
        expect(judge(headers, received)).toBe(same ? undefined : 'bad_signature');
        for (const name of ['method', 'target', 'sensor', 'body'] as const) {
          if (String(sent[name]) === String(received[name])) continue;
          expect(judge(signed(sent), { ...sent, [name]: received[name] })).toBe('bad_signature');
        }
      }),
    );
  });

  it('is told apart from one whose parts run into each other', () => {
    const text = canonicalRequest({ ...parts, target: '/a', sensor: 'b' });
    expect(canonicalRequest({ ...parts, target: '/ab', sensor: '' })).not.toBe(text);
  });

  it('stands for five minutes either way', () => {
    for (const [seconds, fault] of [
      [-301, 'stale_timestamp'],
      [-300, undefined],
      [300, undefined],
      [301, 'stale_timestamp'],
    ] as const) {
      expect(judge(signed({ timestamp: String(1_764_000_000 + seconds) }))).toBe(fault);
    }
  });

  it('needs all of its headers in their form', () => {
    const wrong: Record<string, string[]> = {
      'breakwater-timestamp': ['', '-1', '1e9', '1764000000.5', '2025-11-24T16:00:00Z', ' 1764000000'],
      'breakwater-nonce': ['', 'short', 'has a blank in the middle', 'x'.repeat(129), 'line\nbreak-line-break'],
      'breakwater-signature': ['', 'v1=', 'v2=00', `v1=${'A'.repeat(64)}`, 'a'.repeat(64), `v1=${'a'.repeat(63)}`],
    };
    for (const [name, values] of Object.entries(wrong)) {
      const { [name]: _, ...without } = signed();
      expect(judge(without)).toBe('signature_required');
      for (const value of values) expect(judge({ ...signed(), [name]: value })).toBe('signature_required');
    }
  });
});
