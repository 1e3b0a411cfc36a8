/** What a file may be shown as. The name and the sender say nothing that counts: only its bytes do. */
export type FileKind =
  { show: 'image'; type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' } | { show: 'text' } | { show: 'hex' };

const SIGNS: readonly ['image/png' | 'image/jpeg' | 'image/gif' | 'image/webp', readonly (number | null)[]][] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50]],
];

/** Pictures by their signature (SVG is none: it can hold code), text where all of the beginning is text, else bytes. */
export function fileKind(bytes: Uint8Array): FileKind {
  const image = SIGNS.find(([, sign]) => sign.every((byte, index) => byte === null || bytes[index] === byte));
  if (image !== undefined) return { show: 'image', type: image[0] };
  return textOf(bytes.subarray(0, PREVIEW_BYTES)) === null ? { show: 'hex' } : { show: 'text' };
}

export const PREVIEW_BYTES = 1_024;

/** The bytes as UTF-8 text, or null where they are none or hold what no text holds. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    // A character may be cut off at the end of a preview: as a stream it is simply not there yet.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return CONTROL.test(text) ? null : text;
  } catch {
    return null;
  }
}

// oxlint-disable-next-line no-control-regex -- these very characters are what text has none of
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

const WIDTH = 16;

/** `00000000  89 50 4e 47 …  .PNG`, as every analyst reads it. */
export function hexOf(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += WIDTH) {
    const row = [...bytes.subarray(at, at + WIDTH)];
    const hex = row.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const shown = row.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCodePoint(byte) : '.')).join('');
    lines.push(`${at.toString(16).padStart(8, '0')}  ${hex.padEnd(WIDTH * 3 - 1)}  ${shown}`);
  }
  return lines.join('\n');
}
