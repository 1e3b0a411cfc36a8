import { FIELDS, IS_STATES, TIME_FIELDS, VALUE_FIELDS } from './filter-ast.ts';
import { SEVERITY_CLASSES } from './queue-severity.ts';

/** What may stand at a place of a filter that is being written, and which part of the text it replaces. */
export interface Completion {
  from: number;
  to: number;
  /** Field whose value is being written; undefined where a field's name, or a word, is. */
  field?: string;
  /** What is there of it already, without quotes. */
  begun: string;
}

/** Looks at the term around `at`, which may be unfinished. */
export function completionAt(text: string, at: number): Completion {
  const place = Math.max(0, Math.min(Math.trunc(at), text.length));
  const from = termStart(text, place);
  const rest = /^[^\s",]*/.exec(text.slice(place))?.[0] ?? '';
  const term = text.slice(from, place);
  const named = /^-?([a-z]+):/i.exec(term);
  if (!named) {
    const sign = term.startsWith('-') ? 1 : 0;
    return { from: from + sign, to: place + rest.length, begun: term.slice(sign) };
  }
  const valueStart = from + lastValue(term, named[0].length);
  const begun = text.slice(valueStart, place).replace(/^"/, '').replace(/\\(.)/g, '$1');
  const closing = text.slice(valueStart, place).startsWith('"') && text[place + rest.length] === '"' ? 1 : 0;
  return { from: valueStart, to: place + rest.length + closing, field: (named[1] ?? '').toLowerCase(), begun };
}

/** Where the term that holds `place` begins: after the last blank outside of quotes. */
function termStart(text: string, place: number): number {
  let start = 0;
  let quoted = false;
  for (let index = 0; index < place; index += 1) {
    const sign = text[index] ?? '';
    if (quoted && sign === '\\') index += 1;
    else if (sign === '"' && (quoted || index === start || /[\s,:-]/.test(text[index - 1] ?? ''))) quoted = !quoted;
    else if (!quoted && /\s/.test(sign)) start = index + 1;
  }
  return start;
}

/** Where the last of the values in a term begins. */
function lastValue(term: string, first: number): number {
  let start = first;
  let quoted = false;
  for (let index = first; index < term.length; index += 1) {
    const sign = term[index] ?? '';
    if (quoted && sign === '\\') index += 1;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === ',') start = index + 1;
  }
  return start;
}

/** Words that the language itself offers there, before anything the queue holds. */
export function fixedWords({ field, begun }: Completion): string[] {
  const begins = (word: string): boolean => word.toLowerCase().startsWith(begun.toLowerCase());
  if (field === undefined) {
    const states = IS_STATES.map((state) => `is:${state}`);
    return [...FIELDS.map((name) => `${name}:`), ...(begun === '' ? [] : states)].filter(begins);
  }
  if (field === 'is') return IS_STATES.filter(begins);
  if (field === 'severity') return ['>=85', '>=65', '>=40', ...SEVERITY_CLASSES].filter(begins);
  if ((TIME_FIELDS as readonly string[]).includes(field)) return ['<15m', '<1h', '<8h', '<24h', '>24h'].filter(begins);
  if (field === 'assignee') return ['me', 'none'].filter(begins);
  const words = Object.entries(VALUE_FIELDS).find(([name]) => name === field)?.[1] ?? [];
  return words.filter(begins);
}
