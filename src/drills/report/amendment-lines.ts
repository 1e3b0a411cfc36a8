import { type Amendment, cellsOf, type Change, codeOf } from '../amendments/amendment.ts';
import { durationText } from '../template/duration.ts';
import type { DrillTemplate } from '../template/template.ts';
import type { AmendmentLine } from './report-document.ts';

/** What was changed of a script, in the order in which it was; `template` is the one in effect, which has what was added. */
export function amendmentLines({ items }: DrillTemplate, amendments: readonly Amendment[]): AmendmentLine[] {
  return amendments.map(({ seq, change, actor, reason, atWall, simMs }) => ({
    seq,
    type: change.type,
    item: codeOf(change),
    title: items.find(({ code }) => code === codeOf(change))?.title ?? '',
    cells: [...cellsOf(change)],
    detail: detailOf(change),
    atWall,
    atSimMs: simMs,
    actor: actor.name,
    reason,
  }));
}

function detailOf(change: Change): string {
  const cells = cellsOf(change).join(', ');
  switch (change.type) {
    case 'add':
      return `added for ${cells}`;
    case 'edit':
      return 'edited';
    case 'retarget':
      return `for ${cells} from then on`;
    case 'move':
      return `to ${durationText(change.simMs)}, for ${cells}`;
    default:
      return `withdrawn from ${cells}`;
  }
}
