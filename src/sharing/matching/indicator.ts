import { createHmac, hkdfSync } from 'node:crypto';
import type { EntityRef } from '../../intake/alert.ts';
import { entityKey } from '../../intake/entity.ts';

export interface Indicator {
  type: EntityRef['type'];
  value: string;
}

/** A site no code can name, so that a key that carries it is one that means something only inside a site. */
const ANY_SITE = '?';

/**
 * The one text of an indicator both sides hash; undefined for what means nothing outside its site. Two nations that both
 * have a 10.0.0.5 hold nothing in common.
 */
export function normalisedIndicator({ type, value }: Indicator): string | undefined {
  const key = entityKey({ type, value }, ANY_SITE);
  return key.endsWith(`@${ANY_SITE}`) ? undefined : key.replace(':', '|');
}

/**
 * The key a pair agrees on (RFC 5869): neither side chooses it alone, and neither half tells anything of it.
 * Halves go in the order of their nations' codes.
 */
export function agreedKey(halves: readonly { nation: string; half: string }[], agreementId: string): Buffer {
  const ordered = halves.toSorted((a, b) => (a.nation < b.nation ? -1 : 1));
  const secret = Buffer.concat(ordered.map(({ half }) => Buffer.from(half, 'hex')));
  return Buffer.from(hkdfSync('sha256', secret, agreementId, 'breakwater indicator matching', 32));
}

/** What stands for an indicator: nothing to whoever lacks the key, and another under each agreement. */
export function indicatorDigest(key: Buffer, normalised: string): Buffer {
  return createHmac('sha256', key).update(normalised).digest();
}
