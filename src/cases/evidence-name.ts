const LONGEST = 200;

/**
 * What a sender calls a file, as text for people: one line, no path, nothing that hides or turns around what is read. The
 * server never names anything by it.
 */
export function evidenceName(given: string): string {
  const name = given
    .replace(/\p{Cs}/gu, '\uFFFD')
    // Control characters, and format characters such as those that turn the reading direction.
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    // After that, since what they stood between may belong together.
    .normalize('NFC')
    .replace(/[/\\:]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|\s+$/g, '');
  const cut = Array.from(name).slice(0, LONGEST).join('').trimEnd();
  return cut === '' ? 'unnamed' : cut;
}
