import { hash, randomBytes } from 'node:crypto';

/** By which leaked secrets can be searched for: keys of sensors, keys of gateways, secrets requests are signed with. */
const PREFIXES = { sensor: 'bws_', gateway: 'bwg_', signing: 'bwh_' } as const;
const KEY = /^bw[sg]_[A-Za-z0-9_-]{43}$/;

/** A new key, or signing secret: 256 random bits in base64url behind a prefix. */
export function generateKey(kind: keyof typeof PREFIXES = 'sensor'): string {
  return PREFIXES[kind] + randomBytes(32).toString('base64url');
}

/**
 * What is stored in place of the key. A fast hash is enough: the key is random, so there is nothing to guess from,
 * and every request pays for it.
 */
export function hashKey(key: string): Buffer {
  return hash('sha256', key, 'buffer');
}

/** Whether the text has the shape of a key, so that other tokens cost no look-up. */
export function isKeyShaped(text: string): boolean {
  return KEY.test(text);
}
