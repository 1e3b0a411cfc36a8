import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReportDocument } from '../src/drills/report/report-document.ts';
import { SHEETS } from './support/drill-sheets.ts';
import { ProgramRun } from './support/program-run.ts';

/** `npm run drill` as it is typed, but for the build: a database, a server, a team and a report of its own. */
describe('a drill that is played headless', () => {
  const out = mkdtempSync(join(tmpdir(), 'drill-report-'));
  afterAll(() => rmSync(out, { recursive: true }));

  it('is scored from what a good team did through the public interface, and reported', async () => {
    const words = ['port-crane-attack', '--rate', '45', '--team', 'good', '--out', out];
    const { code, stdout, stderr } = await new ProgramRun('src/drill-play/play.ts', words).done;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as ReportDocument;
    const { sheet } = SHEETS.find(({ drill, team }) => drill === 'port-crane-attack' && team === 'good')!;
    expect(report.joint?.score).toEqual(sheet.score);
    expect(
      Object.fromEntries(report.ledger.map(({ item, expectation, state }) => [`${item}/${expectation}`, state])),
    ).toEqual(sheet.states);
    expect(report.timeline.filter(({ state }) => state === 'failed' || state === 'held')).toEqual([]);
    expect(report.sharing).toMatchObject([{ fromNation: 'KR', toNation: 'SG', sent: 1, acknowledged: 1 }]);
    expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain('EXERCISE');
    expect(stdout).not.toContain('not done');
  });
});
