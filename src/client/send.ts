import { readFile } from 'node:fs/promises';
import { readClientSettings } from './client-settings.ts';
import { type CommandIo, printLine } from './command-io.ts';
import { ClientFailure, EXIT, type ExitCode } from './exit-code.ts';
import { intakePath, type PostBody, postItems } from './post-items.ts';
import { senderApi, type SenderOptions } from './sender-api.ts';

export interface SendOptions extends SenderOptions {
  format: string;
  url?: string;
  key?: string;
  giveUp: number;
}

/** `breakwater send`: one request with all of a file; one JSON line per item. */
export async function send(file: string, options: SendOptions, io: CommandIo): Promise<ExitCode> {
  const settings = readClientSettings(io.environment, options);
  const api = senderApi(settings, options);
  const content = file === '-' ? await readAll(io.stdin) : await readNamed(file);
  const result = await postItems(api, intakePath(options.format), asBody(content), {
    giveUpSeconds: options.giveUp,
    onRetry: (reason, seconds) => io.stderr.write(`${reason}; again in ${seconds} s\n`),
    signal: io.signal,
  });
  for (const item of result.results) printLine(io.stdout, item);
  return result.rejected > 0 ? EXIT.rejected : EXIT.ok;
}

/** The server tells one JSON text from several by the bytes; gzip has to be declared, and shows by its first bytes. */
function asBody(content: Uint8Array<ArrayBuffer>): PostBody {
  const zipped = content[0] === 0x1f && content[1] === 0x8b;
  return { content, type: 'application/x-ndjson', ...(zipped && { encoding: 'gzip' }) };
}

async function readNamed(file: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await readFile(file));
  } catch (error) {
    throw new ClientFailure(EXIT.usage, `${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`, error);
  }
}

async function readAll(input: CommandIo['stdin']): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of input as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}
