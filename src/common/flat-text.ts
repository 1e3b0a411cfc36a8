/**
 * The same text in one piece. What is put together of parts is kept as its parts, of 32 bytes each and more, until somebody reads
 * it; a reason of ten parts, of which a hundred thousand are kept, takes four times what its letters do.
 */
export function flatText(text: string): string {
  // Reading it as a number makes the engine lay it out.
  Number(text);
  return text;
}
