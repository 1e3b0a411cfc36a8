import ipaddr from 'ipaddr.js';
import { RE2JS } from 're2js';
import { fieldOf, type FieldValue } from './fields.ts';
import { compileGlob, parseGlob, widen } from './glob.ts';
import type { RuleSubject } from './rule-subject.ts';
import type { Scalar } from './yaml-tree.ts';

/** A test of one value of a field; `subject` serves those that compare with another field. */
export type ValueTest = (value: FieldValue, subject: RuleSubject) => boolean;

export const MODIFIERS = [
  'contains',
  'startswith',
  'endswith',
  're',
  'i',
  'm',
  's',
  'cidr',
  'all',
  'gt',
  'gte',
  'lt',
  'lte',
  'exists',
  'fieldref',
  'cased',
  'windash',
] as const;
export type Modifier = (typeof MODIFIERS)[number];

/** Modifiers that say how to compare; at most one of them makes sense. */
const COMPARISONS: ReadonlySet<Modifier> = new Set([
  'contains',
  'startswith',
  'endswith',
  're',
  'cidr',
  'gt',
  'gte',
  'lt',
  'lte',
  'exists',
]);
/** RE2 runs in linear time, but a counted repetition is written out before it runs. */
const LONGEST_EXPRESSION = 512;
const DASHES = ['-', '/', '\u2013', '\u2014', '\u2015'];

/** What is wrong with a set of modifiers, or null. */
export function modifierFault(modifiers: readonly Modifier[]): string | null {
  if (new Set(modifiers).size < modifiers.length) return 'A modifier stands twice';
  const comparing = modifiers.filter((modifier) => COMPARISONS.has(modifier));
  if (comparing.length > 1) return `${comparing.join(' and ')} cannot both be meant`;
  const expression = modifiers.includes('re');
  if (!expression && modifiers.some((modifier) => ['i', 'm', 's'].includes(modifier))) {
    return 'i, m and s only follow re';
  }
  const textual = comparing.length === 0 || ['contains', 'startswith', 'endswith'].includes(comparing[0] ?? '');
  for (const modifier of ['cased', 'windash', 'fieldref'] as const) {
    if (modifiers.includes(modifier) && !textual) return `${modifier} makes no sense with ${comparing[0] ?? ''}`;
  }
  if (modifiers.includes('fieldref') && modifiers.includes('windash')) return 'windash makes no sense with fieldref';
  return null;
}

/**
 * Compiles one value with its modifiers.
 * @throws Error whose message says what is wrong with the value.
 */
export function valueTest(value: Scalar, modifiers: readonly Modifier[]): ValueTest {
  const has = (modifier: Modifier): boolean => modifiers.includes(modifier);
  if (has('fieldref')) return otherField(value, modifiers);
  if (has('re')) return expression(value, modifiers);
  if (has('cidr')) return network(value);
  for (const order of ['gt', 'gte', 'lt', 'lte'] as const) if (has(order)) return ordered(value, order);
  if (typeof value === 'boolean' || value === null) throw new Error('A value must be text or a number here');
  if (typeof value === 'number' && !has('contains') && !has('startswith') && !has('endswith')) {
    return (found) => found === value || found === String(value);
  }
  return has('windash') ? anyDash(String(value), modifiers) : textual(String(value), modifiers);
}

function textual(value: string, modifiers: readonly Modifier[]): ValueTest {
  const test = compileGlob(placed(value, modifiers), modifiers.includes('cased'));
  return (found) => test(String(found));
}

function placed(value: string, modifiers: readonly Modifier[]): ReturnType<typeof parseGlob> {
  const contains = modifiers.includes('contains');
  return widen(
    parseGlob(value),
    contains || modifiers.includes('endswith'),
    contains || modifiers.includes('startswith'),
  );
}

/** Options on Windows begin with any of these; which one must not decide. */
function anyDash(value: string, modifiers: readonly Modifier[]): ValueTest {
  const tests = DASHES.map((dash) =>
    textual(value.replace(/(^|\s)[-/\u2013\u2014\u2015](?=\w)/g, `$1${dash}`), modifiers),
  );
  return (found, subject) => tests.some((test) => test(found, subject));
}

function otherField(value: Scalar, modifiers: readonly Modifier[]): ValueTest {
  const field = typeof value === 'string' ? fieldOf(value) : undefined;
  if (!field) throw new Error(`"${String(value)}" is no field`);
  const cased = modifiers.includes('cased');
  const fold = (text: FieldValue): string => (cased ? String(text) : String(text).toLowerCase());
  const compare = modifiers.includes('contains')
    ? (a: string, b: string) => a.includes(b)
    : modifiers.includes('startswith')
      ? (a: string, b: string) => a.startsWith(b)
      : modifiers.includes('endswith')
        ? (a: string, b: string) => a.endsWith(b)
        : (a: string, b: string) => a === b;
  return (found, subject) => field.read(subject).some((other) => compare(fold(found), fold(other)));
}

function expression(value: Scalar, modifiers: readonly Modifier[]): ValueTest {
  const source = String(value);
  if (source.length > LONGEST_EXPRESSION) {
    throw new Error(`A regular expression has at most ${LONGEST_EXPRESSION} characters`);
  }
  const flags =
    (modifiers.includes('i') ? RE2JS.CASE_INSENSITIVE : 0) +
    (modifiers.includes('m') ? RE2JS.MULTILINE : 0) +
    (modifiers.includes('s') ? RE2JS.DOTALL : 0);
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(source, flags);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`No regular expression that runs in linear time: ${message}`, { cause });
  }
  return (found) => compiled.test(String(found));
}

function network(value: Scalar): ValueTest {
  const text = String(value);
  if (!ipaddr.isValidCIDR(text)) throw new Error(`"${text}" is no network in CIDR form`);
  const [base, bits] = ipaddr.parseCIDR(text);
  return (found) => {
    const address = String(found);
    if (!ipaddr.isValid(address)) return false;
    // IPv4 written as IPv6 is the same address.
    const read = ipaddr.process(address);
    return read.kind() === base.kind() && read.match([base, bits] as [typeof read, number]);
  };
}

function ordered(value: Scalar, order: 'gt' | 'gte' | 'lt' | 'lte'): ValueTest {
  if (typeof value !== 'number') throw new Error(`${order} compares with a number`);
  const compare = {
    gt: (a: number) => a > value,
    gte: (a: number) => a >= value,
    lt: (a: number) => a < value,
    lte: (a: number) => a <= value,
  }[order];
  return (found) => typeof found === 'number' && compare(found);
}
