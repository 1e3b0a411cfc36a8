/**
 * A text as a URL; undefined where it is none. To be asked in place of `URL.canParse`, which in Node 20, once it is
 * compiled, takes a text with characters of Latin-1 for UTF-8, and then says of some that they are URLs that are none.
 */
export function parsedUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
