import { rehearse } from '../../../test/support/drill-rehearsal.ts';
import { parseCsv } from '../../../test/support/csv.ts';
import type { Amendment } from '../amendments/amendment.ts';
import { readShippedDrill, readShippedScript } from '../template/shipped-drills.ts';
import type { Team } from '../template/script.ts';
import type { DrillTemplate } from '../template/template.ts';
import { buildReport, type ReportInput } from './build-report.ts';
import type { Improvement } from './report-document.ts';
import { reportPage } from './report-page.ts';
import { REPORT_TABLES, reportTables } from './report-tables.ts';

const template = readShippedDrill('port-crane-attack');

function inputOf(team: Team, more: Partial<ReportInput> = {}, of: DrillTemplate = template): ReportInput {
  const { run, clock, outcomes, events } = rehearse(of, readShippedScript(template, team));
  return {
    designator: 'CRANE 2026-1',
    run,
    clock,
    outcomes,
    events,
    notes: {},
    names: { 'person:CONTROL': 'Kim of Control' },
    observations: [],
    hotwash: [],
    improvements: [],
    written: [],
    ratings: [],
    viewer: { sees: 'all' },
    comparing: new Set(),
    generatedAt: Date.UTC(2026, 10, 29, 12),
    ...more,
  };
}

function planned(more: Partial<Improvement>): Improvement {
  return {
    id: 'I-1',
    cell: 'PORT',
    issue: 'Nobody knew whom to call',
    action: 'A list at every desk',
    element: 'training',
    responsible: 'sg-port-soc',
    handedOver: true,
    contact: 'Head of the watch',
    start: null,
    due: null,
    status: 'open',
    hasTask: false,
    retested: false,
    author: 'Mei',
    version: 1,
    ...more,
  };
}

