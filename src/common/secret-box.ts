import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What a key is for: each use derives its own, so that what is sealed for one is nothing to another. */
export type KeyPurpose =
  | 'totp-secret'
  | 'oidc-flow'
  | 'sign-in-brake'
  | 'release-names'
  | 'match-half'
  | 'node-key'
  | 'signing-secret'
  | 'notification-channel';

function derive(secretKey: string, purpose: KeyPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', secretKey, 'breakwater', purpose, 32));
}

/**
 * Seals a text with AES-256-GCM (NIST SP 800-38D): nonce, tag, ciphertext. `context` is bound to it, so that one row's
 * secret cannot be put into another row.
 */
export function seal(secretKey: string, purpose: KeyPurpose, context: string, text: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', derive(secretKey, purpose), nonce);
  cipher.setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** What was sealed; undefined when it was sealed under another key, for another purpose or context, or was changed. */
export function unseal(secretKey: string, purpose: KeyPurpose, context: string, box: Buffer): string | undefined {
  if (box.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', derive(secretKey, purpose), box.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(box.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(box.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

/** A name for something that must not be kept itself, and cannot be guessed back without the key. */
export function keyedName(secretKey: string, purpose: KeyPurpose, text: string): string {
  return createHmac('sha256', derive(secretKey, purpose)).update(text).digest('base64url');
}
