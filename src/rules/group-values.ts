import { fieldOf, type FieldValue } from './fields.ts';
import type { CorrelationRule } from './rule.ts';
import type { LinkedCorrelation } from './rule-set.ts';
import type { RuleSubject } from './rule-subject.ts';

/** Reads a field by name, of an alert or of a firing. */
export type ReadField = (name: string) => readonly FieldValue[];

const NOTHING: readonly FieldValue[] = [];

/** What rules count most is how severe alerts are: of each grade all matches share one. */
const GRADES: readonly (readonly number[])[] = Array.from({ length: 101 }, (_, grade) => [grade]);

/** Alerts name many targets; one alert is put into no more groups than this, the first in order of its values. */
const MOST_GROUPS = 16;

export function readingOf(subject: RuleSubject): ReadField {
  return (name) => fieldOf(name)?.read(subject) ?? [];
}

/** The values of every group something belongs to: none where it lacks a field, several where a field has several. */
export function groupsOf(fields: readonly string[], read: ReadField): string[][] {
  const [only] = fields;
  if (fields.length === 1 && only !== undefined) {
    const [value, ...others] = read(only);
    if (others.length === 0) return value === undefined ? [] : [[folded(value)]];
  }
  let groups: string[][] = [[]];
  for (const field of fields) {
    const values = [...new Set(read(field).map(folded))].sort();
    groups = groups.flatMap((group) => values.map((value) => group.concat(value))).slice(0, MOST_GROUPS);
  }
  return groups;
}

/** What a value_… rule counts or sums of a match; null where it has nothing of the kind, and so does not count. */
export function countedValues(rule: CorrelationRule, read: ReadField): readonly FieldValue[] | null {
  const fields = rule.count?.fields ?? [];
  if (fields.length === 0) return NOTHING;
  if (rule.type !== 'value_count') {
    const numbers = read(fields[0] ?? '').filter((value) => typeof value === 'number');
    const [first] = numbers;
    if (first === undefined) return null;
    // A copy takes as much as it holds; what was filtered has room to grow.
    return numbers.length === 1 ? (GRADES[first] ?? [first]) : numbers.slice();
  }
  const combined = groupsOf(fields, read).map((values) => values.join('\n'));
  return combined.length > 0 ? combined : null;
}

/** The fields that rules further out will ask a firing for, in the order in which the correlation names them. */
export function carriedFields(
  { carried }: LinkedCorrelation,
  read: ReadField,
): readonly (readonly FieldValue[])[] | null {
  return carried.length === 0 ? null : carried.map(read);
}

function folded(value: FieldValue): string {
  return String(value).trim().toLowerCase();
}

/** What tells one group of a rule from another. */
export function groupKey(values: readonly string[]): string {
  return values.length === 1 ? (values[0] ?? '') : values.join('\n');
}

/** A short name of a group, equal in every run (cyrb53, public domain). */
export function groupHash(values: readonly string[]): string {
  const text = values.join('\u0000');
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & low) + (high >>> 0)).toString(36);
}
