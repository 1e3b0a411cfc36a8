import { createHash, randomBytes } from 'node:crypto';

const HOW_MANY = 10;
/** Base32 of Crockford, which leaves out what is misread. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 16;

/** Codes for the day the second factor is lost, each good once: 80 random bits, in groups of four. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: HOW_MANY }, () => {
    const letters = Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]);
    return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
  });
}

/** What is stored in place of a code, however it was typed; undefined where it cannot be one. A fast hash: it is random. */
export function recoveryCodeHash(code: string): Buffer | undefined {
  const plain = code.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1');
  if (plain.length !== LENGTH || !Array.from(plain).every((letter) => ALPHABET.includes(letter))) return undefined;
  return createHash('sha256').update(plain).digest();
}
