/** The few ways an operation can fail; only the HTTP filter and the live gateway map them to a transport. */
export type DomainErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'too_large'
  | 'unsupported'
  | 'overloaded'
  | 'unavailable';

export interface DomainErrorDetails {
  /** Path of the field at fault, as the caller wrote it. */
  field?: string;
  /** Seconds after which a caller may try again. */
  retryAfter?: number;
  cause?: unknown;
}

/** An expected failure, with a stable code a program can read and a message a person can. */
export class DomainError extends Error {
  readonly field: string | undefined;
  readonly retryAfter: number | undefined;

  constructor(
    readonly kind: DomainErrorKind,
    readonly code: string,
    message: string,
    details: DomainErrorDetails = {},
  ) {
    super(message, { cause: details.cause });
    this.name = 'DomainError';
    this.field = details.field;
    this.retryAfter = details.retryAfter;
  }
}
