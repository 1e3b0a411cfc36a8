import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openNodeKeys } from './node-key.ts';

describe("the node's key file", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'breakwater-key-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const text = Buffer.from('text');

  it('is made once, for its owner alone, and gives the same key ever after', () => {
    const path = join(folder, 'deep', 'node-key.pem');
    const first = openNodeKeys(path);
    expect(first).toMatchObject({ fresh: true, exposed: false });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'deep'))).toEqual(['node-key.pem']);
    const again = openNodeKeys(path);
    expect(again.fresh).toBe(false);
    expect(verify(null, text, again.trusted[0]!, sign(null, text, first.signing))).toBe(true);
  });

  it('may hold keys of former times, which are believed and sign nothing', () => {
    const path = join(folder, 'key.pem');
    const former = generateKeyPairSync('ed25519');
    openNodeKeys(path);
    const own = readFileSync(path, 'utf8');
    writeFileSync(path, `${former.publicKey.export({ type: 'spki', format: 'pem' }).toString()}${own}`);
    const keys = openNodeKeys(path);
    expect(keys.trusted).toHaveLength(2);
    expect(verify(null, text, keys.trusted[0]!, sign(null, text, keys.signing))).toBe(true);
    expect(verify(null, text, keys.trusted[1]!, sign(null, text, former.privateKey))).toBe(true);
  });

  it('is refused by name when it is of no use', () => {
    const path = join(folder, 'key.pem');
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
    for (const content of ['', 'nonsense', rsa.toString()]) {
      writeFileSync(path, content);
      expect(() => openNodeKeys(path)).toThrow(path);
    }
  });
});
