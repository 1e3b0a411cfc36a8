import { gunzip } from 'node:zlib';
import { DomainError } from '../common/domain-error.ts';

/**
 * Undoes gzip, up to `most` bytes of output; what would be more is given up as soon as that is known.
 * @throws DomainError `inflated_too_large`, `truncated_gzip`, `malformed_gzip`.
 */
export function inflateGzip(body: Buffer, most: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    gunzip(body, { maxOutputLength: most, chunkSize: 64 * 1024 }, (error, inflated) => {
      if (error) reject(refusal(error, most));
      else resolve(inflated);
    });
  });
}

function refusal(cause: NodeJS.ErrnoException, most: number): DomainError {
  switch (cause.code) {
    case 'ERR_BUFFER_TOO_LARGE':
      return new DomainError('too_large', 'inflated_too_large', `The body holds more than ${most} bytes when inflated`);
    case 'Z_BUF_ERROR':
      return new DomainError('invalid', 'truncated_gzip', 'The gzip stream ends before its end', { cause });
    default:
      return new DomainError('invalid', 'malformed_gzip', 'The body is not valid gzip', { cause });
  }
}
