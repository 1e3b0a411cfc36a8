import type { DrillTemplate, Expectation, MselItem } from '../template/template.ts';
import { csvTable } from './csv-records.ts';
import { MSEL_COLUMNS, type MselColumn, oneCell } from './msel-columns.ts';
import { mselTimeText } from './msel-time.ts';
import { relativeTimeText } from './relative-time.ts';

/** The items of a drill as a spreadsheet, which import-msel.ts puts into that drill again. */
export function exportMsel({ items }: DrillTemplate): string {
  const rows = items.map((item) => {
    const cells = rowOf(item);
    return MSEL_COLUMNS.map((column) => cells[column]);
  });
  return csvTable([[...MSEL_COLUMNS], ...rows]);
}

function rowOf({
  code,
  kind,
  title,
  to,
  from,
  trigger,
  delivery,
  expectations,
  notes,
}: MselItem): Record<MselColumn, string> {
  const told = { subject: '', text: '' };
  if (delivery.channel === 'message') Object.assign(told, { subject: delivery.subject, text: delivery.text });
  if (delivery.channel === 'media') Object.assign(told, { subject: delivery.headline, text: delivery.text });
  if (delivery.channel === 'phone_manual') told.text = delivery.script;
  return {
    control_no: code,
    kind,
    title,
    to: to.join('; '),
    from: from ?? '',
    time: mselTimeText(trigger),
    channel: delivery.channel,
    ...told,
    expected: expectations.map(({ text }) => oneCell(text)).join('\n'),
    within: expectations.map(({ withinMs }) => relativeTimeText(withinMs)).join('\n'),
    objective: expectations.some(({ objective }) => objective !== null)
      ? expectations.map(({ objective }) => objective ?? '-').join('\n')
      : '',
    notes: notes ?? '',
  };
}

/** What of a drill is in no column, a line each: whoever makes a new drill of the spreadsheet alone will not have it. */
export function besideMsel({ cells, objectives, items }: DrillTemplate): string[] {
  return [
    'title, synopsis, kind, domain, duration, compressed_rate',
    ...cells.map(({ code, organisation }) => `cells.${code}: title, kind and who plays it (${organisation})`),
    ...objectives.map(({ code }) => `objectives.${code}: statement, capability and target`),
    ...items.flatMap(ofItem),
  ];
}

function ofItem({ code, delivery, requires, decoy, expectations }: MselItem): string[] {
  const { channel } = delivery;
  const bodies = channel === 'alert' || channel === 'ais' || channel === 'track' || channel === 'report';
  return [
    ...(bodies ? [`items.${code}: what is sent by ${channel}`] : []),
    ...(channel === 'media' ? [`items.${code}: the outlet`] : []),
    ...(requires === null ? [] : [`items.${code}: what it requires`]),
    ...(decoy ? [`items.${code}: that it is a decoy`] : []),
    ...expectations.map((one) => `items.${code}.${one.code}: ${ofExpectation(one)}`),
  ];
}

function ofExpectation({ text, predicate }: Expectation): string {
  const parts = ['code, cell, metric, mode, whether it is required'];
  if (predicate !== null) parts.push('what the journal must show');
  if (oneCell(text) !== text) parts.push('line ends and semicolons of its text');
  return parts.join('; ');
}
