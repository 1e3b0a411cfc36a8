/** Reads comma-separated text with a header (RFC 4180); a field may be quoted and then hold commas, quotes and lines. */
export function parseCsv(text: string): Record<string, string>[] {
  const [header = [], ...rows] = records(text.replace(/^\uFEFF/, ''));
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])));
}

function records(text: string): string[][] {
  const all: string[][] = [];
  let row: string[] = [];
  // One field, quoted or not, and what ends it.
  const field = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g;
  for (const [whole, value = '', end] of text.matchAll(field)) {
    if (whole === '' && row.length === 0) break;
    row.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
    if (end === ',') continue;
    all.push(row);
    row = [];
  }
  return all;
}
