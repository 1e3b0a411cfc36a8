import type { Origin, ReportDocument } from './report-document.ts';

type Value = string | number | boolean | null;

export const REPORT_TABLES = [
  'scores',
  'times',
  'objectives',
  'events',
  'amendments',
  'expectations',
  'sharing',
  'clock',
  'observations',
  'hotwash',
  'improvements',
  'texts',
] as const;
export type ReportTable = (typeof REPORT_TABLES)[number];

/** Tables of a report as CSV (RFC 4180), by name. Times on the exercise clock in seconds, in real time as RFC 3339. */
export function reportTables(report: ReportDocument): Record<ReportTable, string> {
  const sheets = [...(report.joint ? [report.joint] : []), ...report.cells];
  return {
    scores: csv(
      report,
      ['cell', 'met', 'of', 'judged', 'required', 'items_expecting', 'items_delivered', 'decoys_handled', 'decoys'],
      sheets.map(({ cell, score, coverage, decoys }) => [
        cell ?? 'all',
        score.met,
        score.of,
        coverage.expectations.met,
        coverage.expectations.of,
        coverage.items.met,
        coverage.items.of,
        decoys.met,
        decoys.of,
      ]),
    ),
    times: csv(
      report,
      ['cell', 'metric', 'done', 'never', 'median_s', 'worst_s', 'median_real_s', 'worst_real_s'],
      sheets.flatMap(({ cell, metrics }) =>
        metrics.map(({ metric, measured, never, simMs, wallMs }) => [
          cell ?? 'all',
          metric,
          measured,
          never,
          seconds(simMs?.median),
          seconds(simMs?.worst),
          seconds(wallMs?.median),
          seconds(wallMs?.worst),
        ]),
      ),
    ),
    objectives: csv(
      report,
      ['objective', 'statement', 'capability', 'met', 'of', 'rating', 'proposed', 'rationale'],
      report.objectives.map((one) => [
        one.code,
        one.statement,
        one.capability,
        one.met,
        one.of,
        one.rating,
        one.proposed,
        one.rationale,
      ]),
      report.objectives.map(({ proposed }) => (proposed ? 'generated' : 'people')),
    ),
    events: csv(
      report,
      ['item', 'cell', 'title', 'kind', 'channel', 'decoy', 'state', 'at_s', 'at', 'note'],
      report.timeline.map((one) => [
        one.item,
        one.cell,
        one.title,
        one.kind,
        one.channel,
        one.decoy,
        one.state,
        seconds(one.atSimMs),
        instant(one.atWall),
        one.note,
      ]),
    ),
    amendments: csv(
      report,
      ['seq', 'type', 'item', 'title', 'cells', 'detail', 'at', 'at_s', 'by', 'why'],
      report.amendments.map((one) => [
        one.seq,
        one.type,
        one.item,
        one.title,
        one.cells.join(' '),
        one.detail,
        instant(one.atWall),
        seconds(one.atSimMs),
        one.actor,
        one.reason,
      ]),
    ),
    expectations: csv(
      report,
      [
        'item',
        'expectation',
        'cell',
        'text',
        'metric',
        'required',
        'objective',
        'state',
        'source',
        'told_s',
        'due_s',
        'at_s',
        'at',
        'by',
        'note',
        'evidence',
      ],
      report.ledger.map((one) => [
        one.item,
        one.expectation,
        one.cell,
        one.text,
        one.metric,
        one.required,
        one.objective,
        one.state,
        one.source,
        seconds(one.fromSimMs),
        seconds(one.dueSimMs),
        seconds(one.atSimMs),
        instant(one.atWall),
        one.by,
        one.note,
        one.evidence.join(' '),
      ]),
      report.ledger.map(({ source }) => (source === 'evaluator' ? 'people' : 'generated')),
    ),
    sharing: csv(
      report,
      ['from', 'to', 'sent', 'acknowledged', 'median_real_s'],
      report.sharing.map((one) => [one.from, one.to, one.sent, one.acknowledged, seconds(one.medianMs)]),
    ),
    clock: csv(
      report,
      ['seq', 'type', 'at', 'at_s', 'detail', 'actor', 'reason'],
      report.clock.map((one) => [
        one.seq,
        one.type,
        instant(one.atWall),
        seconds(one.atSimMs),
        one.detail,
        one.actor,
        one.reason,
      ]),
    ),
    observations: csv(
      report,
      ['cell', 'item', 'objective', 'kind', 'at', 'at_s', 'text', 'author'],
      report.observations.map((one) => [
        one.cell,
        one.item,
        one.objective,
        one.kind,
        instant(one.atWall),
        seconds(one.atSimMs),
        one.text,
        one.author,
      ]),
      'people',
    ),
    hotwash: csv(
      report,
      ['cell', 'went_well', 'to_improve', 'author'],
      report.hotwash.map((one) => [one.cell, one.wentWell, one.toImprove, one.author]),
      'people',
    ),
    improvements: csv(
      report,
      [
        'id',
        'cell',
        'issue',
        'action',
        'element',
        'responsible',
        'contact',
        'start',
        'due',
        'status',
        'task',
        'retested',
        'author',
      ],
      report.improvements.map((one) => [
        one.id,
        one.cell,
        one.issue,
        one.action,
        one.element,
        one.responsible,
        one.contact,
        one.start,
        one.due,
        one.status,
        one.hasTask,
        one.retested,
        one.author,
      ]),
      'people',
    ),
    texts: csv(
      report,
      ['cell', 'section', 'objective', 'area', 'text', 'author', 'version', 'at'],
      report.written.map((one) => [
        one.cell ?? 'all',
        one.section,
        one.objective,
        one.area,
        one.text,
        one.author,
        one.version,
        instant(one.atWall),
      ]),
      'people',
    ),
  };
}

/**
 * The marking, and whose words a row is made of, are columns of their own, so that a row that is cut out still carries them. Where
 * rows of one table differ, `whose` has one for each.
 */
function csv(
  { marking }: ReportDocument,
  heads: readonly string[],
  rows: readonly (readonly Value[])[],
  whose: Origin | readonly Origin[] = 'generated',
): string {
  const origin = (index: number): Origin => (typeof whose === 'string' ? whose : (whose[index] ?? 'generated'));
  return [['marking', 'words', ...heads], ...rows.map((row, index) => [marking, origin(index), ...row])]
    .map((row) => `${row.map(field).join(',')}\r\n`)
    .join('');
}

/** What a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection). */
function field(value: Value): string {
  if (value === null) return '';
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function seconds(milliseconds: number | null | undefined): number | null {
  return milliseconds === null || milliseconds === undefined ? null : Math.round(milliseconds) / 1_000;
}

function instant(wall: number | null): string | null {
  return wall === null ? null : new Date(wall).toISOString();
}
