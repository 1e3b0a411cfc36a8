import { createHash } from 'node:crypto';
import { v4 as uuidv4 } from 'uuid';

/** Crockford's base 32. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The same name gives the same id, so that what is posted again is known again. In the form of a random one, which is all SAPIENT
 * takes.
 */
export function stableUuid(name: string): string {
  return uuidv4({ random: createHash('sha256').update(name).digest().subarray(0, 16) });
}

/** A ULID of a moment, with the name in place of its random part. */
export function stableUlid(name: string, time: number): string {
  let text = '';
  for (let rest = Math.max(0, Math.floor(time)), index = 0; index < 10; index += 1) {
    text = (ALPHABET[rest % 32] ?? '0') + text;
    rest = Math.floor(rest / 32);
  }
  const hash = createHash('sha256').update(name).digest();
  for (let index = 0; index < 16; index += 1) text += ALPHABET[(hash[index] ?? 0) % 32];
  return text;
}

/** A whole number of up to 15 digits: sensors' numbers of flows, lines, transactions. */
export function stableNumber(name: string): number {
  return createHash('sha256').update(name).digest().readUIntBE(0, 6);
}

/** Two independent draws of the standard normal distribution (Box and Muller). */
export function stableNormals(name: string): [number, number] {
  const hash = createHash('sha256').update(name).digest();
  const [u, v] = [(hash.readUInt32BE(0) + 1) / 4_294_967_297, hash.readUInt32BE(4) / 4_294_967_296];
  const length = Math.sqrt(-2 * Math.log(u));
  return [length * Math.cos(2 * Math.PI * v), length * Math.sin(2 * Math.PI * v)];
}
