import type { Place } from '../../rules/yaml-tree.ts';

/** A row of a table, with the number a spreadsheet gives it, and where each field begins in the text. */
export interface CsvRecord {
  row: number;
  fields: string[];
  places: Place[];
}

/** Reads comma- or semicolon-separated text (RFC 4180): a quoted field may hold separators, quotes and lines. Rows of nothing are left out. */
export function csvRecords(text: string): CsvRecord[] {
  const plain = text.replace(/^\uFEFF/, '');
  const separator = separatorOf(plain);
  const records: CsvRecord[] = [];
  let fields: string[] = [];
  let places: Place[] = [];
  let field = '';
  let quoted = false;
  let row = 1;
  let line = 1;
  let lineBegins = 0;
  let begins: Place = { line: 1, column: 1 };
  const endField = (at: number): void => {
    fields.push(field);
    places.push(begins);
    field = '';
    begins = { line, column: at - lineBegins + 2 };
  };
  const endRow = (at: number): void => {
    endField(at);
    if (fields.some((one) => one.trim() !== '')) records.push({ row, fields, places });
    row += 1;
    fields = [];
    places = [];
  };
  for (let at = 0; at < plain.length; at += 1) {
    const character = plain[at] ?? '';
    if (character === '\n') {
      line += 1;
      lineBegins = at + 1;
    }
    if (quoted) {
      if (character !== '"') field += character;
      else if (plain[at + 1] === '"') {
        field += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && field === '') quoted = true;
    else if (character === separator) endField(at);
    else if (character === '\n') {
      endRow(at);
      begins = { line, column: 1 };
    } else if (character !== '\r') field += character;
  }
  endRow(plain.length);
  return records;
}

/** Spreadsheets of many countries write semicolons. */
function separatorOf(text: string): ',' | ';' {
  const first = text.split('\n', 1)[0] ?? '';
  return first.split(';').length > first.split(',').length ? ';' : ',';
}

/** What makes a spreadsheet take a text for a formula (OWASP, CSV Injection). */
const FORMULA = /^'*[=+\-@\t\r\n]/;

/** A table as CSV that opens rightly in a spreadsheet: what could be run as a formula gets an apostrophe before it. */
export function csvTable(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((cells) => cells.map(written).join(',')).join('\r\n')}\r\n`;
}

function written(cell: string): string {
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",;\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What stood in a cell before {@link csvTable} kept it from being run. */
export function plainCell(cell: string): string {
  return /^'+[=+\-@\t\r\n]/.test(cell) ? cell.slice(1) : cell;
}
