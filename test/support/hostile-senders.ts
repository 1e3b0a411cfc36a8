import { request as httpRequest } from 'node:http';
import { createGzip } from 'node:zlib';
import type { IntakeAnswerBody } from './alerts.ts';

const MB = 1024 * 1024;

export interface Outcome {
  status: number;
  code: string | undefined;
  field: string | undefined;
}

/** The code of a refused body, or of the first item of a refused one. */
export function outcomeOf(status: number, text: string): Outcome {
  const body = JSON.parse(text) as IntakeAnswerBody;
  const { code, field } = body.error ?? body.results.find((result) => result.status === 'rejected') ?? {};
  return { status, code, field };
}

/** 200 MB of zeros, zipped without ever being held. */
export async function makeBomb(): Promise<Uint8Array<ArrayBuffer>> {
  const gzip = createGzip({ level: 9 });
  const parts: Buffer[] = [];
  gzip.on('data', (part: Buffer) => parts.push(part));
  const done = new Promise((resolve) => gzip.on('end', resolve));
  const zeros = Buffer.alloc(MB);
  for (let index = 0; index < 200; index += 1) {
    if (!gzip.write(zeros)) await new Promise((resolve) => gzip.once('drain', resolve));
  }
  gzip.end();
  await done;
  return new Uint8Array(Buffer.concat(parts));
}

/** Sends blanks under these headers, up to `most` bytes, until the server has answered. Tells how many went out. */
export function pour(
  { baseUrl, key }: { baseUrl: string; key: string },
  headers: Record<string, string | number>,
  most: number,
): Promise<Outcome & { sent: number }> {
  return new Promise((resolve, reject) => {
    const url = new URL(`${baseUrl}/api/v1/alerts`);
    const poured = httpRequest(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
    });
    let sent = 0;
    let answered = false;
    poured.on('response', (response) => {
      answered = true;
      let answer = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (answer += part));
      response.on('end', () => {
        poured.destroy();
        resolve({ ...outcomeOf(response.statusCode ?? 0, answer), sent });
      });
    });
    poured.on('error', (error) => (answered ? undefined : reject(error)));
    const chunk = Buffer.alloc(64 * 1024, 0x20);
    const more = (): void => {
      if (answered || sent >= most) return;
      sent += chunk.length;
      if (poured.write(chunk)) setImmediate(more);
      else poured.once('drain', more);
    };
    poured.flushHeaders();
    more();
  });
}
