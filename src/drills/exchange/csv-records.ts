/** A row of a table, with the line of the text it begins in, from 1. */
export interface CsvRecord {
  line: number;
  fields: string[];
}

/** Reads comma- or semicolon-separated text (RFC 4180): a quoted field may hold separators, quotes and lines. Rows of nothing are left out. */
export function csvRecords(text: string): CsvRecord[] {
  const plain = text.replace(/^\uFEFF/, '');
  const separator = separatorOf(plain);
  const records: CsvRecord[] = [];
  let fields: string[] = [];
  let field = '';
  let quoted = false;
  let line = 1;
  let begun = 1;
  const endRow = (): void => {
    fields.push(field);
    if (fields.some((one) => one.trim() !== '')) records.push({ line: begun, fields });
    fields = [];
    field = '';
  };
  for (let at = 0; at < plain.length; at += 1) {
    const character = plain[at] ?? '';
    if (character === '\n') line += 1;
    if (quoted) {
      if (character !== '"') field += character;
      else if (plain[at + 1] === '"') {
        field += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && field === '') quoted = true;
    else if (character === separator) {
      fields.push(field);
      field = '';
    } else if (character === '\n') {
      endRow();
      begun = line;
    } else if (character !== '\r') field += character;
  }
  endRow();
  return records;
}

/** Spreadsheets of many countries write semicolons. */
function separatorOf(text: string): ',' | ';' {
  const first = text.split('\n', 1)[0] ?? '';
  return first.split(';').length > first.split(',').length ? ';' : ',';
}
