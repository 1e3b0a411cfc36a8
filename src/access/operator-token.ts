import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether two tokens are equal, in a time that tells neither where they differ nor how long the right one is. */
export function sameToken(presented: string, expected: string): boolean {
  return timingSafeEqual(digest(presented), digest(expected));
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
