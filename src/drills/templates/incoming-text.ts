import { importCexf } from '../exchange/import-cexf.ts';
import { importMsel } from '../exchange/import-msel.ts';
import { drillAround } from '../exchange/new-msel.ts';
import type { DrillTemplate } from '../template/template.ts';
import { writeTemplate } from '../template/write-template.ts';
import { requireShort, requireTemplateText, templateFaults, withCode } from './template-text.ts';

export const INCOMING_FORMATS = ['yaml', 'cexf', 'csv'] as const;
export type IncomingFormat = (typeof INCOMING_FORMATS)[number];

/** What somebody sends. */
export interface Incoming {
  format: IncomingFormat;
  text: string;
  /** In place of the code it has; of a spreadsheet, which has none, the one it gets. */
  code?: string;
  /** Of a spreadsheet. */
  title?: string;
}

/** A text that is a drill, and what of what was sent found no place in it. */
export interface Taken {
  text: string;
  template: DrillTemplate;
  lost: string[];
}

/**
 * Takes in what was sent, in whichever form. A text of ours is kept as it was written.
 * @param into the drill a spreadsheet is put into; null where there is none yet.
 * @param organisation code of the organisation that plays what the sender does not say who plays.
 * @throws DomainError `template_faults` (invalid), with line and column of what was sent.
 */
export function takeIn(incoming: Incoming, into: DrillTemplate | null, organisation: string): Taken {
  const { format, text, code } = incoming;
  if (format === 'yaml') {
    const own = code === undefined ? text : withCode(text, code);
    return { text: own, template: requireTemplateText(own), lost: [] };
  }
  const { template, lost } = format === 'cexf' ? ofCexf(text, organisation) : ofSheet(incoming, into, organisation);
  const coded = code === undefined ? template : { ...template, code };
  const written = writeTemplate(coded);
  requireShort(written);
  return { text: written, template: coded, lost };
}

function ofCexf(text: string, organisation: string): { template: DrillTemplate; lost: string[] } {
  const { template, faults, lost } = importCexf(text, organisation);
  if (!template) throw templateFaults('The document is no exercise that can be read', faults);
  return { template, lost };
}

function ofSheet(
  { text, code = 'spreadsheet', title }: Incoming,
  into: DrillTemplate | null,
  organisation: string,
): { template: DrillTemplate; lost: string[] } {
  const { drill, assumed } = into
    ? { drill: into, assumed: [] }
    : drillAround(text, { code, title: title ?? code, organisation });
  const { template, faults, lost } = importMsel(drill, text);
  if (!template) throw templateFaults('The spreadsheet is no list of items that can be read', faults);
  return { template, lost: [...assumed, ...lost] };
}
