import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** How far the sender's clock may be off, in seconds, either way. */
export const SIGNATURE_WINDOW_SECONDS = 300;

/** Headers of a signed request, as Node spells them. */
export const SIGNATURE_HEADERS = {
  timestamp: 'breakwater-timestamp',
  nonce: 'breakwater-nonce',
  signature: 'breakwater-signature',
} as const;

/** What a signature covers. */
export interface SignedParts {
  method: string;
  /** Path with query, as it stands in the request line. */
  target: string;
  /** The sensor the request speaks for, as its header names it; empty when it names none. */
  sensor: string;
  /** Unix time in seconds, as it stands in its header. */
  timestamp: string;
  nonce: string;
  /** As it came over the wire: compressed, where it is. */
  body: Buffer;
}

/** Why a signature does not stand; each is a code of a 401. */
export type SignatureFault = 'signature_required' | 'stale_timestamp' | 'bad_signature';

/**
 * The text that is signed: seven lines, the version first, without a line break at its end. No part can hold a line
 * break, so two requests that differ never have the same text.
 */
export function canonicalRequest({ method, target, sensor, timestamp, nonce, body }: SignedParts): string {
  const digest = createHash('sha256').update(body).digest('hex');
  return ['breakwater-v1', method, target, sensor, timestamp, nonce, digest].join('\n');
}

/** The value of the signature header: HMAC-SHA256 (RFC 2104) under the secret's text, in hexadecimal. */
export function signRequest(secret: string, parts: SignedParts): string {
  return `v1=${createHmac('sha256', secret).update(canonicalRequest(parts)).digest('hex')}`;
}

interface Signature {
  timestamp: string;
  nonce: string;
  mac: Buffer;
}

/** The three headers of a signed request; undefined when one is missing or has not its form. */
export function readSignature(headers: Readonly<Record<string, unknown>>): Signature | undefined {
  const text = (name: string): string => {
    const value = headers[name];
    return typeof value === 'string' ? value : '';
  };
  const timestamp = text(SIGNATURE_HEADERS.timestamp);
  const nonce = text(SIGNATURE_HEADERS.nonce);
  const mac = /^v1=([0-9a-f]{64})$/.exec(text(SIGNATURE_HEADERS.signature))?.[1];
  if (!/^\d{1,12}$/.test(timestamp) || !/^[A-Za-z0-9_-]{16,128}$/.test(nonce) || mac === undefined) return undefined;
  return { timestamp, nonce, mac: Buffer.from(mac, 'hex') };
}

/**
 * Judges a signature by every secret that is in force; undefined when it stands. All secrets are tried in full, so that
 * the time tells neither which one fits nor where a wrong one differs.
 */
export function signatureFault(
  signature: Signature,
  parts: Omit<SignedParts, 'timestamp' | 'nonce'>,
  secrets: readonly string[],
  now: Date,
): SignatureFault | undefined {
  const { timestamp, nonce, mac } = signature;
  const text = canonicalRequest({ ...parts, timestamp, nonce });
  const fits = secrets.map((secret) => timingSafeEqual(createHmac('sha256', secret).update(text).digest(), mac));
  if (!fits.includes(true)) return 'bad_signature';
  const age = Math.abs(now.getTime() / 1000 - Number(timestamp));
  return age <= SIGNATURE_WINDOW_SECONDS ? undefined : 'stale_timestamp';
}
