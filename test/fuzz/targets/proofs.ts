import { parseCheckpoint } from '../../../src/audit/proof/checkpoint.ts';
import { openNote, parseVerifierKey, signNote, verifierKey } from '../../../src/audit/proof/signed-note.ts';
import { filedTrail, TrailFileError, TRAIL_FORMAT } from '../../../src/audit/proof/trail-file.ts';
import { verifyExcerpt } from '../../../src/audit/proof/verify-excerpt.ts';
import { verifyTrail } from '../../../src/audit/proof/verify-trail.ts';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { type FuzzTarget, promise, textOf } from '../fuzz-target.ts';

/** PKCS #8 of an Ed25519 key made of zeroes: for tests alone. */
const KEY = createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32)]),
  format: 'der',
  type: 'pkcs8',
});
const NAME = 'node.example';
const KEYS = [{ name: NAME, publicKey: createPublicKey(KEY) }];
const CHECKPOINT = `${NAME}\n1\n${Buffer.alloc(32).toString('base64')}\n`;
const NOTE = signNote(CHECKPOINT, NAME, KEY);

/** Proofs that another node, or whoever audits one, hands in as files. */
export const proofTargets: readonly FuzzTarget[] = [
  {
    name: 'proof/trail-file',
    refusals: [TrailFileError],
    seeds: () => [
      [
        { kind: 'trail', format: TRAIL_FORMAT, origin: NAME, publicKey: verifierKey(KEYS[0]!), complete: false },
        { kind: 'head', number: 1, size: 1, root: 'x', note: NOTE, signedAt: '2026-11-23T08:30:00.000Z' },
        {
          kind: 'entry',
          index: 1,
          realm: 'live',
          seq: 1,
          at: '2026-11-23T08:30:00.000Z',
          actor: { id: 'system' },
          details: {},
          hash: '00',
          prevHash: '00',
          journalHash: '00',
        },
        { kind: 'end', size: 1, hash: '00' },
      ]
        .map((line) => JSON.stringify(line))
        .join('\n'),
    ],
    words: ['"kind"', '"entry"', '"head"', '"end"', '"details"', '"complete"', '"prevHash"'],
    read: async (input) => {
      const text = textOf(input);
      const excerpt = await verifyExcerpt(await filedTrail(linesOf(text)), KEYS);
      promise(excerpt.ok === (excerpt.fault === null), 'neither whole nor at fault');
      const trail = await verifyTrail(await filedTrail(linesOf(text)), KEYS);
      promise(trail.ok === (trail.fault === null), 'neither whole nor at fault');
    },
  },
  {
    name: 'proof/signed-note',
    refusals: [SyntaxError],
    seeds: () => [NOTE, `${NOTE}— other AAAAAAAA\n`, verifierKey(KEYS[0]!), CHECKPOINT],
    words: ['\n\n— ', `${NAME} `, '\n'],
    read: (input) => {
      const text = textOf(input);
      const opened = openNote(text, KEYS);
      promise(opened === undefined || opened === CHECKPOINT, 'a note that nobody signed');
      const checkpoint = parseCheckpoint(opened ?? text);
      promise(checkpoint === undefined || Number.isSafeInteger(checkpoint.size), 'a size that is none');
      promise(verifierKey(parseVerifierKey(text)).length > 0, 'a key that is none');
    },
  },
];

async function* linesOf(text: string): AsyncGenerator<{ number: number; text: string }> {
  for (const [index, line] of text.split('\n').entries()) yield { number: index + 1, text: line };
}
