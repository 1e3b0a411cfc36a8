/** What stands where a withheld value stood. */
export const WITHHELD = '[withheld]';

/** Texts shorter than this are only recognised as whole words: `KR` in `KR` and `KR-1`, not in `Kraken`. */
const WHOLE_WORD_BELOW = 4;

/**
 * Takes every occurrence of the terms out of a text: in any case, and with any mix of blanks, hyphens, underscores and
 * dots between their parts. Longer terms go first, so that no rest of one betrays it.
 */
export function scrubber(terms: Iterable<string>): (text: string) => string {
  const patterns = [...new Set([...terms].map((term) => term.trim().toLowerCase()))]
    .filter((term) => term !== '')
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map(patternOf);
  if (patterns.length === 0) return (text) => text;
  const pattern = new RegExp(patterns.join('|'), 'giu');
  return (text) => text.replace(pattern, WITHHELD);
}

function patternOf(term: string): string {
  const parts = term.split(/[\s._-]+/).filter((part) => part !== '');
  // A term of separators alone is taken as it is.
  if (parts.length === 0) return escaped(term);
  const loose = parts.map(escaped).join('[\\s._-]*');
  return term.length < WHOLE_WORD_BELOW ? `(?<![\\p{L}\\p{N}])${loose}(?![\\p{L}\\p{N}])` : loose;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
