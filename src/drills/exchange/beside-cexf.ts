import { eventParts } from '../expectations/evaluation.ts';
import type { DrillTemplate, Expectation, MselItem } from '../template/template.ts';

/** Key of `exercise.meta` under which it is listed what CEXF has no words for. */
export const CEXF_BESIDE = 'breakwater-not-in-cexf';

/**
 * What of a drill another tool will not find in CEXF's own words, a line each with the place in our files. It stands whole in
 * `exercise.meta`, so that we read it again.
 */
export function besideCexf({ cells, objectives, items, kind, compressedRate }: DrillTemplate): string[] {
  return [
    `kind: ${kind}`,
    `compressed_rate: ${compressedRate}`,
    ...cells.map(({ code, organisation }) => `cells.${code}: who plays it (${organisation})`),
    ...objectives.map(({ code }) => `objectives.${code}: statement, capability and target`),
    ...items.flatMap(ofItem),
  ];
}

function ofItem(item: MselItem): string[] {
  const { code, to, from, kind, decoy, trigger, requires, expectations } = item;
  return [
    `items.${code}: kind ${kind}, told to ${to.join(', ')}`,
    ...(from === null ? [] : [`items.${code}: from whom`]),
    ...(decoy ? [`items.${code}: that it is a decoy`] : []),
    ...(trigger.on === 'item' || trigger.on === 'expectation' ? [`items.${code}: how long after ${trigger.item}`] : []),
    ...(trigger.on === 'expectation' ? [`items.${code}: that ${trigger.expectation} was ${trigger.outcome}`] : []),
    ...(requires === null ? [] : [`items.${code}: what it requires (${requires.mode} of ${requires.of.length})`]),
    ...expectations.map((one) => `items.${code}.${one.code}: ${ofExpectation(one).join(', ')}`),
  ];
}

function ofExpectation({ cell, objective, predicate }: Expectation): string[] {
  return [
    `cell ${cell}, text, metric, deadline`,
    ...(objective === null ? [] : ['objective']),
    ...(predicate === null || eventParts(predicate).length === 0 ? [] : ['conditions beyond the type of entry']),
  ];
}
