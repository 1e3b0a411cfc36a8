import type { Readable } from 'node:stream';
import { DomainError } from './domain-error.ts';

/**
 * Reads a body that came as a stream, and never more of it than `most` bytes. The stream is left as it is when it is too
 * long, so that the refusal can still be sent.
 * @throws DomainError `too_large`, `incomplete_body`.
 */
export function readBounded(body: Readable, most: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const stop = (): void => {
      body.off('data', take).off('end', end).off('error', broken).off('close', broken);
    };
    const take = (chunk: Buffer): void => {
      length += chunk.length;
      if (length <= most) {
        chunks.push(chunk);
        return;
      }
      stop();
      body.pause();
      reject(new DomainError('too_large', 'too_large', `The body is larger than ${most} bytes`));
    };
    const end = (): void => {
      stop();
      resolve(Buffer.concat(chunks, length));
    };
    const broken = (): void => {
      stop();
      reject(new DomainError('invalid', 'incomplete_body', 'The body broke off'));
    };
    body.on('data', take).on('end', end).on('error', broken).on('close', broken);
  });
}
