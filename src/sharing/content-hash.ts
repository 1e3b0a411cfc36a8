import { createHash } from 'node:crypto';
import { type Canonical, canonicalJson } from '../common/canonical-json.ts';

/** SHA-256 over the canonical JSON of a value, in hexadecimal. */
export function contentHash(value: Canonical): string {
  return textHash(canonicalJson(value));
}

/** SHA-256 over a text as UTF-8, in hexadecimal. */
export function textHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
