import { createHash } from 'node:crypto';

const HASH_BYTES = 32;
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** Hash of a leaf (RFC 6962 §2.1). */
export function leafHash(data: Uint8Array | string): Buffer {
  return createHash('sha256').update(LEAF).update(data).digest();
}

function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(NODE).update(left).update(right).digest();
}

/**
 * A Merkle tree that grows at its right end (RFC 6962 §2.1), kept as the roots of its complete subtrees, largest first:
 * one for each bit set in its size. That is all it takes to add a leaf or to tell the root.
 */
export class MerkleTree {
  private readonly roots: Buffer[] = [];
  private leaves = 0;

  /** @throws RangeError when the bytes cannot be those of a tree of that size. */
  static restore(size: number, bytes: Uint8Array): MerkleTree {
    const tree = new MerkleTree();
    const count = size.toString(2).replaceAll('0', '').length;
    if (bytes.length !== count * HASH_BYTES) throw new RangeError(`A tree of ${size} leaves has ${count} roots`);
    for (let at = 0; at < bytes.length; at += HASH_BYTES) tree.roots.push(Buffer.from(bytes.subarray(at, at + 32)));
    tree.leaves = size;
    return tree;
  }

  get size(): number {
    return this.leaves;
  }

  /** Adds a leaf by its hash. */
  add(leaf: Buffer): void {
    let hash = leaf;
    // As in counting: each trailing 1 of the size is a subtree as large as what is carried.
    for (let rest = this.leaves; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      const left = this.roots.pop();
      if (left) hash = nodeHash(left, hash);
    }
    this.roots.push(hash);
    this.leaves += 1;
  }

  root(): Buffer {
    const [last, ...larger] = this.roots.toReversed();
    if (!last) return createHash('sha256').digest();
    return larger.reduce((right, left) => nodeHash(left, right), last);
  }

  /** What {@link MerkleTree.restore} takes. */
  bytes(): Buffer {
    return Buffer.concat(this.roots);
  }
}
