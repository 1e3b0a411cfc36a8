import { stillsSection } from '../replay/stills/stills-section.ts';
import { legend, responseChart } from './chart.ts';
import { html, Markup } from './markup.ts';
import type { ReportDocument } from './report-document.ts';
import {
  amendments,
  clock,
  ledger,
  objectives,
  overview,
  scores,
  sharing,
  timeline,
  words,
} from './report-sections.ts';
import { REPORT_STYLE } from './report-style.ts';
import { wallText } from './report-times.ts';
import { wordsOfObjectives, wordsOfWhole } from './report-words.ts';

const POLICY = new Markup(`default-src 'none'; style-src 'unsafe-inline'`);

/** What a page is made with besides the report. */
export interface PageOptions {
  /** `@font-face` rules whose fonts are in them, for where the machine that shows the page has none for a script. */
  fonts?: Markup;
}

/**
 * The report as one HTML file that needs nothing else: no script, no font, no picture from elsewhere. EXERCISE stands on every page
 * that is printed. Words of people stand apart from what is generated, each with whose they are.
 */
export function reportPage(report: ReportDocument, { fonts }: PageOptions = {}): string {
  const { cover } = report;
  const policy = fonts === undefined ? POLICY : new Markup(`${POLICY.text}; font-src data:`);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${report.marking}: ${cover.designator}, after-action report</title>
        <style>
          ${REPORT_STYLE}
          ${fonts ?? null}
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
            ${cover.ofCell === null ? null : html`Of the cell ${cover.ofCell}.`}
          </p>
          <dl>
            <dt>STARTEX</dt>
            <dd>${wallText(cover.startedAt)}</dd>
            <dt>ENDEX</dt>
            <dd>${wallText(cover.endedAt)}</dd>
            <dt>Drafted</dt>
            <dd>${wallText(cover.generatedAt)}</dd>
          </dl>
          <h2>Executive summary</h2>
          ${wordsOfWhole(report, 'summary')} ${generated()}
          <ul>
            ${report.summary.map((text) => html`<li>${text}</li>`)}
          </ul>
          <h2>Overview</h2>
          ${wordsOfWhole(report, 'overview')} ${generated()} ${overview(report)} ${objectives(report)}
          ${wordsOfObjectives(report)}
          <h2>From inject to response</h2>
          ${responseChart(report)}
          <p class="small">
            A bar reaches from the inject to what was done about it; the upright line is the deadline. ${legend()}.
          </p>
          ${scores(report)} ${timeline(report)} ${amendments(report)} ${stillsSection(report.stills)} ${sharing(report)}
          ${ledger(report)} ${clock(report)} ${words(report)}
        </main>
      </body>
    </html> `;
  return page.text;
}

function banner({ marking, cover }: ReportDocument): string {
  return `${marking} ${marking} ${marking} — ${cover.designator}`;
}

function generated(): Markup {
  return html`<p class="source">Generated from script and journal</p>`;
}
