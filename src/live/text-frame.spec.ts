import type { Writable } from 'node:stream';
import * as ws from 'ws';
import { textFrame } from './text-frame.ts';

// Exported, though its types do not say so.
const { Receiver } = ws as unknown as { Receiver: new () => Writable };

/** What another's reader of the protocol makes of the bytes. */
function read(bytes: Buffer): string {
  const texts: string[] = [];
  const receiver = new Receiver();
  receiver.on('message', (data: Buffer, isBinary: boolean) => texts.push(isBinary ? 'binary' : data.toString()));
  receiver.write(bytes);
  expect(texts).toHaveLength(1);
  return texts[0]!;
}

describe('textFrame', () => {
  it.each([1, 125, 126, 127, 65_535, 65_536, 200_000])('carries a text of %i bytes', (length) => {
    const text = `${'x'.repeat(length - 1)}y`;
    expect(read(textFrame(text))).toBe(text);
  });

  it('counts bytes and not characters', () => {
    for (const text of ['부산 항', '🛳'.repeat(40), 'é'.repeat(32_768)]) expect(read(textFrame(text))).toBe(text);
  });
});
