import type { LedgerLine, ReportDocument } from './report-document.ts';
import { html, Markup } from './markup.ts';
import { doneAt, simText } from './report-times.ts';

const LEFT = 190;
const WIDTH = 520;
const ROW = 18;
const TOP = 26;
/** Longest name the column left of the chart has room for. */
const NAME_LENGTH = 30;

/** A sign for each outcome, so that colour is never alone in telling. */
const SIGNS: Readonly<Record<string, { sign: string; colour: string; word: string }>> = {
  met: { sign: '●', colour: '#1b6e3c', word: 'met' },
  met_late: { sign: '◐', colour: '#8a5a00', word: 'met late' },
  missed: { sign: '✕', colour: '#a3171f', word: 'missed' },
  waived: { sign: '–', colour: '#555555', word: 'waived' },
  not_evaluable: { sign: '?', colour: '#555555', word: 'not evaluable' },
  pending: { sign: '…', colour: '#555555', word: 'open' },
};

export function signOf(state: string): { sign: string; colour: string; word: string } {
  return SIGNS[state] ?? { sign: '?', colour: '#555555', word: state };
}

/** What each sign stands for. */
export function legend(): string {
  return Object.values(SIGNS)
    .map(({ sign, word }) => `${sign} ${word}`)
    .join(', ');
}

/** From each inject to what was done about it: a bar to when it was done, a line where the deadline stood. */
export function responseChart({ ledger }: ReportDocument): Markup {
  const lines = ledger.filter(({ fromSimMs }) => fromSimMs !== null);
  const end = Math.max(60_000, ...lines.flatMap(({ dueSimMs, atSimMs }) => [dueSimMs ?? 0, atSimMs ?? 0]));
  const x = (simMs: number): number => Math.round((LEFT + (WIDTH * simMs) / end) * 10) / 10;
  const height = TOP + lines.length * ROW + 8;
  return html`<svg
    class="chart"
    viewBox="0 0 ${LEFT + WIDTH + 30} ${height}"
    role="img"
    aria-label="From each inject to what was done about it, on the exercise clock; the ledger has the same in words"
  >
    ${ticks(end).map(
      (tick) =>
        html`<line x1="${x(tick)}" x2="${x(tick)}" y1="${TOP - 6}" y2="${height}" stroke="#cccccc" /><text
            x="${x(tick)}"
            y="${TOP - 10}"
            text-anchor="middle"
            >${simText(tick)}</text
          >`,
    )}
    ${lines.map((line, index) => bar(line, TOP + index * ROW, x))}
  </svg>`;
}

function bar(line: LedgerLine, y: number, x: (simMs: number) => number): Markup {
  const { item, expectation, cell, state, fromSimMs, dueSimMs, atSimMs } = line;
  const { sign, colour, word } = signOf(state);
  const from = x(fromSimMs ?? 0);
  const to = x(atSimMs ?? dueSimMs ?? fromSimMs ?? 0);
  const due = x(dueSimMs ?? fromSimMs ?? 0);
  const name = `${item}/${expectation} ${cell}`;
  const dashes = state === 'met' || state === 'met_late' ? 'none' : '3 3';
  return html`<g
    ><title>${name}: ${word}, told ${simText(fromSimMs)}, due ${simText(dueSimMs)}, done ${simText(doneAt(line))}</title
    ><text x="${LEFT - 8}" y="${y + 12}" text-anchor="end"
      >${name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH - 1)}…` : name}</text
    ><line
      x1="${from}"
      x2="${to}"
      y1="${y + 8}"
      y2="${y + 8}"
      stroke="${colour}"
      stroke-width="6"
      stroke-dasharray="${dashes}"
    /><line x1="${due}" x2="${due}" y1="${y + 1}" y2="${y + 15}" stroke="#000000" stroke-width="2" /><text
      x="${to + 6}"
      y="${y + 12}"
      fill="${colour}"
      >${sign}</text
    ></g
  >`;
}

/** Round times, not more than eight of them. */
function ticks(end: number): number[] {
  const step = [1, 2, 5, 10, 15, 30, 60, 120, 240].map((minutes) => minutes * 60_000).find((one) => end / one <= 8);
  const width = step ?? end / 8;
  return Array.from({ length: Math.floor(end / width) + 1 }, (_, index) => index * width);
}
