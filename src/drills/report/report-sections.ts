import type { CellSheet } from '../scoring/score-sheet.ts';
import { signOf } from './chart.ts';
import { html, type Markup } from './markup.ts';
import type { ReportDocument } from './report-document.ts';
import { doneAt, simText, spanText, wallText } from './report-times.ts';
import { scoreSentence } from './summary.ts';

type Row = readonly (string | number | null | Markup)[];

/** A table with its name and whose words it holds; nothing where there are no rows. */
function table(
  title: string,
  heads: readonly string[],
  rows: readonly Row[],
  { note, people = false }: { note?: string; people?: boolean } = {},
): Markup {
  if (rows.length === 0) return html``;
  return html`<h2>${title}</h2>
    <p class="source">${people ? 'Words of people' : 'Generated from script and journal'}</p>
    ${note === undefined ? null : html`<p class="small">${note}</p>`}
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${cell}</td>`)}
            </tr> `,
        )}
      </tbody>
    </table>`;
}

export function overview({ overview: { kind, domain, synopsis, participants } }: ReportDocument): Markup {
  const rows = participants.map((one) => [one.cell, one.title, one.organisation, one.nation, one.kind, one.people]);
  return html`<p>${synopsis}</p>
    <p>Kind: ${kind}. Domain: ${domain.replace('_', ' ')}.</p>
    ${table('Who took part', ['Cell', 'Who', 'Organisation', 'Nation', 'Part', 'People'], rows)}`;
}

export function objectives({ objectives: of }: ReportDocument): Markup {
  const rows = of.map(({ code, statement, capability, rating, proposed, rationale, met, of: all }) => [
    code,
    statement,
    capability,
    `${met} of ${all}`,
    rating === null ? '–' : `${rating}${proposed ? ' (proposed)' : ''}`,
    rationale,
  ]);
  const note =
    'P: performed without challenges; S: with some; M: with major ones; U: unable to be performed; N/A: not judged. A rating ' +
    'that is not “proposed” was given by an evaluator.';
  return table('Objectives', ['Objective', 'Statement', 'Capability', 'Met in time', 'Rating', 'Why'], rows, { note });
}

export function scores({ joint, cells }: ReportDocument): Markup {
  const sheets = [
    ...(joint ? [{ name: 'Together', sheet: joint }] : []),
    ...cells.map((sheet) => ({ name: sheet.cell, sheet })),
  ];
  const rows = sheets.map(({ name, sheet }) => [
    name,
    scoreSentence(sheet.score, sheet.coverage.expectations),
    `${sheet.coverage.items.met} of ${sheet.coverage.items.of}`,
    `${sheet.decoys.met} of ${sheet.decoys.of}`,
    sheet.releasability.length,
  ]);
  const heads = ['Cell', 'Score and coverage', 'Items that expect something', 'Decoys handled', 'Releasability errors'];
  return html`${table('Scores', heads, rows)}
  ${table(
    'Times',
    ['Cell', 'What', 'Done', 'Never', 'Median', 'Worst', 'Median, real', 'Worst, real'],
    sheets.flatMap(({ name, sheet }) => times(name, sheet)),
    { note: 'From the inject on, on the exercise clock, in which pauses do not count, and in real time.' },
  )}`;
}

function times(name: string | null, { metrics }: CellSheet): Row[] {
  return metrics.map(({ metric, measured, never, simMs, wallMs }) => [
    name,
    metric.replace('_', ' '),
    measured,
    never,
    spanText(simMs?.median),
    spanText(simMs?.worst),
    spanText(wallMs?.median),
    spanText(wallMs?.worst),
  ]);
}

export function timeline({ timeline: of }: ReportDocument): Markup {
  const rows = of.map(({ item, title, kind, channel, cell, state, decoy, atSimMs, atWall, note }) => [
    simText(atSimMs),
    wallText(atWall),
    item,
    `${title}${decoy ? ' (decoy)' : ''}`,
    `${kind}, ${channel.replace('_', ' ')}`,
    cell,
    note === null ? state : `${state}: ${note}`,
  ]);
  return table('Events as run', ['Exercise', 'Real', 'Item', 'Title', 'Kind', 'To', 'State'], rows);
}

