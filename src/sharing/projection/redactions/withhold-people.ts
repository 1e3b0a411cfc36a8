import type { Package } from '../package.ts';
import { defined, mapTexts } from '../deep-texts.ts';
import { scrubber } from '../scrub.ts';
import { counting, type Redaction } from './redaction.ts';

/** Who wrote, decided or is assigned goes, and the names and ids of everybody the case knows, out of every text. */
export const withholdPeople: Redaction = (draft, snapshot) => {
  let values = 0;
  const drop = <Part extends object>(part: Part, name: keyof Part): Part => {
    if (part[name] === undefined) return part;
    values += 1;
    return defined({ ...part, [name]: undefined });
  };
  const without: Package = defined({
    ...draft,
    case: draft.case && drop(draft.case, 'assignee'),
    notes: draft.notes.map((note) => drop(note, 'author')),
    observables: draft.observables.map((observable) => drop(observable, 'author')),
    tasks: draft.tasks.map((task) => drop(task, 'assignee')),
  });
  const terms = snapshot.people.flatMap(({ id, name, login }) => [
    id,
    id.replace(/^person:/, ''),
    name ?? '',
    login ?? '',
  ]);
  const { change, count } = counting(scrubber(terms));
  return { draft: mapTexts(without, change), values: values + count() };
};
