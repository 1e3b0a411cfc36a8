import type { Package } from '../package.ts';
import { defined } from '../deep-texts.ts';
import type { Redaction } from './redaction.ts';

/**
 * Whatever a person or a sensor put into words of its own goes: titles, descriptions, notes, what people gave as
 * reasons, and what is made of them: a signature may be a title with its numbers taken out, a factor quotes one.
 */
export const withholdFreeText: Redaction = (draft) => {
  let values = 0;
  const drop = <Part extends object>(part: Part, ...names: (keyof Part)[]): Part => {
    const gone = names.filter((name) => part[name] !== undefined);
    values += gone.length;
    return defined({ ...part, ...(Object.fromEntries(gone.map((name) => [name, undefined])) as Partial<Part>) });
  };
  const without: Package = defined({
    ...draft,
    case: draft.case && drop(draft.case, 'title', 'factors'),
    alerts: draft.alerts.map((alert) => {
      const said = alert.reasons?.filter(({ rule }) => rule === 'person').length ?? 0;
      values += said;
      return defined({
        ...drop(alert, 'title', 'description', 'signature'),
        reasons: alert.reasons?.map((reason) =>
          reason.rule === 'person' ? { ...reason, text: 'Put here by a person' } : reason,
        ),
      });
    }),
    objects: draft.objects.map((object) => ({
      ...drop(object, 'class'),
      crossings: object.crossings.map((crossing) => drop(crossing, 'zone')),
    })),
    notes: draft.notes.map((note) => drop(note, 'body')),
    observables: draft.observables.map((observable) => drop(observable, 'description')),
    tasks: draft.tasks.map((task) => drop(task, 'title', 'description')),
  });
  return { draft: without, values };
};