export function amendments({ amendments: of }: ReportDocument): Markup {
  const rows = of.map(({ atSimMs, atWall, item, title, detail, actor, reason }) => [
    simText(atSimMs),
    wallText(atWall),
    item,
    title,
    detail,
    actor,
    reason,
  ]);
  const note =
    'What controllers changed of the script after the run was made. The events above are as they were then run.';
  return table('Changes of the script', ['Exercise', 'Real', 'Item', 'Title', 'What', 'By', 'Why'], rows, { note });
}

export function sharing({ sharing: of }: ReportDocument): Markup {
  const from = [...new Set(of.map((line) => line.from))];
  const to = [...new Set(of.map((line) => line.to))];
  const sent = (sender: string, recipient: string): string => {
    const line = of.find((one) => one.from === sender && one.to === recipient);
    return line ? `${line.sent} sent, ${line.acknowledged} acknowledged, median ${spanText(line.medianMs)}` : '–';
  };
  const rows = from.map((sender) => [sender].concat(to.map((recipient) => sent(sender, recipient))));
  return table('Sharing', ['From, to', ...to], rows, {
    note: 'Times in real time, from receipt to acknowledgement.',
  });
}

export function ledger({ ledger: of }: ReportDocument): Markup {
  const rows = of.map((line) => {
    const { sign, word } = signOf(line.state);
    return [
      `${line.item}/${line.expectation}`,
      line.cell,
      line.text,
      line.required ? 'yes' : 'no',
      `${sign} ${word}`,
      simText(line.dueSimMs),
      simText(doneAt(line)),
      [line.source === 'evaluator' ? `Evaluator ${line.by ?? ''}` : null, line.note].filter(Boolean).join(': '),
      html`<span class="ids">${line.evidence.join(' ')}</span>`,
    ];
  });
  const heads = ['Expectation', 'Cell', 'What', 'Required', 'Came out', 'Due', 'Done', 'Why', 'Journal entries'];
  return table('Expectations', heads, rows);
}

export function clock({ clock: of }: ReportDocument): Markup {
  const rows = of.map(({ type, atWall, atSimMs, detail, actor, reason }) => [
    wallText(atWall),
    simText(atSimMs),
    type.replace('_', ' '),
    detail,
    actor,
    reason,
  ]);
  return table('Clock', ['Real', 'Exercise', 'What', 'To', 'By', 'Why'], rows);
}

export function words({ observations, hotwash, improvements }: ReportDocument): Markup {
  return html`${table(
    'Observations',
    ['Exercise', 'Cell', 'Item', 'Kind', 'What', 'By'],
    observations.map(({ atSimMs, cell, item, kind, text, author }) => [
      simText(atSimMs),
      cell,
      item,
      kind,
      text,
      author,
    ]),
    { people: true },
  )}
  ${table(
    'Hot-wash',
    ['Cell', 'Went well', 'To improve', 'By'],
    hotwash.map(({ cell, wentWell, toImprove, author }) => [cell, wentWell, toImprove, author ?? 'no name']),
    { people: true },
  )}
  ${table(
    'Improvement plan',
    ['Cell', 'Issue', 'Corrective action', 'Element', 'Responsible', 'Ask', 'Start', 'Due', 'State', 'By'],
    improvements.map(({ cell, issue, action, element, responsible, contact, start, due, status, ...one }) => [
      cell,
      issue,
      action,
      element,
      responsible,
      contact,
      start ?? '–',
      due ?? '–',
      [status.replace('_', ' '), one.hasTask ? 'a task' : null, one.retested ? 'tried again' : null]
        .filter(Boolean)
        .join(', '),
      one.author ?? 'no name',
    ]),
    { people: true },
  )}`;
}
