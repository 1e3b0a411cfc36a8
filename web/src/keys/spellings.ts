/** One way to write a command's keys for tinykeys. */
export interface Spelling {
  keys: string;
  /** By where a key is, and not by what it writes: only for layouts that write no Latin letters. */
  byPlace: boolean;
}

/**
 * All ways to write a command's keys. `?` and `*` need Shift on some keyboards and not on others; and where a keyboard
 * writes Hangul, Thai, Khmer, Lao or Burmese, the key that has the letter printed on it writes another.
 */
export function spellings(keys: string): readonly Spelling[] {
  const plain = keys.replace(/Shift\+(?=[^A-Za-z0-9])/g, '');
  const places = keys.replace(/(?<=^|[ +])[A-Za-z](?=$| )/g, (letter) => `Key${letter.toUpperCase()}`);
  return [
    { keys, byPlace: false },
    ...(plain === keys ? [] : [{ keys: plain, byPlace: false }]),
    ...(places === keys ? [] : [{ keys: places, byPlace: true }]),
  ];
}

/** Whether a key wrote a Latin letter, so that it has been found by that already. */
export const writesLatin = (key: string): boolean => /^[A-Za-z]$/.test(key);
