import { generateSecret, generateURI, verifySync } from 'otplib';

const PERIOD_SECONDS = 30;
const ISSUER = 'Breakwater';

/** A new shared secret of 160 bits in base32 (RFC 4226 §4, requirement 6). */
export function newTotpSecret(): string {
  return generateSecret({ length: 20 });
}

/** What an authenticator reads from a picture, to know secret, issuer and account. */
export function totpUri(secret: string, login: string): string {
  return generateURI({ issuer: ISSUER, label: login, secret, period: PERIOD_SECONDS, digits: 6 });
}

/**
 * The time step a code is good for (RFC 6238), one step early or late allowed; undefined when it is for none. A step
 * up to `lastStep` was used already and is not taken again (§5.2).
 */
export function totpStep(secret: string, code: string, now: Date, lastStep: number | null): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const result = verifySync({
    secret,
    token: code,
    epoch: Math.floor(now.getTime() / 1000),
    period: PERIOD_SECONDS,
    digits: 6,
    epochTolerance: PERIOD_SECONDS,
    ...(lastStep === null ? {} : { afterTimeStep: lastStep }),
  });
  return result.valid && 'timeStep' in result ? result.timeStep : undefined;
}
