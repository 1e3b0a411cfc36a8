import { COMMON_PASSWORDS } from './common-passwords.ts';

export const PASSWORD_LEAST = 12;
export const PASSWORD_MOST = 128;

export type PasswordFault = 'too_short' | 'too_long' | 'contains_login' | 'too_common' | 'too_regular';

const WORDS: Readonly<Record<PasswordFault, string>> = {
  too_short: `A password needs at least ${PASSWORD_LEAST} characters`,
  too_long: `A password has at most ${PASSWORD_MOST} characters`,
  contains_login: 'The password must not contain the login or the name',
  too_common: 'This password is among those tried first',
  too_regular: 'The password repeats or counts; choose one that does not',
};

export function passwordWords(fault: PasswordFault): string {
  return WORDS[fault];
}

/** One spelling for each password, whichever keyboard it was typed on (NIST SP 800-63B-4 §3.1.1.2). */
export function normalPassword(password: string): string {
  return password.normalize('NFKC');
}

/**
 * Why a new password is refused; undefined when it is not. Length counts, what it is made of does not (NIST SP 800-63B-4
 * §3.1.1.2, OWASP ASVS 5 V6.2): no rule of composition, none of age.
 */
export function passwordFault(
  password: string,
  { login, name }: { login: string; name: string },
): PasswordFault | undefined {
  const text = normalPassword(password);
  const characters = Array.from(text);
  if (characters.length < PASSWORD_LEAST) return 'too_short';
  if (characters.length > PASSWORD_MOST) return 'too_long';
  const plain = text.toLowerCase();
  const known = [login, login.split('@')[0] ?? '', name].map((part) => part.normalize('NFKC').toLowerCase());
  if (known.some((part) => part.length >= 4 && plain.includes(part))) return 'contains_login';
  if (COMMON_PASSWORDS.has(plain.replace(/[^\p{L}\p{N}]/gu, ''))) return 'too_common';
  return isRegular(plain) ? 'too_regular' : undefined;
}

/** A few characters over and over, or a row that counts up or down. */
function isRegular(text: string): boolean {
  if (/^(.{1,4})\1+.{0,3}$/su.test(text) && new Set(text).size <= 4) return true;
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  const even = steps.filter((step) => Math.abs(step) === 1 || step === 0).length;
  // From 9 to 0 the row goes on; one such place in twelve characters is still a row.
  return even >= steps.length - Math.ceil(codes.length / 10);
}
