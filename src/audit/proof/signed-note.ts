import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** Identifies Ed25519 in C2SP signed-note. */
const ED25519 = 1;
/** What comes before the 32 bytes of an Ed25519 key in its SubjectPublicKeyInfo (RFC 8410 §4). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const SIGNATURE = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u;

/** A public key and the name it signs under. */
export interface NoteKey {
  name: string;
  publicKey: KeyObject;
}

/** The key in the one-line form that verifiers of C2SP signed notes take: `name+hash+base64`. */
export function verifierKey({ name, publicKey }: NoteKey): string {
  const typed = typedKey(publicKey);
  return `${name}+${keyHash(name, typed).toString('hex')}+${typed.toString('base64')}`;
}

/** @throws SyntaxError when it is no Ed25519 key in that form, or the hash is another key's. */
export function parseVerifierKey(text: string): NoteKey {
  const [, name, hash, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/u.exec(text.trim()) ?? [];
  const typed = Buffer.from(encoded ?? '', 'base64');
  if (name === undefined || typed.length !== 33 || typed[0] !== ED25519) {
    throw new SyntaxError('The key must be an Ed25519 key in the form name+hash+base64');
  }
  if (keyHash(name, typed).toString('hex') !== hash)
    throw new SyntaxError('The hash in the key is that of another key');
  const spki = Buffer.concat([SPKI_PREFIX, typed.subarray(1)]);
  return { name, publicKey: createPublicKey({ key: spki, format: 'der', type: 'spki' }) };
}

/** A signed note: the text, which ends in a newline, a blank line, and a line with the signature. */
export function signNote(text: string, name: string, privateKey: KeyObject): string {
  const id = keyHash(name, typedKey(createPublicKey(privateKey)));
  const signature = Buffer.concat([id, sign(null, Buffer.from(text), privateKey)]);
  return `${text}\n— ${name} ${signature.toString('base64')}\n`;
}

/** The text of a note, if one of the keys signed it; undefined otherwise. Signatures of unknown keys are passed over. */
export function openNote(note: string, keys: readonly NoteKey[]): string | undefined {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return undefined;
  const text = note.slice(0, end + 1);
  const lines = note.slice(end + 2, -1).split('\n');
  const signed = lines.some((line) => {
    const [, name, encoded] = SIGNATURE.exec(line) ?? [];
    const bytes = Buffer.from(encoded ?? '', 'base64');
    return keys.some(
      (key) =>
        key.name === name &&
        bytes.subarray(0, 4).equals(keyHash(key.name, typedKey(key.publicKey))) &&
        verify(null, Buffer.from(text), key.publicKey, bytes.subarray(4)),
    );
  });
  return signed ? text : undefined;
}

function typedKey(publicKey: KeyObject): Buffer {
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(SPKI_PREFIX.length);
  return Buffer.concat([Uint8Array.of(ED25519), raw]);
}

function keyHash(name: string, typed: Buffer): Buffer {
  return createHash('sha256').update(`${name}\n`).update(typed).digest().subarray(0, 4);
}
