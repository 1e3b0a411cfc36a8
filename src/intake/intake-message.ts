import type { RequestTrace } from '../common/traces.ts';

/** A body as it came, with the headers that say what it is. */
export interface IntakeMessage {
  body: Buffer | undefined;
  contentType: string | undefined;
  contentEncoding: string | undefined;
  /** Where the request is traced. */
  trace?: RequestTrace | undefined;
}

/** The message of a request. Its body is bytes, since the parser leaves those of `@RawBody()` routes alone. */
export function messageOf(request: {
  body: unknown;
  trace?: RequestTrace;
  headers: { 'content-type'?: string | undefined; 'content-encoding'?: string | undefined };
}): IntakeMessage {
  return {
    body: Buffer.isBuffer(request.body) ? request.body : undefined,
    contentType: request.headers['content-type'],
    contentEncoding: request.headers['content-encoding'],
    trace: request.trace,
  };
}
