import { DomainError } from '../../common/domain-error.ts';

/** The key that secrets are sealed under. @throws DomainError `secret_key_unset` */
export function requireSecretKey({ secretKey }: { secretKey: string }): string {
  if (secretKey !== '') return secretKey;
  const message = 'Secrets can be neither kept nor read on this node: its setting BREAKWATER_SECRET_KEY is not set';
  throw new DomainError('unavailable', 'secret_key_unset', message);
}
