import { DomainError } from '../common/domain-error.ts';

/** Intake cannot take anything now, through no fault of the sender. HTTP 503, with Retry-After. */
export class IntakeUnavailable extends DomainError {
  constructor(code: string, message: string, details: { retryAfter: number; cause: unknown }) {
    super('overloaded', code, message, details);
  }
}

/** The store could not be reached or failed; nothing may be called stored. */
export class DatabaseUnavailable extends IntakeUnavailable {
  constructor(cause: unknown) {
    super('database_unavailable', 'The alert store cannot be reached; send again', { retryAfter: 2, cause });
  }
}
