import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReportDocument } from '../src/drills/report/report-document.ts';
import type { Team } from '../src/drills/template/script.ts';
import { SHEETS } from './support/drill-sheets.ts';
import { ProgramRun } from './support/program-run.ts';

const MINUTE = 60_000;

/** Exercise seconds per real one: as fast as a team that asks over HTTP keeps its place between what it does. */
const RATE = 60;
/** What a tick of the server, a verdict and a post may take together, in real milliseconds. */
const LATENESS_MS = 4_000;

/**
 * Each drill once, and each team. By hand besides the sheet: from which nation to which, how much arrived, how much of it was
 * acknowledged.
 */
const PLAYED: [drill: string, team: Team, sharing: string[]][] = [
  ['port-crane-attack', 'good', ['KR SG 1 1']],
  ['substation-remote-id-spoofing', 'slow', ['MY MY 1 0']],
  ['convoy-strait-silence', 'absent', []],
  // Statements are no releases: of the case itself nothing was sent.
  ['crisis-communication-rumours', 'slow', []],
  ['dual-contingency', 'good', ['KR MY 1 0', 'KR PH 1 0', 'KR SG 1 0', 'SG MY 1 1', 'SG PH 1 1']],
];

/** `npm run drill` as it is typed, but for the build: a database, a server, a team and a report of its own. */
describe('a drill that is played headless', () => {
  const out = mkdtempSync(join(tmpdir(), 'drill-report-'));
  afterAll(() => rmSync(out, { recursive: true }));

  it.each(PLAYED)('%s is scored from what a team that is %s did through the public interface', async (...played) => {
    const [drill, team, sharing] = played;
    const words = [drill, '--rate', String(RATE), '--team', team, '--out', out];
    const { code, stdout, stderr } = await new ProgramRun('src/drill-play/play.ts', words).done;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as ReportDocument;
    const { sheet } = SHEETS.find((one) => one.drill === drill && one.team === team)!;
    expect(
      Object.fromEntries(report.ledger.map(({ item, expectation, state }) => [`${item}/${expectation}`, state])),
    ).toEqual(sheet.states);
    expect(report.joint?.score).toEqual(sheet.score);
    expect(contingencies(report, sheet.contingencies)).toEqual(sheet.contingencies);
    expect(report.timeline.filter(({ state }) => state === 'failed' || state === 'held')).toEqual([]);
    expect(report.sharing.map(sharingLine).toSorted()).toEqual(sharing);
    expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain('EXERCISE');
    expect(stdout).not.toContain('not done');
  });
});

/** Those that were told, with the minute of the exercise clock: the one by hand, if it was told then or hardly later. */
function contingencies({ timeline }: ReportDocument, byHand: Record<string, number>): Record<string, number> {
  const told = timeline.filter(({ kind, state }) => kind === 'contingency' && state === 'delivered');
  return Object.fromEntries(
    told.map(({ item, atSimMs }) => {
      const minute = (atSimMs ?? 0) / MINUTE;
      const expected = byHand[item] ?? Number.NaN;
      const late = minute - expected;
      return [item, late >= 0 && late * MINUTE <= LATENESS_MS * RATE ? expected : minute];
    }),
  );
}

function sharingLine({ fromNation, toNation, sent, acknowledged }: ReportDocument['sharing'][number]): string {
  return `${fromNation} ${toNation} ${sent} ${acknowledged}`;
}
