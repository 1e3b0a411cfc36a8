import type { CellSheet } from '../scoring/score-sheet.ts';
import { drawStill } from '../replay/stills/draw-still.ts';
import { legend, responseChart, signOf } from './chart.ts';
import { html, type Markup } from './markup.ts';
import type { ReportDocument } from './report-document.ts';
import { REPORT_STYLE } from './report-style.ts';
import { doneAt, simText, spanText, wallText } from './report-times.ts';
import { scoreSentence } from './summary.ts';

/**
 * The report as one HTML file that needs nothing else: no script, no font, no picture from elsewhere. EXERCISE stands on every page
 * that is printed.
 */
export function reportPage(report: ReportDocument): string {
  const { cover } = report;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${report.marking}: ${cover.designator}, after-action report</title>
        <style>
          ${REPORT_STYLE}
        </style>
      </head>
      <body>
        <div class="watermark" aria-hidden="true">${report.marking}</div>
        <main>
          <p class="banner">${banner(report)}</p>
          <h1>${cover.title}</h1>
          <p>
            ${cover.designator}. Drill ${cover.drill}, version ${cover.version}.
            ${cover.forNation === null ? 'For all who take part.' : html`For ${cover.forNation} alone.`}
          </p>
          <dl>
            <dt>STARTEX</dt>
            <dd>${wallText(cover.startedAt)}</dd>
            <dt>ENDEX</dt>
            <dd>${wallText(cover.endedAt)}</dd>
            <dt>Drafted</dt>
            <dd>${wallText(cover.generatedAt)}</dd>
          </dl>
          <h2>Summary</h2>
          <ul>
            ${report.summary.map((text) => html`<li>${text}</li>`)}
          </ul>
          ${overview(report)} ${objectives(report)}
          <h2>From inject to response</h2>
          ${responseChart(report)}
          <p class="small">
            A bar reaches from the inject to what was done about it; the upright line is the deadline. ${legend()}.
          </p>
          ${scores(report)} ${timeline(report)} ${stills(report)} ${sharing(report)} ${ledger(report)} ${clock(report)}
          ${words(report)}
        </main>
      </body>
    </html> `;
  return page.text;
}

function banner({ marking, cover }: ReportDocument): string {
  return `${marking} ${marking} ${marking} — ${cover.designator}`;
}

type Row = readonly (string | number | null | Markup)[];

/** A table with its name; nothing where there are no rows. */
function table(title: string, heads: readonly string[], rows: readonly Row[], note: string | null = null): Markup {
  if (rows.length === 0) return html``;
  return html`<h2>${title}</h2>
    ${note === null ? null : html`<p class="small">${note}</p>`}
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

function overview({ overview: { kind, domain, synopsis, participants } }: ReportDocument): Markup {
  const rows = participants.map((one) => [one.cell, one.title, one.organisation, one.nation, one.kind, one.people]);
  return html`<h2>Overview</h2>
    <p>${synopsis}</p>
    <p>Kind: ${kind}. Domain: ${domain.replace('_', ' ')}.</p>
    ${table('Who took part', ['Cell', 'Who', 'Organisation', 'Nation', 'Part', 'People'], rows)}`;
}

function objectives({ objectives: of }: ReportDocument): Markup {
  const rows = of.map(({ code, statement, capability, rating, proposed, rationale, met, of: all }) => [
    code,
    statement,
    capability,
    `${met} of ${all}`,
    rating === null ? '–' : `${rating}${proposed ? ' (proposed)' : ''}`,
    rationale,
  ]);
  const note =
    'P: performed without challenges; S: with some; M: with major ones; U: unable to be performed; N/A: not judged.';
  return table('Objectives', ['Objective', 'Statement', 'Capability', 'Met in time', 'Rating', 'Why'], rows, note);
}

function scores({ joint, cells }: ReportDocument): Markup {
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
    'From the inject on, on the exercise clock, in which pauses do not count, and in real time.',
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

function timeline({ timeline: of }: ReportDocument): Markup {
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

function stills({ stills: of }: ReportDocument): Markup {
  if (of.length === 0) return html``;
  return html`<h2>Maps</h2>
    <p class="small">
      A filled square is a site with an open case, a hollow one a site without; a diamond flies, a hull swims, with the
      way behind it; a cross is where something was reported.
    </p>
    ${of.map(({ title, atSimMs, atWall, state, bounds }) => {
      const caption = `${title}. ${simText(atSimMs)}, ${wallText(atWall)}.`;
      return html`<figure>
        ${drawStill(state, bounds, `Map. ${caption}`)}
        <figcaption>${caption}</figcaption>
      </figure>`;
    })}`;
}

function sharing({ sharing: of }: ReportDocument): Markup {
  const from = [...new Set(of.map((line) => line.from))];
  const to = [...new Set(of.map((line) => line.to))];
  const sent = (sender: string, recipient: string): string => {
    const line = of.find((one) => one.from === sender && one.to === recipient);
    return line ? `${line.sent} sent, ${line.acknowledged} acknowledged, median ${spanText(line.medianMs)}` : '–';
  };
  const rows = from.map((sender) => [sender].concat(to.map((recipient) => sent(sender, recipient))));
  return table('Sharing', ['From, to', ...to], rows, 'Times in real time, from receipt to acknowledgement.');
}

function ledger({ ledger: of }: ReportDocument): Markup {
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

function clock({ clock: of }: ReportDocument): Markup {
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

function words({ observations, hotwash, improvements }: ReportDocument): Markup {
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
  )}
  ${table(
    'Hot-wash',
    ['Cell', 'Went well', 'To improve', 'By'],
    hotwash.map(({ cell, wentWell, toImprove, author }) => [cell, wentWell, toImprove, author ?? 'no name']),
  )}
  ${table(
    'Improvement plan',
    ['Cell', 'Issue', 'Corrective action', 'Element', 'Responsible', 'Ask', 'Due', 'State'],
    improvements.map(({ cell, issue, action, element, responsible, contact, due, status }) => [
      cell,
      issue,
      action,
      element,
      responsible,
      contact,
      due ?? '–',
      status.replace('_', ' '),
    ]),
  )}`;
}
