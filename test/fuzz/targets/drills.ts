import { DomainError } from '../../../src/common/domain-error.ts';
import { isJsonObject, type Json } from '../../../src/common/json.ts';
import { parseJsonBody } from '../../../src/common/json-body.ts';
import { readItem } from '../../../src/drills/amendments/read-item.ts';
import { csvRecords } from '../../../src/drills/exchange/csv-records.ts';
import { exportCexf } from '../../../src/drills/exchange/export-cexf.ts';
import { exportMsel } from '../../../src/drills/exchange/export-msel.ts';
import { parseMselTime } from '../../../src/drills/exchange/msel-time.ts';
import { parseRelativeTime } from '../../../src/drills/exchange/relative-time.ts';
import { durationText, parseDuration } from '../../../src/drills/template/duration.ts';
import { readShippedDrill, shippedDrillCodes } from '../../../src/drills/template/shipped-drills.ts';
import type { DrillTemplate } from '../../../src/drills/template/template.ts';
import { rawTemplate, writeTemplate } from '../../../src/drills/template/write-template.ts';
import { takeIn } from '../../../src/drills/templates/incoming-text.ts';
import { requireTemplateText, withCode } from '../../../src/drills/templates/template-text.ts';
import { type FuzzTarget, promise, textOf } from '../fuzz-target.ts';
import {
  FOREIGN,
  LATER,
  LEAST_DRILL,
  LEAST_DRILLS,
  LEAST_FOREIGN,
  LEAST_SHEETS,
  NO_DRILLS,
  SHEET,
  WHOLE,
} from './drill-seeds.ts';

const ORGANISATION = 'kr-port-soc';
const drill = readShippedDrill(shippedDrillCodes()[0] ?? '');
/** What planners of exercises write, here and in other tools. */
export const drillTargets: readonly FuzzTarget[] = [
  {
    name: 'drill/yaml',
    refusals: [DomainError],
    seeds: () => [...LEAST_DRILLS, ...NO_DRILLS],
    large: () => [WHOLE, `${WHOLE}${LATER}`, writeTemplate({ ...smallDrill(), items: smallDrill().items.slice(0, 1) })],
    words: [
      'items:',
      'expectations:',
      'after: {',
      'requires:',
      'when:',
      'within:',
      'flight:',
      'where:',
      '&a',
      '*a',
      '<<:',
    ],
    read: (input) => {
      const text = textOf(input);
      const template = requireTemplateText(text);
      withCode(text, '1x');
      writtenAgain(template);
    },
  },
  {
    name: 'drill/cexf',
    refusals: [DomainError],
    seeds: () => [LEAST_FOREIGN, JSON.stringify(exportCexf(requireTemplateText(LEAST_DRILL)))],
    large: () => [FOREIGN, JSON.stringify(exportCexf(requireTemplateText(WHOLE)))],
    words: ['"inject_flow"', '"triggered_at"', '"breakwater-drill"', '"meta"', '"followed_by"', '"inject_evaluation"'],
    read: (input) => {
      const { template, text } = takeIn({ format: 'cexf', text: textOf(input) }, null, ORGANISATION);
      promise(
        JSON.stringify(requireTemplateText(text)) === JSON.stringify(template),
        'written otherwise than it was read',
      );
    },
  },
  {
    name: 'drill/spreadsheet',
    refusals: [DomainError],
    seeds: () => LEAST_SHEETS,
    large: () => [SHEET, SHEET.replaceAll(',', ';'), exportMsel(smallDrill())],
    words: ['Control No', 'D+0 H+0 M+', 'after ', 'phone manual', 'information', '""', '\r\n', ';'],
    read: (input) => {
      const text = textOf(input);
      csvRecords(text);
      try {
        takeIn({ format: 'csv', text, code: 'sheet' }, null, ORGANISATION);
      } finally {
        takeIn({ format: 'csv', text }, drill, ORGANISATION);
      }
    },
  },
  {
    name: 'drill/amended-item',
    refusals: [DomainError],
    seeds: () => rawTemplate(drill).items.map((item) => JSON.stringify(item)),
    read: (input) => {
      const raw = parseJsonBody(input, 40);
      const { item, faults } = readItem(drill, 0, (raw ?? null) as Json);
      promise(item !== null || faults.length > 0, 'neither an item nor a fault');
      promise(item === null || isJsonObject(raw), 'an item of what is no map');
    },
  },
  {
    name: 'text/durations',
    refusals: [],
    seeds: () => ['1h30m', 'D+0 H+1 M+30', 'after I01 ack missed H+1', '999h9999m99999s', 'D + 1'],
    words: ['after ', 'met', 'missed', 'D+', 'H+', 'M+', 'S+'],
    read: (input) => {
      const text = textOf(input);
      parseMselTime(text);
      const relative = parseRelativeTime(text);
      promise(relative === null || Number.isSafeInteger(relative), 'a time that is none');
      const duration = parseDuration(text);
      promise(duration === null || parseDuration(durationText(duration)) !== undefined, 'a duration that is none');
    },
  },
];

/** Few of its items, or most of what is made up would be about the many others. */
function smallDrill(): DrillTemplate {
  const told = drill.items.filter(({ trigger, requires }) => trigger.on === 'time' && requires === null);
  return { ...drill, items: told.slice(0, 3) };
}

/** A drill that was taken is one that can be written, and sent on in each form. */
function writtenAgain(template: DrillTemplate): void {
  exportMsel(template);
  const { faults, template: again } = fromCexf(template);
  promise(again !== null, `lost by CEXF: ${faults}`);
}

function fromCexf(template: DrillTemplate): { template: DrillTemplate | null; faults: string } {
  try {
    const { template: again } = takeIn(
      { format: 'cexf', text: JSON.stringify(exportCexf(template)) },
      null,
      ORGANISATION,
    );
    return { template: again, faults: '' };
  } catch (error) {
    return { template: null, faults: String(error) };
  }
}
