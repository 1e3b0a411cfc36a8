import type { Filter, FilterTerm, SeverityTest, TimeTest } from './filter-ast.ts';

/** A filter as text that reads back as itself: fields in small letters, quotes where they are needed. */
export function printFilter(filter: Filter): string {
  return filter.map((term) => `${term.negated ? '-' : ''}${printBody(term)}`).join(' ');
}

/** A value of a field, in quotes where it needs them. */
export function printValue(value: string): string {
  return /^[^\s",][^\s,]*$/.test(value) ? value : quote(value);
}

function printBody(term: FilterTerm): string {
  switch (term.type) {
    case 'text':
      // Without quotes this would be a negation, or a field.
      return /^[^\s"-]\S*$/.test(term.text) && !/^[a-z]+:/i.test(term.text) ? term.text : quote(term.text);
    case 'values':
      return `${term.field}:${term.values.map(printValue).join(',')}`;
    case 'severity':
      return `severity:${term.tests.map(printSeverity).join(',')}`;
    case 'time':
      return `${term.field}:${printTime(term.test)}`;
    case 'is':
  }
  return `is:${term.states.join(',')}`;
}

function printSeverity(test: SeverityTest): string {
  return 'class' in test ? test.class : `${test.comparison === '=' ? '' : test.comparison}${test.than}`;
}

function printTime(test: TimeTest): string {
  return 'from' in test ? `${test.from}..${test.to}` : `${test.comparison}${test.amount}${test.unit}`;
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, String.raw`\$&`)}"`;
}
