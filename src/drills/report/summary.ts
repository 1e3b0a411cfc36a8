import type { Share } from '../scoring/score-sheet.ts';
import type { SeenSheet } from '../scoring/seen-sheet.ts';
import { durationText } from '../template/duration.ts';
import type { LedgerLine } from './report-document.ts';

/** As many strengths and issues as a reader keeps in mind. */
const MOST = 3;

/** The opening of a report, made of counts: the score never stands without what it speaks of. */
export function summaryOf(seen: SeenSheet, ledger: readonly LedgerLine[]): string[] {
  const sheets = seen.joint ? [{ name: 'Together', sheet: seen.joint }] : [];
  const own = seen.cells.map((sheet) => ({ name: `Cell ${sheet.cell ?? ''}`, sheet }));
  return [
    ...[...sheets, ...own].map(
      ({ name, sheet }) => `${name}: ${scoreSentence(sheet.score, sheet.coverage.expectations)}`,
    ),
    ...listed('Done best', best(ledger)),
    ...listed('Missed', ledger.filter(({ state, required }) => required && state === 'missed').map(lineText)),
    ...listed('Done late', ledger.filter(({ state, required }) => required && state === 'met_late').map(lineText)),
  ];
}

export function scoreSentence(score: Share, coverage: Share): string {
  if (coverage.of === 0) return 'nothing was required.';
  if (score.of === 0) return `no score: none of ${coverage.of} required expectations came to a verdict.`;
  const percent = Math.round((100 * score.met) / score.of);
  return (
    `${score.met} of ${score.of} required expectations met in time (${percent} %); ` +
    `${coverage.met} of ${coverage.of} came to a verdict.`
  );
}

/** Those that left most of their time unused. */
function best(ledger: readonly LedgerLine[]): string[] {
  return ledger
    .filter(({ state, required, atSimMs }) => required && state === 'met' && atSimMs !== null)
    .map((line) => ({ line, used: usedPart(line) }))
    .sort((a, b) => a.used - b.used)
    .map(({ line }) => `${lineText(line)} after ${durationText((line.atSimMs ?? 0) - (line.fromSimMs ?? 0))}`);
}

function usedPart({ fromSimMs, atSimMs, dueSimMs }: LedgerLine): number {
  const from = fromSimMs ?? 0;
  return ((atSimMs ?? 0) - from) / Math.max(1, (dueSimMs ?? 0) - from);
}

function lineText({ item, cell, text }: LedgerLine): string {
  return `${text} (${item}, ${cell})`;
}

function listed(name: string, texts: readonly string[]): string[] {
  if (texts.length === 0) return [];
  const rest = texts.length > MOST ? `; and ${texts.length - MOST} more` : '';
  return [`${name}: ${texts.slice(0, MOST).join('; ')}${rest}.`];
}
