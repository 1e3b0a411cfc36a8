import { DomainError } from '../common/domain-error.ts';

/** The store could not be reached or failed; nothing may be called stored. */
export class DatabaseUnavailable extends DomainError {
  constructor(cause: unknown) {
    super('unavailable', 'database_unavailable', 'The alert store cannot be reached; send again', {
      retryAfter: 2,
      cause,
    });
  }
}