describe('after-action report', () => {
  it('names who judged, and does not show what they are kept under', () => {
    const input = inputOf('slow');
    const [first, ...others] = input.outcomes;
    const judged = { ...first!, source: 'evaluator' as const, by: 'person:eva' };
    const { ledger } = buildReport({
      ...input,
      outcomes: [judged, ...others],
      names: { 'person:eva': 'Eva of the evaluators' },
    });
    const line = ledger.find(({ item, expectation }) => item === judged.item && expectation === judged.expectation);
    expect(line?.by).toBe('Eva of the evaluators');
  });

  it('opens with counts, the coverage beside the score', () => {
    expect(buildReport(inputOf('slow')).summary).toEqual([
      'Together: 4 of 11 required expectations met in time (36 %); 11 of 11 came to a verdict.',
      'Cell PORT: 3 of 9 required expectations met in time (33 %); 9 of 9 came to a verdict.',
      'Cell SG: 1 of 1 required expectations met in time (100 %); 1 of 1 came to a verdict.',
      'Cell SGPORT: 0 of 1 required expectations met in time (0 %); 1 of 1 came to a verdict.',
      expect.stringMatching(
        /^Done best: Somebody finds out whether the report is true \(I07, PORT\) after 7m\d*s?; .*; and 1 more\.$/,
      ),
      'Missed: It is closed as what it is (I05, PORT); The watch of Jurong Island says that it has seen it (I09, SGPORT).',
      expect.stringMatching(/^Done late: .*; and 2 more\.$/),
    ]);
  });

  it('has every expectation, every delivery in order of time, the clock, and what was shared', () => {
    const report = buildReport(inputOf('slow'));
    expect(report.ledger).toHaveLength(12);
    expect(report.timeline).toHaveLength(13);
    const times = report.timeline.map(({ atSimMs }) => atSimMs ?? Number.POSITIVE_INFINITY);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(report.clock.map(({ type, detail }) => [type, detail])).toEqual([
      ['startex', '6 times real time'],
      ['endex', ''],
    ]);
    expect(report.clock.map(({ actor }) => actor)).toEqual(['Kim of Control', 'Kim of Control']);
    expect(report.sharing).toMatchObject([{ from: 'kr-port-soc', to: 'SG', sent: 1, acknowledged: 1 }]);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('proposes a rating for each objective, until somebody says it', () => {
    const ratings = [{ objective: 'O3', rating: 'S' as const, rationale: 'Two hands short' }];
    const report = buildReport(inputOf('slow', { ratings }));
    expect(report.objectives.map(({ code, rating, proposed }) => [code, rating, proposed])).toEqual([
      ['O1', 'M', true],
      ['O2', 'S', true],
      ['O3', 'S', false],
      ['O4', 'S', true],
      ['O5', 'P', true],
    ]);
    expect(buildReport(inputOf('absent')).objectives.every(({ rating }) => rating === 'U')).toBe(true);
  });

  it('tells a nation of its own cells alone, whatever it is made into', () => {
    const said = (cell: string | null, text: string) => ({
      cell,
      item: null,
      atWall: 0,
      kind: 'issue' as const,
      text,
      objective: null,
      author: 'person:eva',
    });
    const input = inputOf('slow', {
      viewer: { sees: 'nation', nation: 'SG' },
      observations: [said('PORT', 'secret-of-port'), said(null, 'secret-of-control'), said('SG', 'word-to-sg')],
      hotwash: [{ cell: 'PORT', wentWell: 'secret-of-port', toImprove: '', author: null }],
    });
    const report = buildReport(input);
    expect(report.joint).toBeNull();
    expect(new Set(report.ledger.map(({ cell }) => cell))).toEqual(new Set(['SG', 'SGPORT']));
    expect(new Set(report.timeline.map(({ cell }) => cell))).toEqual(new Set(['SGPORT']));
    const everything = [JSON.stringify(report), reportPage(report), ...Object.values(reportTables(report))].join('\n');
    expect(everything).toContain('word-to-sg');
    for (const hidden of ['secret-of', 'Crane network is scanned', 'I05', 'Together'])
      expect(everything).not.toContain(hidden);
  });

  it('is a page that needs nothing else, and takes no markup from what people wrote', () => {
    const evil = `"><script>alert('x')</script><img src=x onerror=y>&amp;\u0000`;
    const hostile: DrillTemplate = {
      ...template,
      title: evil,
      synopsis: evil,
      objectives: template.objectives.map(({ code }) => ({ code, statement: evil, capability: evil, target: null })),
    };
    const page = reportPage(
      buildReport(
        inputOf(
          'good',
          {
            designator: evil,
            notes: { 'I01@PORT': evil },
            observations: [
              { cell: 'PORT', item: evil, atWall: 0, kind: 'issue', text: evil, objective: null, author: evil },
            ],
            hotwash: [{ cell: 'PORT', wentWell: evil, toImprove: evil, author: evil }],
            improvements: [
              planned({ issue: evil, action: evil, responsible: evil, contact: evil, due: evil, author: evil }),
            ],
          },
          hostile,
        ),
      ),
    );
    expect(page).not.toMatch(/<script|<img|onerror=y>/);
    expect(page).not.toContain(String.fromCharCode(0));
    expect(page.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(15);
    expect(page).not.toMatch(/<[^>]*\s(src|href|on\w+)=|url\(/);
    expect(page).toContain(`default-src 'none'`);
    expect(page).toContain('class="watermark"');
  });

  it('draws a row for each expectation that was told of', () => {
    const page = reportPage(buildReport(inputOf('slow')));
    expect(page.match(/<g\s*>/g)).toHaveLength(12);
    expect(page).toContain('I04/share PORT: met late, told +14m');
    // Nothing was done, and what is not done has no time; every sign is explained.
    expect(page).toMatch(/I05\/closed PORT: missed, told \S+, due \S+, done –/);
    expect(page).toContain('? not evaluable');
    expect(page).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });

  it('has its tables for spreadsheets, marked in every row, and no formula in them', () => {
    const improvements = [
      planned({ issue: '=1+1', action: 'Say "stop", then\nstop', responsible: '@port', contact: '+65' }),
    ];
    const amendments: Amendment[] = [
      {
        seq: 1,
        change: { type: 'move', code: 'I07', cells: ['PORT'], simMs: 600_000 },
        actor: { id: 'person:kim', name: 'Kim of Control' },
        reason: '=TOO EARLY',
        atWall: Date.UTC(2026, 10, 29, 11),
        simMs: 60_000,
      },
    ];
    const tables = reportTables(buildReport(inputOf('slow', { improvements, amendments })));
    expect(parseCsv(tables.amendments)).toMatchObject([
      {
        type: 'move',
        item: 'I07',
        cells: 'PORT',
        detail: 'to 10m, for PORT',
        by: 'Kim of Control',
        why: "'=TOO EARLY",
      },
    ]);
    expect(Object.keys(tables)).toEqual([...REPORT_TABLES]);
    for (const [name, text] of Object.entries(tables)) {
      const rows = parseCsv(text);
      expect({ name, some: rows.length > 0 }).toEqual({
        name,
        some: !['observations', 'hotwash', 'texts'].includes(name),
      });
      for (const row of rows) expect(row['marking']).toBe('EXERCISE');
    }
    expect(parseCsv(tables['improvements'] ?? '')).toEqual([
      {
        marking: 'EXERCISE',
        words: 'people',
        id: 'I-1',
        cell: 'PORT',
        issue: "'=1+1",
        action: 'Say "stop", then\nstop',
        element: 'training',
        responsible: "'@port",
        contact: "'+65",
        start: '',
        due: '',
        status: 'open',
        task: 'false',
        retested: 'false',
        author: 'Mei',
      },
    ]);
    expect(parseCsv(tables['scores'] ?? '')[0]).toMatchObject({
      cell: 'all',
      met: '4',
      of: '11',
      items_delivered: '13',
    });
  });

  it('is written for a run that never began, too', () => {
    const input = inputOf('absent');
    const report = buildReport({
      ...input,
      clock: [],
      outcomes: [],
      events: [],
      run: { ...input.run, deliveries: [] },
    });
    expect(report.cover).toMatchObject({ startedAt: null, endedAt: null });
    expect(reportPage(report)).toContain('Together: nothing was required.');
  });
});
