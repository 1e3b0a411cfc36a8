import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
/** First byte of every box, so that another construction can follow this one. */
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The box is damaged, of another purpose, or was sealed under another key. */
export class BrokenSeal extends Error {
  constructor(cause?: unknown) {
    super('A sealed secret cannot be opened: it is damaged, or BREAKWATER_SECRET_KEY is not what it was sealed with', {
      cause,
    });
    this.name = 'BrokenSeal';
  }
}

/**
 * Encrypts what the server must be able to read back (AES-256-GCM). The key of each purpose is derived from the one
 * secret (HKDF-SHA256), and the purpose names the row, so that a box moved to another row or column does not open.
 */
export function seal(secret: string, purpose: string, plaintext: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(secret, purpose), nonce, { authTagLength: TAG_BYTES });
  const sealed = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), sealed]);
}

/** @throws BrokenSeal */
export function open(secret: string, purpose: string, box: Buffer): string {
  if (box[0] !== VERSION || box.length < 1 + NONCE_BYTES + TAG_BYTES) throw new BrokenSeal();
  const nonce = box.subarray(1, 1 + NONCE_BYTES);
  const tag = box.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv(CIPHER, keyOf(secret, purpose), nonce, { authTagLength: TAG_BYTES });
    decipher.setAuthTag(tag);
    const sealed = box.subarray(1 + NONCE_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new BrokenSeal(cause);
  }
}

function keyOf(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'breakwater sealed box', purpose, 32));
}
