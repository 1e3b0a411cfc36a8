import { createHash, randomBytes } from 'node:crypto';

const PREFIX = 'bws_';
const KEY = /^bws_[A-Za-z0-9_-]{43}$/;

/** A new sensor key: 256 random bits in base64url, with a prefix by which leaked keys can be searched for. */
export function generateKey(): string {
  return PREFIX + randomBytes(32).toString('base64url');
}

/**
 * What is stored in place of the key. A fast hash is enough: the key is random, so there is nothing to guess from,
 * and every request pays for it.
 */
export function hashKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/** Whether the text has the shape of a key, so that other tokens cost no look-up. */
export function isKeyShaped(text: string): boolean {
  return KEY.test(text);
}
