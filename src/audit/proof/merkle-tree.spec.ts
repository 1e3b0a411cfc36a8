import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { leafHash, MerkleTree } from './merkle-tree.ts';

/** The leaves and roots that Certificate Transparency's implementations test RFC 6962 with. */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
] as const;
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
] as const;

/** The definition of RFC 6962 §2.1, word by word, without any cleverness. */
function definedRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return createHash('sha256').digest();
  if (leaves.length === 1) return createHash('sha256').update('\0').update(leaves[0]!).digest();
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return createHash('sha256')
    .update('\u0001')
    .update(definedRoot(leaves.slice(0, k)))
    .update(definedRoot(leaves.slice(k)))
    .digest();
}

describe('the Merkle tree', () => {
  it('has the roots known for RFC 6962, at every size', () => {
    const tree = new MerkleTree();
    const roots = [tree.root().toString('hex')];
    for (const leaf of LEAVES) {
      tree.add(leafHash(Buffer.from(leaf, 'hex')));
      roots.push(tree.root().toString('hex'));
    }
    expect(roots).toEqual(ROOTS);
  });

  it('has the root the definition gives, also when put away and taken up again in between', () => {
    const leaves = fc.array(fc.uint8Array({ maxLength: 8 }), { maxLength: 70 });
    fc.assert(
      fc.property(leaves, fc.nat(70), (data, cut) => {
        let tree = new MerkleTree();
        for (const [index, leaf] of data.entries()) {
          if (index === cut) tree = MerkleTree.restore(tree.size, tree.bytes());
          tree.add(leafHash(leaf));
        }
        expect(tree.size).toBe(data.length);
        expect(tree.root()).toEqual(definedRoot(data.map((leaf) => Buffer.from(leaf))));
      }),
    );
  });

  it('refuses bytes that cannot be its own', () => {
    expect(() => MerkleTree.restore(3, Buffer.alloc(32))).toThrow(RangeError);
  });
});
