import type { Matcher, Predicate } from '../expectations/predicate.ts';
import { parseReference } from '../expectations/reference-name.ts';
import type { DrillTemplate } from './template.ts';

/** Names within a predicate that name no cell and no item of the drill. */
export function predicateFaults(template: DrillTemplate, predicate: Predicate): string[] {
  if ('all' in predicate) return predicate.all.flatMap((part) => predicateFaults(template, part));
  if ('any' in predicate) return predicate.any.flatMap((part) => predicateFaults(template, part));
  if ('not' in predicate) return predicateFaults(template, predicate.not);
  if ('of' in predicate) return predicateFaults(template, predicate.of);
  const faults: string[] = [];
  const { cell = 'self', where = {} } = predicate;
  if (cell !== 'self' && cell !== 'any') faults.push(...unknownCell(template, cell));
  for (const text of Object.values(where).flatMap(textsOf)) {
    const reference = text.startsWith('$') ? parseReference(text) : null;
    if (reference?.of === 'cell' && reference.cell !== null) faults.push(...unknownCell(template, reference.cell));
    if (reference?.of === 'delivery' && reference.item !== null) {
      const { item } = reference;
      if (!template.items.some(({ code }) => code === item)) faults.push(`There is no item ${item}`);
    }
  }
  return faults;
}

function unknownCell({ cells }: DrillTemplate, cell: string): string[] {
  return cells.some(({ code }) => code === cell) ? [] : [`There is no cell ${cell}`];
}

function textsOf(matcher: Matcher): string[] {
  const values = typeof matcher === 'object' && matcher !== null && 'not' in matcher ? matcher.not : matcher;
  return [values].flat().filter((value) => typeof value === 'string');
}
