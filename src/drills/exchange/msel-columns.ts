/** Columns of an MSEL as a spreadsheet has it; in any order. `to`, `expected`, `within` and `objective` may hold several, one a line or by `;`. */
export const MSEL_COLUMNS = [
  'control_no',
  'kind',
  'title',
  'to',
  'from',
  'time',
  'channel',
  'subject',
  'text',
  'expected',
  'within',
  'objective',
  'notes',
] as const;
export type MselColumn = (typeof MSEL_COLUMNS)[number];

/** What people are told comes by spreadsheet; what goes through intake has bodies, and a spreadsheet only points at it. */
export const TOLD_CHANNELS = ['message', 'media', 'phone_manual'];
export const POINTED_CHANNELS = ['alert', 'ais', 'track', 'report'];

/** Which column holds what a drill has under a name; of all else it is where the item is named. */
export function columnOf(pointer: string): MselColumn {
  const [field, part, part2] = pointer.split('/').slice(3);
  switch (field) {
    case 'kind':
    case 'title':
    case 'to':
    case 'from':
    case 'notes':
      return field;
    case 'at':
    case 'after':
    case 'by_hand':
      return 'time';
    case 'message':
    case 'media':
    case 'phone_manual':
      return part === 'subject' || part === 'headline' ? 'subject' : part === 'outlet' ? 'from' : 'text';
    case 'expectations':
      return part2 === 'within' || part2 === 'objective' ? part2 : 'expected';
    default:
      return 'control_no';
  }
}

/** Several values of one cell. */
export function several(text: string): string[] {
  return text
    .split(/[;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** What a text is in a cell that holds several. */
export function oneCell(text: string): string {
  return text.replaceAll(/\s*[;\n]\s*/g, ', ').trim();
}

/** A column as people write it. */
export function columnName(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
}
