import type { ComparisonDto } from '../src/drills/comparison/comparison.dto.ts';
import type { HotwashDto } from '../src/drills/hotwash.dto.ts';
import type { AssignedImprovementListDto } from '../src/drills/improvements/improvement.dto.ts';
import type { ReportTextListDto } from '../src/drills/report-texts/report-text.dto.ts';
import type { ReplayDto } from '../src/drills/replay/replay.dto.ts';
import type { RunDto, RunListDto } from '../src/drills/run.dto.ts';
import type { DrillTemplateListDto } from '../src/drills/templates/templates.dto.ts';
import { COMPARED } from './support/compared-routes.ts';
import { DrillRun } from './support/drill-run.ts';
import { type DrillsWorld, enterDrillsWorld, PLANNED } from './support/drills-world.ts';
import { templateSeen, type WorldTemplate } from './support/world-templates.ts';
import { type Matrix, NOWHERE, type Viewer } from './support/matrix-viewers.ts';

/** Roles that read drills outside of any, as docs/access.md has it. */
const READERS = new Set(['lead', 'drill controller', 'administrator']);
const CELLS = [
  ['sg-port-soc', 'port'],
  ['kr-port-soc', 'busan'],
  ['sg-cert', 'control'],
] as const;
const INSIDE = (
  'preflight amendments items/M-1 observations inbox score report replay hotwash improvements report/texts ' +
  'comparison'
).split(' ');
/** Roles that read cases, and with them tasks and what their organisation is to improve. */
const WORKERS = new Set(['observer', 'analyst', 'lead', 'liaison', 'drill controller']);
const FILES = ['', '/yaml', '/cexf', '/csv'];

