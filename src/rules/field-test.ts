import { type Field, FIELD_NAMES, fieldOf } from './fields.ts';
import type { RuleSubject } from './rule-subject.ts';
import type { TreeReader } from './tree-reader.ts';
import { type Modifier, modifierFault, MODIFIERS, type ValueTest, valueTest } from './value-test.ts';
import type { Entry, Scalar, Tree } from './yaml-tree.ts';

/** One line of a selection, ready to be asked. */
export interface FieldTest {
  /** Null for keywords, which are looked for in title, signature and entities. */
  field: Field | null;
  test: (subject: RuleSubject) => boolean;
  head: boolean;
}

/** Reads `Source.IP|cidr: 10.0.0.0/8` and its like; faults are told to the reader. */
export function readFieldTest(reader: TreeReader, entry: Entry): FieldTest | null {
  const [name = '', ...words] = entry.key.split('|');
  const field = fieldOf(name);
  if (!field) {
    reader.fault(entry.keyPlace, `"${name}" is no field of the taxonomy idmefv2${suggestion(name)}`);
    return null;
  }
  const modifiers = readModifiers(reader, entry, words);
  if (!modifiers) return null;
  if (modifiers.includes('exists')) return existence(reader, entry, field);
  const values = entry.value.kind === 'list' ? entry.value.items : [entry.value];
  if (values.length === 0) reader.fault(entry.value.place, 'A list of values must not be empty');
  const tests: ValueTest[] = [];
  let empty = false;
  for (const value of values) {
    if (value.kind !== 'scalar') {
      reader.fault(value.place, 'A value must be text, a number or null');
      return null;
    }
    // `null` says that the alert does not have the field.
    if (value.value === null && modifiers.length === 0) empty = true;
    else {
      const test = compileValue(reader, value, modifiers);
      if (!test) return null;
      tests.push(test);
    }
  }
  const all = modifiers.includes('all');
  const otherFields = modifiers.includes('fieldref');
  return {
    field,
    head: field.head && !otherFields,
    test: (subject) => {
      const found = field.read(subject);
      if (found.length === 0) return empty;
      const meets = (test: ValueTest): boolean => found.some((value) => test(value, subject));
      return all ? tests.every(meets) : tests.some(meets);
    },
  };
}

/** Reads words that may stand anywhere in an alert. */
export function readKeywords(
  reader: TreeReader,
  trees: readonly Tree[],
  words: readonly string[] = [],
): FieldTest | null {
  const tests: ValueTest[] = [];
  for (const tree of trees) {
    if (tree.kind !== 'scalar' || tree.value === null || typeof tree.value === 'boolean') {
      reader.fault(tree.place, 'A keyword must be text or a number');
      return null;
    }
    const test = compileValue(reader, { value: String(tree.value), place: tree.place }, ['contains']);
    if (!test) return null;
    tests.push(test);
  }
  const all = words.includes('all');
  return {
    field: null,
    head: false,
    test: (subject) => {
      const meets = (test: ValueTest): boolean =>
        test(subject.title, subject) ||
        test(subject.signature, subject) ||
        subject.entities.some(({ value }) => test(value, subject));
      return all ? tests.every(meets) : tests.some(meets);
    },
  };
}

function readModifiers(reader: TreeReader, entry: Entry, words: readonly string[]): Modifier[] | null {
  const modifiers: Modifier[] = [];
  for (const word of words) {
    const known = MODIFIERS.find((modifier) => modifier === word);
    if (!known) {
      reader.fault(entry.keyPlace, `The modifier "${word}" is not known; there are ${MODIFIERS.join(', ')}`);
      return null;
    }
    modifiers.push(known);
  }
  const fault = modifierFault(modifiers);
  if (fault !== null) reader.fault(entry.keyPlace, fault);
  return fault === null ? modifiers : null;
}

function existence(reader: TreeReader, entry: Entry, field: Field): FieldTest | null {
  const wanted = entry.value.kind === 'scalar' ? entry.value.value : undefined;
  if (typeof wanted !== 'boolean') {
    reader.fault(entry.value.place, 'exists is answered with true or false');
    return null;
  }
  return { field, head: field.head, test: (subject) => field.read(subject).length > 0 === wanted };
}

function compileValue(
  reader: TreeReader,
  { value, place }: { value: Scalar; place: Tree['place'] },
  modifiers: readonly Modifier[],
): ValueTest | null {
  try {
    return valueTest(value, modifiers);
  } catch (error) {
    reader.fault(place, error instanceof Error ? error.message : String(error));
    return null;
  }
}

/** The field that may have been meant. */
function suggestion(name: string): string {
  const wanted = name.toLowerCase().replaceAll(/[^a-z]/g, '');
  const close = FIELD_NAMES.find((known) => known.toLowerCase().replaceAll(/[^a-z]/g, '') === wanted);
  return close === undefined ? '; docs/rules.md lists them' : `; "${close}" may be meant`;
}
