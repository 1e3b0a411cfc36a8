import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ClientFailure, EXIT } from './exit-code.ts';

export interface SourceLine {
  /** Counts from 1, blank lines included, as an editor does. */
  number: number;
  text: string;
}

/**
 * The lines of a file that are not blank, gzip undone, never more than a little of them in memory. `-` is `input`.
 * @throws ClientFailure when it cannot be read, also in the midst of it.
 */
export async function* sourceLines(file: string, input: Readable): AsyncGenerator<SourceLine> {
  try {
    const bytes = file === '-' ? input : await opened(file);
    let number = 0;
    for await (const text of createInterface({ input: bytes, crlfDelay: Infinity })) {
      number += 1;
      if (text.trim() !== '') yield { number, text };
    }
  } catch (error) {
    if (error instanceof ClientFailure) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const kind = code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR' ? EXIT.usage : EXIT.failed;
    throw new ClientFailure(kind, `${file} cannot be read: ${code ?? message}`, error);
  }
}

async function opened(file: string): Promise<Readable> {
  const handle = await open(file, 'r');
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
  await handle.close();
  const bytes = createReadStream(file);
  if (bytesRead < 2 || buffer[0] !== 0x1f || buffer[1] !== 0x8b) return bytes;
  const plain = createGunzip();
  // A fault of the file has to end what reads the unzipped text.
  bytes.once('error', (error) => plain.destroy(error));
  return bytes.pipe(plain);
}
