import { isTlp } from '../access/policy/marking.ts';
import {
  COMPARISONS,
  type Comparison,
  IS_STATES,
  type IsState,
  type SeverityTest,
  type TimeTest,
  type AgeUnit,
  VALUE_FIELDS,
  type ValueField,
} from './filter-ast.ts';
import { SEVERITY_CLASSES } from './queue-severity.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const CASE_NUMBER = /^(?:BW-)?([1-9]\d{0,14})$/i;
/** No more digits than keep the instant within what PostgreSQL can count to. */
const AGE = /^([<>])(\d{1,4})([smhdw])$/i;
const INSTANT = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)`;
const RANGE = new RegExp(`^(${INSTANT})\\.\\.(${INSTANT})$`, 'i');
const LEVEL = /^(>=|<=|>|<|=)?(\d{1,3})$/;

/** How a value of a field is written everywhere; undefined when the field has no such value. */
export function readValue(field: ValueField, given: string): string | undefined {
  if (field === 'id') {
    const number = CASE_NUMBER.exec(given)?.[1];
    if (number !== undefined) return `BW-${number}`;
    return UUID.test(given.toLowerCase()) ? given.toLowerCase() : undefined;
  }
  if (field === 'nation') return /^[A-Z]{2}$/i.test(given) ? given.toUpperCase() : undefined;
  if (field === 'tlp') return isTlp(given.toUpperCase()) ? given.toUpperCase() : undefined;
  const words: readonly string[] | null = VALUE_FIELDS[field];
  if (words === null) return given;
  return words.find((word) => word === given.toLowerCase());
}

export function readState(given: string): IsState | undefined {
  return IS_STATES.find((state) => state === given.toLowerCase());
}

/** `>=60`, `60` or the name of a class. */
export function readSeverity(given: string): SeverityTest | undefined {
  const named = SEVERITY_CLASSES.find((name) => name === given.toLowerCase());
  if (named) return { class: named };
  const [, sign, digits] = LEVEL.exec(given) ?? [];
  const than = Number(digits);
  if (digits === undefined || than > 100) return undefined;
  const comparison: Comparison = COMPARISONS.find((known) => known === sign) ?? '=';
  return { comparison, than };
}

/** `<2h`, or two instants as in `2026-11-23T08:00Z..2026-11-23T08:05Z`. */
export function readTime(given: string): TimeTest | undefined {
  const [, sign, amount, unit] = AGE.exec(given) ?? [];
  if (amount !== undefined && unit !== undefined) {
    return { comparison: sign === '<' ? '<' : '>', amount: Number(amount), unit: unit.toLowerCase() as AgeUnit };
  }
  const [from, to] = (RANGE.exec(given) ?? []).slice(1).map((text) => new Date(text));
  if (!from || !to || !(from.getTime() < to.getTime()) || from.getTime() < 0) return undefined;
  return { from: from.toISOString(), to: to.toISOString() };
}
