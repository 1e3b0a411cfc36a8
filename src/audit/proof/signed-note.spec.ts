import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { openNote, parseVerifierKey, signNote, verifierKey } from './signed-note.ts';

/** The example in the documentation of Go's golang.org/x/mod/sumdb/note, where the format comes from. */
const KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const SEED = 'gQoUAtUUbI2E8kQzMPVAgOv5juF9nHT2JS/F1ccoMXM=';
const TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const SIGNATURE =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=';
const NOTE = `${TEXT}\n${SIGNATURE}\n`;

function privateKeyOf(seed: string) {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.from(seed, 'base64')]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

describe('a signed note', () => {
  it('made elsewhere is opened, and made here is the same to the byte', () => {
    expect(openNote(NOTE, [parseVerifierKey(KEY)])).toBe(TEXT);
    expect(signNote(TEXT, 'PeterNeumann', privateKeyOf(SEED))).toBe(NOTE);
    expect(verifierKey(parseVerifierKey(KEY))).toBe(KEY);
  });

  it('is opened also when others signed it before and after', () => {
    const other = generateKeyPairSync('ed25519');
    const line = signNote(TEXT, 'somebody', other.privateKey).split('\n').at(-2);
    expect(openNote(`${TEXT}\n${line}\n${SIGNATURE}\n${line}\n`, [parseVerifierKey(KEY)])).toBe(TEXT);
  });

  it('is not opened by another key, under another name, or after any change', () => {
    const { publicKey } = generateKeyPairSync('ed25519');
    const key = parseVerifierKey(KEY);
    expect(openNote(NOTE, [])).toBeUndefined();
    expect(openNote(NOTE, [{ name: 'PeterNeumann', publicKey }])).toBeUndefined();
    expect(openNote(NOTE, [{ ...key, name: 'Peter' }])).toBeUndefined();
    expect(openNote(NOTE.slice(0, -1), [key])).toBeUndefined();
    expect(openNote(TEXT, [key])).toBeUndefined();
    for (let at = 0; at < TEXT.length; at += 1) {
      const changed = `${NOTE.slice(0, at)}${NOTE[at] === 'x' ? 'y' : 'x'}${NOTE.slice(at + 1)}`;
      expect(openNote(changed, [key])).toBeUndefined();
    }
  });

  it('refuses keys in another form', () => {
    for (const text of ['', 'a+b', KEY.replace('c74f', 'c74e'), KEY.replace('+A', '+B'), `x${KEY}`]) {
      expect(() => parseVerifierKey(text)).toThrow(SyntaxError);
    }
  });
});
