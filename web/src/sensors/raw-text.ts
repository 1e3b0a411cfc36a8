/** Bytes in a line of a hex dump. */
const LINE = 16;
/** Bytes out of base64. */
export const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));

/** As much of a rejected item as is shown at once. */
const MOST = 4_096;

/** Characters that draw nothing, or make the text around them read otherwise than it is (bidirectional controls). */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const LAYOUT: ReadonlySet<string> = new Set(['\t', '\n', '\r']);

/**
 * What a sender wrote, as text that hides nothing: what would not be seen stands as `␀` or `⟨U+202E⟩`, and what is no
 * UTF-8 as `�`. It is shown as text and never as markup.
 */
export function visibleText(raw: Uint8Array): string {
  const text = new TextDecoder('utf-8', { ignoreBOM: true })
    .decode(raw.subarray(0, MOST))
    .replace(UNSEEN, (character) => {
      if (LAYOUT.has(character)) return character;
      const code = character.codePointAt(0) ?? 0;
      return code < 0x20
        ? String.fromCodePoint(0x2400 + code)
        : `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
    });
  return raw.length > MOST ? `${text}…` : text;
}

/** A hex dump: offset, bytes, and the letters among them. */
export function hexDump(raw: Uint8Array): string {
  const bytes = raw.subarray(0, MOST);
  return Array.from({ length: Math.ceil(bytes.length / LINE) }, (_, line) => {
    const part = [...bytes.subarray(line * LINE, (line + 1) * LINE)];
    const hex = part.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const letters = part.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCodePoint(byte) : '.')).join('');
    return `${(line * LINE).toString(16).padStart(6, '0')}  ${hex.padEnd(LINE * 3 - 1)}  ${letters}`;
  }).join('\n');
}
