import { createHmac } from 'node:crypto';
import type { Package } from './package.ts';
import { mapTexts } from './deep-texts.ts';

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const CASE_NUMBER = /\bBW-\d+\b/gi;
const ACCOUNT = /\b(?:person|sensor|system):[\w.:@-]+/gi;

/**
 * The package under names of its own. Every id becomes a keyed hash that is stable within one release and recipient and
 * tells nothing to whoever lacks the key, so that ids of two releases, or of two recipients, cannot be brought together,
 * and nothing can be read off them: our own ids tell when a thing was made.
 */
export function underPseudonyms(draft: Package, secret: string, recipient: string): Package {
  const pseudonym = (id: string): string => pseudonymOf(secret, recipient, id);
  const replace = (value: unknown, name: string): unknown => {
    if (typeof value === 'string') return name === 'id' || name === 'alert' ? pseudonym(value) : value;
    if (Array.isArray(value)) return value.map((inner) => replace(inner, ''));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replace(inner, key)]));
  };
  const named = replace(draft, '') as Package;
  return mapTexts(named, (text) =>
    text.replace(UUID, pseudonym).replace(ACCOUNT, pseudonym).replace(CASE_NUMBER, '[case]'),
  );
}

/** In the form of a UUID of version 8 (RFC 9562 §5.8), whose bits are the application's. */
export function pseudonymOf(secret: string, recipient: string, id: string): string {
  const digest = createHmac('sha256', Buffer.from(secret, 'hex'))
    .update(`${recipient}\n${id.toLowerCase()}`)
    .digest('hex');
  const variant = ((Number.parseInt(digest.charAt(16), 16) & 3) | 8).toString(16);
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}