describe('leak matrix: drills', () => {
  let matrix: Matrix;
  let viewers: Viewer[];
  let viewer: DrillsWorld['viewer'];
  let runs: DrillsWorld['runs'];
  let joint: DrillRun;
  let tasks: DrillsWorld['tasks'];
  let templates: WorldTemplate[];
  const at = ({ team, role }: Viewer): { team: string; role: string } => ({ team: team.code, role });
  beforeAll(async () => {
    ({ matrix, viewers, viewer, runs, joint, tasks, templates } = await enterDrillsWorld());
  });
  afterAll(async () => {
    console.log(`leak matrix of drills: ${matrix?.checks} checks`);
    await matrix?.app.close();
  });

  it('tells outside of an exercise of the runs one holds or is asked to play in, and nothing of their scripts', async () => {
    for (const one of viewers) {
      const may = READERS.has(one.role);
      // Whom the fixture asks to play: both runs have its three cells.
      const cells = CELLS.filter(([team]) => team === one.team.code).map(([, cell]) => cell);
      const told = [...runs].filter(([holder]) => holder === one.team.organisationId || cells.length > 0);
      const list = await matrix.ask<RunListDto>(one, 'drills/runs');
      const items = list.status === 200 ? list.body.items : [];
      const shown = items.map(({ id, held, asked }) => [id, held, asked && asked.cells.map(({ code }) => code)]);
      expect({ ...at(one), status: list.status, shown }).toEqual({
        ...at(one),
        status: may ? 200 : 403,
        shown: may
          ? told
              .map(([holder, { id }]) => [id, holder === one.team.organisationId, cells.length > 0 ? cells : null])
              .toReversed()
          : [],
      });
      const named = items.flatMap(({ asked }) => asked?.cells.flatMap(({ members }) => members) ?? []);
      const colleagues = new Set(viewers.flatMap(({ team, person }) => (team === one.team ? person.accountId : [])));
      expect(named.filter(({ accountId }) => !colleagues.has(accountId))).toEqual([]);
      matrix.checks += 1;
      for (const [holder, run] of runs) {
        const visible = may && holder === one.team.organisationId;
        const found = await matrix.expectOne<RunDto>(one, (id) => `drills/runs/${id}`, run.id, visible);
        if (found) expect(found).toMatchObject({ id: run.id, clock: null, clockEvents: [], script: null });
        for (const part of INSIDE) await matrix.expectOne(one, (id) => `drills/runs/${id}/${part}`, run.id, false);
      }
    }
    expect(matrix.checks).toBeGreaterThan(2_000);
  });

  it('shows drills that organisations write to themselves, and to nations they name what is approved, and nothing else', async () => {
    for (const one of viewers) {
      const may = READERS.has(one.role);
      const { status, body } = await matrix.ask<DrillTemplateListDto>(one, 'drills/templates');
      const told = templates.filter((template) => templateSeen(one.team, template) !== 'nothing');
      const listed = (body.items ?? []).map(({ ref }) => ref);
      expect({ ...at(one), status, listed: listed.toSorted() }).toEqual({
        ...at(one),
        status: may ? 200 : 403,
        listed: may ? [...told.map(({ id }) => id), 'short-watch'].toSorted() : [],
      });
      const shipped = FILES[viewers.indexOf(one) % FILES.length]!;
      expect((await matrix.ask(one, `drills/templates/short-watch${shipped}`)).status).toBe(may ? 200 : 403);
      matrix.checks += templates.length;
      // Roles that read read alike; who may not read is told so of each alike.
      if (may && one.role !== 'drill controller') continue;
      // Every one that the viewer may know of; of the rest a fortieth, another for each viewer.
      const near = templates.filter(
        ({ id }, place) => told.some((seen) => seen.id === id) || place % 40 === viewers.indexOf(one) % 40,
      );
      for (const [place, template] of (may ? near : near.slice(0, 1)).entries()) {
        const seen = may ? templateSeen(one.team, template) : 'nothing';
        const [approved, draft] = template.markers;
        const secrets = [...(seen === 'nothing' ? [approved] : []), ...(seen === 'all' ? [] : [draft])];
        const address = (path: string) => (id: string) => `drills/templates/${id}${path}`;
        const path = FILES[(place + viewers.indexOf(one)) % FILES.length]!;
        const found = await matrix.expectOne<unknown>(one, address(path), template.id, seen !== 'nothing');
        const entry = (body.items ?? []).find(({ ref }) => ref === template.id);
        const text = JSON.stringify([found ?? '', entry ?? '']);
        const leaked = secrets.filter((secret) => text.includes(secret));
        expect({ ...at(one), path, leaked }).toEqual({ ...at(one), path, leaked: [] });
        expect(entry?.releasableTo ?? []).toEqual(seen === 'all' ? template.releasableTo : []);
        await matrix.expectOne(one, address('?revision=2'), template.id, seen === 'all');
      }
    }
  });

  it('names to whoever runs drills the people of the own organisation, and nothing else of them', async () => {
    for (const one of viewers) {
      const may = READERS.has(one.role);
      const { status, body } = await matrix.ask<{ items?: object[] }>(one, 'drills/people');
      const accounts = await matrix.app.db.query<{ id: string; name: string }>(
        "SELECT id, name FROM accounts WHERE organisation_id = $1 AND state = 'active'",
        [one.team.organisationId],
      );
      const sorted = (rows: object[]): string[] => rows.map((row) => JSON.stringify(row)).toSorted();
      expect({ ...at(one), status, people: sorted(body.items ?? []) }).toEqual({
        ...at(one),
        status: may ? 200 : 403,
        people: may ? sorted(accounts) : [],
      });
      matrix.checks += accounts.length;
    }
  });

  it('lets nobody in who is no member, whatever they are outside', async () => {
    const members = new Set(['sg-cert lead', 'sg-cert analyst', 'sg-port-soc analyst', 'kr-port-soc analyst']);
    for (const one of viewers) {
      if (members.has(`${one.team.code} ${one.role}`)) continue;
      for (const part of ['', ...INSIDE]) {
        const answer = await joint.as(one.person).get(part);
        const nowhere = await DrillRun.of(matrix.app, NOWHERE, one.person).get(part);
        const { status, body } = answer;
        expect({ ...at(one), part, status, body }).toEqual({ ...at(one), part, status: 404, body: nowhere.body });
        matrix.checks += 1;
      }
    }
  });

  it('shows who plays what was told to the own cell, and how it alone did', async () => {
    for (const [team, cell] of [
      ['sg-port-soc', 'port'],
      ['kr-port-soc', 'busan'],
    ] as const) {
      const player = joint.as(viewer(team, 'analyst').person);
      const inbox = await player.get<{ items: { cell: string; item: string }[] }>('inbox');
      expect(inbox.body.items.length).toBeGreaterThan(0);
      expect(new Set(inbox.body.items.map((item) => item.cell))).toEqual(new Set([cell]));
      const { status, body } = await player.get<{ sheet: { joint: unknown; cells: { cell: string }[] } }>('score');
      expect({ status, joint: body.sheet.joint, cells: body.sheet.cells.map((sheet) => sheet.cell) }).toEqual({
        status: 200,
        joint: null,
        cells: [cell],
      });
      const report = await player.get<object>('report');
      const other = cell === 'port' ? 'busan' : 'port';
      const cells = [...JSON.stringify(report.body).matchAll(/"cell":"(\w+)"/g)].map(([, code]) => code);
      expect(report.status).toBe(200);
      expect(cells).toContain(cell);
      // Who takes part is no secret; how another did is.
      expect(cells.filter((code) => code === other)).toHaveLength(1);
      const hotwash = await player.get<HotwashDto>('hotwash');
      expect(hotwash.body.answers.map((answer) => [answer.cell, answer.wentWell])).toEqual([[cell, `Word of ${cell}`]]);
      for (const part of ['', 'preflight', 'observations', 'amendments', 'items/M-1']) {
        expect((await player.get(part)).status).toBe(403);
      }
      expect(JSON.stringify(report.body)).not.toContain('Word of control');
      const plan = await player.get<{ items: { cell: string; issue: string }[] }>('improvements');
      expect(plan.body.items.map(({ issue }) => issue)).toEqual(
        PLANNED.filter(([, of, responsible]) => of === cell || responsible === team).map(
          ([, of, responsible]) => `Of ${of} for ${responsible}`,
        ),
      );
      const texts = await player.get<ReportTextListDto>('report/texts');
      expect(texts.body.items.map(({ text }) => text)).toEqual([`Summary of ${cell}`]);
      expect(texts.body.parts.map((one) => one.cell)).toEqual([cell]);
      const compared = await player.get<ComparisonDto>('comparison');
      expect(compared.body).toMatchObject({ cells: [{ cell, agreed: false }], nations: [] });
      matrix.checks += 13;
    }
  });

  it('hands what is to be improved to its owner alone, in earnest, and tasks to those who see them', async () => {
    for (const one of viewers) {
      const may = WORKERS.has(one.role);
      const { status, body } = await matrix.ask<AssignedImprovementListDto>(one, 'drills/improvements');
      const own = PLANNED.filter(([by, , responsible]) => by === 'control' && responsible === one.team.code);
      expect({ ...at(one), status, issues: (body.items ?? []).map(({ issue }) => issue) }).toEqual({
        ...at(one),
        status: may ? 200 : 403,
        issues: may ? own.map(([, cell, responsible]) => `Of ${cell} for ${responsible}`) : [],
      });
      const seen = tasks.filter(({ team, tlp }) => {
        if (viewers.find(({ team: of }) => of.code === team)?.team.nation !== one.team.nation) return false;
        if (tlp === 'CLEAR' || tlp === 'AMBER') return true;
        if (team !== one.team.code) return false;
        return tlp === 'AMBER+STRICT' || one.role === 'lead' || one.role === 'liaison';
      });
      await matrix.expectList(
        one,
        'tasks',
        may,
        seen.map(({ id }) => id),
        tasks.length,
      );
      matrix.checks += PLANNED.length;
    }
  });

  it('shows who plays the run again with the eyes of the own cell alone', async () => {
    const evaluator = joint.as(viewer('sg-cert', 'analyst').person);
    for (const [team, cell] of [
      ['sg-port-soc', 'port'],
      ['kr-port-soc', 'busan'],
    ] as const) {
      const { person, team: own } = viewer(team, 'analyst');
      const { status, body } = await joint.as(person).get<ReplayDto>('replay');
      expect({ cell, status }).toEqual({ cell, status: 200 });
      expect(body).toMatchObject({ cell, cells: [cell], joint: false });
      expect(body.lanes.map((lane) => lane.cell)).toEqual([cell]);
      // Nobody marked anything in this run, so a nation sees what is its own and nothing else (docs/access.md §3).
      const rows = await matrix.app.db.query<{ id: string; mine: boolean; text: string }>(
        `SELECT id, nation = $2 AS mine, title AS text FROM cases WHERE realm = $1
         UNION ALL SELECT id, nation = $2, title FROM alerts WHERE realm = $1
         UNION ALL SELECT id, nation = $2, coalesce(data->>'body', id::text) FROM journal
           WHERE realm = $1 AND type = 'drill.item_delivered'`,
        [joint.realm, own.nation],
      );
      const told = JSON.stringify(body);
      const shown = body.steps.flatMap(({ cases = [], alerts = [] }) => [...cases, ...alerts].map(({ id }) => id));
      expect(shown.length).toBeGreaterThan(0);
      const others = rows.filter(({ mine }) => !mine);
      expect(others.length).toBeGreaterThan(2);
      for (const { id, text } of others) {
        expect(told).not.toContain(id);
        if (!rows.some((row) => row.mine && row.text.includes(text))) expect(told).not.toContain(text);
      }
      for (const id of shown) expect(rows.find((row) => row.id === id)).toMatchObject({ mine: true });
      const none = await joint.as(person).get('replay?cell=nowhere');
      for (const another of [cell === 'port' ? 'busan' : 'port', 'control']) {
        const answer = await joint.as(person).get(`replay?cell=${another}`);
        expect([answer.status, answer.body]).toEqual([404, none.body]);
      }
      // Whoever evaluates sees with these eyes the same, and no more.
      const again = await evaluator.get<ReplayDto>(`replay?cell=${cell}`);
      const theirs: object = again.body;
      expect({ ...theirs, cells: [cell], joint: false }).toEqual(body);
      matrix.checks += others.length + shown.length + 3;
    }
    const whole = await evaluator.get<ReplayDto>('replay');
    expect(whole.body).toMatchObject({ cell: null, cells: ['busan', 'port'], joint: true });
    const nations = whole.body.steps.flatMap(({ cases = [] }) => cases.map(({ nation }) => nation));
    expect(new Set(nations)).toEqual(new Set(['SG', 'KR']));
    expect((await evaluator.get('replay?cell=control')).status).toBe(404);
  });

  it('shows who evaluates all of it', async () => {
    const evaluator = joint.as(viewer('sg-cert', 'analyst').person);
    const run = await evaluator.get<RunDto>('');
    expect(run.body.script?.items).toHaveLength(7);
    const inbox = await evaluator.get<{ items: { cell: string }[] }>('inbox');
    expect(new Set(inbox.body.items.map(({ cell }) => cell))).toEqual(new Set(['port', 'busan']));
    const amendments = await evaluator.get<{ items: { reason: string }[] }>('amendments');
    expect(amendments.body.items.map(({ reason }) => reason)).toEqual(['Word of control']);
    expect((await evaluator.get('items/M-1')).status).toBe(200);
    const observations = await evaluator.get<{ items: { text: string }[] }>('observations');
    expect(observations.body.items.map(({ text }) => text)).toEqual(['Nobody looked']);
    const score = await evaluator.get<{ sheet: { cells: { cell: string }[] } }>('score');
    expect(score.body.sheet.cells.map(({ cell }) => cell)).toEqual(['port', 'busan']);
    const hotwash = await evaluator.get<HotwashDto>('hotwash');
    expect(hotwash.body.answers.map(({ cell, author }) => [cell, author !== null])).toEqual([
      ['port', true],
      ['busan', false],
      ['control', true],
    ]);
    const plan = await evaluator.get<{ items: { cell: string }[] }>('improvements');
    expect(plan.body.items.map(({ cell }) => cell)).toEqual(PLANNED.map(([, cell]) => cell));
    const texts = await evaluator.get<ReportTextListDto>('report/texts');
    expect(texts.body.items.map(({ cell }) => cell)).toEqual(['port', 'busan', null]);
    const compared = await evaluator.get<ComparisonDto>('comparison');
    expect(compared.body.cells.map(({ cell, maySay }) => [cell, maySay])).toEqual([
      ['busan', false],
      ['port', false],
    ]);
    expect((await evaluator.get('preflight')).status).toBe(403);
    expect((await joint.get('preflight')).status).toBe(200);
    expect((await evaluator.get('report?format=html')).status).toBe(200);
  });

  it('left none of its routes out', () => {
    expect(COMPARED.drills.filter((route) => !matrix.shown.has(route))).toEqual([]);
  });
});
