import {
  FIELDS,
  type Filter,
  type FilterTerm,
  IS_STATES,
  TIME_FIELDS,
  type TimeField,
  VALUE_FIELDS,
  type ValueField,
} from './filter-ast.ts';
import { filterError } from './filter-error.ts';
import { readSeverity, readState, readTime, readValue } from './filter-values.ts';
import { SEVERITY_CLASSES } from './queue-severity.ts';

/** Longest filter, and longest list of values in it. */
export const FILTER_LIMITS = { characters: 1_000, terms: 40, values: 40 } as const;

/** A value as it was written, and where. */
interface Written {
  text: string;
  at: number;
}

/**
 * Reads a filter (docs/queue.md).
 * @throws DomainError (invalid) with the place of the fault, and the field it is about where there is one.
 */
export function parseFilter(text: string): Filter {
  if (text.length > FILTER_LIMITS.characters) {
    throw filterError(
      'filter_too_long',
      `A filter has at most ${FILTER_LIMITS.characters} characters`,
      FILTER_LIMITS.characters,
    );
  }
  // Neither can be looked for: PostgreSQL has no NUL, and half of a surrogate pair is no character.
  const bad = text.search(/[\p{Cc}\p{Cs}]/u);
  if (bad !== -1) throw filterError('filter_bad_character', 'A filter is one line of text', bad);
  const terms: FilterTerm[] = [];
  const reader = new TermReader(text);
  for (let term = reader.next(); term !== undefined; term = reader.next()) {
    if (terms.length === FILTER_LIMITS.terms) {
      throw filterError('filter_too_long', `A filter has at most ${FILTER_LIMITS.terms} conditions`, reader.began);
    }
    terms.push(term);
  }
  return terms;
}

/** Reads a text term by term, from its beginning to its end. */
class TermReader {
  /** Where the term that was read last begins. */
  began = 0;
  private place = 0;

  constructor(private readonly text: string) {}

  next(): FilterTerm | undefined {
    this.skip(/\s*/y);
    this.began = this.place;
    if (this.place >= this.text.length) return undefined;
    const negated = this.skip(/-(?=\S)/y) !== '';
    const named = this.skip(/[a-z]+:/iy);
    if (named === '') return { negated, type: 'text', text: this.value(/[^\s]*/y).text };
    return { negated, ...this.field(named.slice(0, -1).toLowerCase()) };
  }

  private field(field: string): FilterBody {
    const valueField = Object.keys(VALUE_FIELDS).find((known): known is ValueField => known === field);
    const timeField = TIME_FIELDS.find((known): known is TimeField => known === field);
    if (valueField === undefined && timeField === undefined && field !== 'severity' && field !== 'is') {
      const message = `There is no field ${field}; there are ${FIELDS.join(', ')}. To look for the text itself put it in quotes`;
      throw filterError('filter_unknown_field', message, this.began, field);
    }
    const values = this.values(field);
    const each = <T>(read: (given: string) => T | undefined, wanted: string): T[] =>
      values.map(({ text, at }) => {
        const found = read(text);
        if (found === undefined) throw filterError('filter_bad_value', `${field} is ${wanted}`, at, field);
        return found;
      });
    if (valueField !== undefined) {
      const words = VALUE_FIELDS[valueField]?.join(', ') ?? (field === 'id' ? 'BW-12 or a UUID' : 'two letters');
      return { type: 'values', field: valueField, values: each((given) => readValue(valueField, given), words) };
    }
    if (field === 'is') return { type: 'is', states: each(readState, IS_STATES.join(', ')) };
    if (timeField === undefined) {
      const wanted = `0 to 100, as in >=60, or one of ${SEVERITY_CLASSES.join(', ')}`;
      return { type: 'severity', tests: each(readSeverity, wanted) };
    }
    const [test, second] = each(
      readTime,
      'an age as in <2h, or two instants as in 2026-11-23T08:00Z..2026-11-23T08:05Z',
    );
    if (test === undefined || second !== undefined) {
      throw filterError('filter_bad_value', `${field} takes one value`, values[1]?.at ?? this.place, field);
    }
    return { type: 'time', field: timeField, test };
  }

  /** One value or several with commas between. */
  private values(field: string): Written[] {
    const values: Written[] = [];
    do {
      const value = this.value(/[^\s,]*/y, field);
      if (values.length === FILTER_LIMITS.values) {
        throw filterError('filter_too_long', `A field has at most ${FILTER_LIMITS.values} values`, value.at, field);
      }
      values.push(value);
    } while (this.skip(/,/y) !== '');
    return values;
  }

  /** In quotes, where `\` takes the meaning from the sign after it; or as far as `bare` goes. */
  private value(bare: RegExp, field?: string): Written {
    const at = this.place;
    const quoted = this.text[at] === '"';
    let text: string;
    if (quoted) {
      const found = this.skip(/"(?:[^"\\]|\\.)*"/y);
      if (found === '') throw filterError('filter_unclosed_quote', 'The quote is not closed', at, field);
      text = found.slice(1, -1).replace(/\\(.)/g, '$1');
      const next = this.text[this.place];
      if (next !== undefined && !/\s/.test(next) && !(field !== undefined && next === ',')) {
        throw filterError('filter_missing_blank', 'A blank is missing after the quote', this.place, field);
      }
    } else text = this.skip(bare);
    if (text.trim() === '') throw filterError('filter_empty_value', 'Nothing is said to look for', at, field);
    return { text, at };
  }

  /** Takes what matches here, if anything does. */
  private skip(pattern: RegExp): string {
    pattern.lastIndex = this.place;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.place += found.length;
    return found;
  }
}

type FilterBody = FilterTerm extends infer Term ? (Term extends FilterTerm ? Omit<Term, 'negated'> : never) : never;
