import { html, type Markup } from './markup.ts';
import type { ReportDocument } from './report-document.ts';
import { wallText } from './report-times.ts';
import type { ReportSection, WrittenText } from './written-words.ts';

const NAMES: Readonly<Record<ReportSection, string>> = {
  overview: 'Overview',
  summary: 'Executive summary',
  strengths: 'Strengths',
  observation: 'Observation',
  analysis: 'Analysis, root cause',
  recommendation: 'Recommendation',
};
const OF_AREA: readonly ReportSection[] = ['observation', 'analysis', 'recommendation'];

/** What people wrote of the whole: of all together first, then of cells. */
export function wordsOfWhole({ written }: ReportDocument, section: ReportSection): Markup {
  return html`${written
    .filter((one) => one.section === section)
    .toSorted(byCell)
    .map((one) => said(one, null))}`;
}

/** Of each objective its strengths and its areas for improvement, as people wrote them; nothing where nobody did. */
export function wordsOfObjectives({ objectives, written }: ReportDocument): Markup {
  const parts = objectives.flatMap(({ code, statement }) => {
    const own = written.filter(({ objective }) => objective === code);
    return own.length === 0 ? [] : [html`<h3>${code}: ${statement}</h3>`, ...cellsOf(own)];
  });
  return parts.length === 0
    ? html``
    : html`<h2>Strengths and areas for improvement</h2>
        ${parts}`;
}

function cellsOf(written: readonly WrittenText[]): Markup[] {
  const cells = [...new Set(written.toSorted(byCell).map(({ cell }) => cell))];
  return cells.flatMap((cell) => {
    const own = written.filter((one) => one.cell === cell);
    const areas = [...new Set(own.filter(({ section }) => OF_AREA.includes(section)).map(({ area }) => area))];
    const strengths = own.filter(({ section }) => section === 'strengths').map((one) => said(one, NAMES.strengths));
    return strengths.concat(areas.toSorted((a, b) => a - b).flatMap((area) => areaOf(own, area)));
  });
}

function areaOf(own: readonly WrittenText[], area: number): Markup[] {
  return OF_AREA.flatMap((section) => own.filter((one) => one.section === section && one.area === area)).map((one) =>
    said(one, `Area for improvement ${area}: ${NAMES[one.section]}`),
  );
}

function said({ cell, text, author, version, atWall }: WrittenText, name: string | null): Markup {
  const who = `Written by ${author}, ${cell === null ? 'of all together' : `of the cell ${cell}`}`;
  return html`<div class="people">
    ${name === null ? null : html`<h4>${name}</h4>`}
    <p class="text">${text}</p>
    <p class="source">${who}; version ${version}, ${wallText(atWall)}</p>
  </div>`;
}

function byCell(a: WrittenText, b: WrittenText): number {
  if (a.cell === b.cell) return 0;
  if (a.cell === null || b.cell === null) return a.cell === null ? -1 : 1;
  return a.cell < b.cell ? -1 : 1;
}
