/** Text with a part replaced, and where the caret stands after it. */
export function completed(
  text: string,
  { from, to }: { from: number; to: number },
  chosen: string,
): { text: string; caret: number } {
  // A field waits for its value; anything else is finished and the next word may begin.
  const end = chosen.endsWith(':') ? '' : ' ';
  const rest = text.slice(to).replace(/^ /, '');
  const before = text.slice(0, from) + chosen + end;
  return { text: before + rest, caret: before.length };
}

/** A filter and one more condition, in quotes where the value has anything in it but letters, digits and a few signs. */
export function narrowed(filter: string, field: string, value: string): string {
  const written = /^[\w.-]+$/.test(value) ? value : `"${value.replaceAll('"', '')}"`;
  return `${filter.trim()} ${field}:${written}`.trim();
}
