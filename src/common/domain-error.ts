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

export interface TextFault {
  line: number;
  column: number;
  message: string;
}

export interface DomainErrorDetails {
  /** Path of the field at fault, as the caller wrote it. */
  field?: string;
  /** Place of the fault in the text of that field, in UTF-16 code units from 0. */
  position?: number;
  /** What is wrong with the text of that field, each with its place; lines and columns count from 1. */
  faults?: readonly TextFault[];
  /** Seconds after which a caller may try again. */
  retryAfter?: number;
  cause?: unknown;
}

/** An expected failure, with a stable code a program can read and a message a person can. */
export class DomainError extends Error {
  readonly field: string | undefined;
  readonly position: number | undefined;
  readonly retryAfter: number | undefined;
  readonly faults: readonly TextFault[] | undefined;

  constructor(
    readonly kind: DomainErrorKind,
    readonly code: string,
    message: string,
    details: DomainErrorDetails = {},
  ) {
    super(message, { cause: details.cause });
    this.name = 'DomainError';
    this.field = details.field;
    this.position = details.position;
    this.retryAfter = details.retryAfter;
    this.faults = details.faults;
  }
}
