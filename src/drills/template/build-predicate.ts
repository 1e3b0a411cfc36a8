import { JOURNAL_TYPES, type JournalType } from '../../journal/journal-event.ts';
import { isReference } from '../expectations/reference-name.ts';
import type { EventPredicate, Matcher, Predicate } from '../expectations/predicate.ts';
import {
  shareAcknowledgedBy,
  sharedWith,
  STANDARD_PREDICATES,
  type StandardPredicate,
} from '../expectations/standard-predicates.ts';
import { parseDuration } from './duration.ts';
import { pointerStep } from './located-yaml.ts';
import type { RawPredicate } from './raw-template.ts';

/** Tells of a fault at what a JSON pointer names. */
export type Complain = (pointer: string, message: string) => void;

const FORMS = ['done', 'shared_with', 'share_acknowledged_by', 'event', 'all', 'any', 'not', 'of'] as const;
const PATH = /^(caseId|nation|organisationId|siteId|tlp|actor\.id|data(\.[A-Za-z0-9_]+)+)$/;
const WORDS = ['not', 'contains', 'at_least', 'at_most', 'exists'];
/** Deeper than anybody needs. */
const DEEPEST = 8;

/** Writes out what was said in short; null, with complaints, where it says nothing that can be looked for. */
export function buildPredicate(raw: RawPredicate, pointer: string, complain: Complain, depth = 0): Predicate | null {
  const forms = FORMS.filter((form) => raw[form] !== undefined);
  const [form] = forms;
  if (form === undefined || forms.length > 1) {
    complain(pointer, `It says one of ${FORMS.join(', ')}`);
    return null;
  }
  if (depth > DEEPEST) {
    complain(pointer, 'Nested too deeply');
    return null;
  }
  if (form !== 'event') {
    for (const key of ['cell', 'where', 'count'] as const) {
      if (raw[key] !== undefined) complain(pointer + pointerStep(key), `${key} goes with event`);
    }
  }
  if (raw.within !== undefined && form !== 'of') complain(`${pointer}/within`, 'within goes with of');
  const part = (inner: RawPredicate, step: string): Predicate | null =>
    buildPredicate(inner, pointer + step, complain, depth + 1);
  switch (form) {
    case 'done':
      return STANDARD_PREDICATES[raw.done as StandardPredicate];
    case 'shared_with':
      return sharedWith(raw.shared_with ?? '');
    case 'share_acknowledged_by':
      return shareAcknowledgedBy(raw.share_acknowledged_by ?? '');
    case 'event':
      return buildEvent(raw, pointer, complain);
    case 'not': {
      const inner = part(raw.not ?? {}, '/not');
      return inner && { not: inner };
    }
    case 'of': {
      const inner = part(raw.of ?? {}, '/of');
      const withinMs = parseDuration(raw.within ?? '');
      if (withinMs === null) complain(pointer, 'of goes with within');
      return inner && withinMs !== null ? { withinMs, of: inner } : null;
    }
    default: {
      const parts = (raw[form] ?? []).map((inner, index) => part(inner, `/${form}/${index}`));
      const whole = parts.filter((one) => one !== null);
      if (whole.length < parts.length) return null;
      return form === 'all' ? { all: whole } : { any: whole };
    }
  }
}

function buildEvent(raw: RawPredicate, pointer: string, complain: Complain): EventPredicate | null {
  const named = [raw.event ?? []].flat();
  const types = named.filter((type): type is JournalType => (JOURNAL_TYPES as readonly string[]).includes(type));
  for (const type of named) {
    if (!(types as string[]).includes(type)) {
      complain(`${pointer}/event`, `"${type}" is no type of journal entry; docs/live.md lists them`);
    }
  }
  for (const [path, matcher] of Object.entries(raw.where ?? {})) {
    const at = `${pointer}/where${pointerStep(path)}`;
    if (!PATH.test(path))
      complain(at, `"${path}" names nothing in an entry; it begins with caseId, nation, … or data.`);
    const fault = matcherFault(matcher);
    if (fault !== null) complain(at, fault);
  }
  const [only] = types;
  if (types.length < named.length || only === undefined) return null;
  return {
    event: types.length === 1 ? only : types,
    ...(raw.cell !== undefined && { cell: raw.cell }),
    ...(raw.where && { where: raw.where }),
    ...(raw.count !== undefined && { count: raw.count }),
  };
}

function matcherFault(matcher: Matcher): string | null {
  if (typeof matcher === 'object' && matcher !== null && !Array.isArray(matcher)) {
    const [[word, value] = ['', null], second] = Object.entries(matcher);
    if (second !== undefined || !WORDS.includes(word)) return `A value is compared by one of ${WORDS.join(', ')}`;
    if (word === 'exists') return typeof value === 'boolean' ? null : 'exists is true or false';
    if (word.startsWith('at_')) return typeof value === 'number' ? null : `${word} takes a number`;
    return valuesFault([value].flat());
  }
  return valuesFault([matcher].flat());
}

function valuesFault(values: unknown[]): string | null {
  if (values.length === 0) return 'An empty list is never met';
  for (const value of values) {
    if (typeof value === 'object' && value !== null) return 'A value is text, a number, true, false or null';
    if (typeof value === 'string' && value.startsWith('$') && !isReference(value)) {
      return `"${value}" stands for nothing; docs/drills.md lists what does`;
    }
  }
  return null;
}
