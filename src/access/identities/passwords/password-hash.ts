import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { normalPassword } from './password-policy.ts';

/** Argon2id (the library's default) with the least OWASP advises: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** In PHC form, with its parameters and a salt of its own. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalPassword(password), COST);
}

let nobodys: Promise<string> | undefined;

/**
 * Whether the password is the one that was hashed. Without a hash the work is done all the same, so that the time it
 * takes does not tell whether there is an account.
 */
export async function isPassword(password: string, hashed: string | null | undefined): Promise<boolean> {
  nobodys ??= hashPassword(randomBytes(32).toString('base64url'));
  const same = await verify(hashed ?? (await nobodys), normalPassword(password));
  return same && typeof hashed === 'string';
}
