/** How somebody proved who they are, as the history tells it. */
export const SIGN_IN_METHODS = [
  'password',
  'password+totp',
  'password+passkey',
  'password+recovery_code',
  'oidc',
  'oidc+totp',
  'oidc+passkey',
  'oidc+recovery_code',
] as const;
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];
export type FirstMethod = 'password' | 'oidc';
export type FactorKind = 'totp' | 'passkey' | 'recovery_code';

/** What somebody has set up beside the password. */
export interface Factors {
  totp: boolean;
  passkeys: number;
  recoveryCodes: number;
}

/** What is owed after the first proof: a second factor, the setting up of one, or nothing. */
export function owedAfter(factors: Factors, required: boolean): 'factor' | 'enrolment' | null {
  if (factors.totp || factors.passkeys > 0) return 'factor';
  return required ? 'enrolment' : null;
}

/** With what it can be paid. Codes for the day the factor is lost are of no use without a factor. */
export function waysToPay(factors: Factors): FactorKind[] {
  if (owedAfter(factors, false) === null) return [];
  const ways: [FactorKind, boolean][] = [
    ['totp', factors.totp],
    ['passkey', factors.passkeys > 0],
    ['recovery_code', factors.recoveryCodes > 0],
  ];
  return ways.flatMap(([kind, there]) => (there ? kind : []));
}
