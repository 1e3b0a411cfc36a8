import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface NodeKeys {
  /** Signs. */
  signing: KeyObject;
  /** Whose signatures this node believes: its own, and those of keys it used before. */
  trusted: readonly KeyObject[];
  /** Made just now. */
  fresh: boolean;
  /** Others than the file's owner may read it. */
  exposed: boolean;
}

const BLOCK = /-----BEGIN (PRIVATE|PUBLIC) KEY-----[\s\S]*?-----END \1 KEY-----/g;

/**
 * The keys in a file of PEM blocks: the first private key signs, all further blocks are keys of former times. A file that
 * is not there is made, with a new Ed25519 key, whole or not at all, readable by its owner alone.
 * @throws Error naming the file when it cannot be made or read, or holds no Ed25519 key.
 */
export function openNodeKeys(path: string): NodeKeys {
  try {
    const fresh = makeOnce(path);
    const blocks = [...readFileSync(path, 'utf8').matchAll(BLOCK)].map(([pem, kind]) => ({ pem, kind }));
    const own = blocks.find(({ kind }) => kind === 'PRIVATE');
    if (!own) throw new Error('it holds no private key');
    const signing = createPrivateKey(own.pem);
    const trusted = [own, ...blocks.filter((block) => block !== own)].map(({ pem }) => createPublicKey(pem));
    if (trusted.some((key) => key.asymmetricKeyType !== 'ed25519'))
      throw new Error('it holds a key that is not Ed25519');
    return { signing, trusted, fresh, exposed: (statSync(path).mode & 0o077) !== 0 };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The node's key file ${path} (BREAKWATER_NODE_KEY_FILE) cannot be used: ${reason}`, { cause });
  }
}

/** Whether it was made here: two servers that start together on one folder end with one key. */
function makeOnce(path: string): boolean {
  if (statSync(path, { throwIfNoEntry: false })) return false;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}.${Date.now()}`;
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  writeFileSync(draft, pem, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
