import { randomUUID } from 'node:crypto';
import type { QueuePageDto, QueueRowDto } from '../src/triage/queue.dto.ts';
import type { SuggestionsDto } from '../src/triage/queue-suggestions.dto.ts';
import { startApp, type TestApp } from './support/app.ts';
import { type CaseWorld, enterCaseWorld, insertAlert, insertCase, insertLink } from './support/case-rows.ts';
import { createTestDatabase } from './support/database.ts';
import { Random } from './support/random.ts';

const SEED = Number(process.env['BREAKWATER_SEED'] ?? Date.now() % 2 ** 31);
const MINUTE = 60_000;
const now = Date.now();
const ago = (minutes: number): string => new Date(now - minutes * MINUTE).toISOString();
const mei = { id: 'person:mei', name: 'Mei Lin' };
const NODE = { id: 'person:operator', name: 'Operator' };

type Holds = (row: QueueRowDto) => boolean;
const text =
  (word: string): Holds =>
  (row) =>
    [
      row.title,
      row.displayId,
      row.rule,
      row.site?.code,
      row.site?.name,
      row.sensor?.name,
      row.assignee?.id,
      row.assignee?.name,
    ]
      .join(' ')
      .toLowerCase()
      .includes(word.toLowerCase());
const age = (at: string): number => Date.now() - Date.parse(at);
const isClosed: Holds = (row) => row.closed !== null;
const isSnoozed: Holds = (row) => row.snoozedUntil !== null && row.closed === null;

/** Conditions with what they mean, told from the row as it is shown. */
const CONDITIONS: readonly [string, Holds][] = [
  ['scan', text('scan')],
  ['BW-7', text('bw-7')],
  ['"port scan"', text('port scan')],
  ['kr-ss-1', text('kr-ss-1')],
  ['50%_', text('50%_')],
  ['severity:>=60', ({ severity }) => severity >= 60],
  ['severity:<40', ({ severity }) => severity < 40],
  ['severity:high,critical', ({ severity }) => severity >= 65],
  ['severity:low', ({ severity }) => severity >= 20 && severity < 40],
  ['severity:>20 severity:<=64', ({ severity }) => severity > 20 && severity <= 64],
  ['status:new,waiting', ({ status }) => status === 'new' || status === 'waiting'],
  ['site:SGSIN', ({ site }) => site?.code === 'SGSIN'],
  ['site:"kr-ss-1 site",nowhere', ({ site }) => site?.code === 'KR-SS-1'],
  ['nation:kr', ({ nation }) => nation === 'KR'],
  ['domain:airspace', ({ domains }) => domains.includes('airspace')],
  ['domain:cyber,human', ({ domains }) => domains.includes('cyber')],
  ['format:native', ({ format }) => format === 'native'],
  ['sensor:SGSIN-IDS-1', ({ sensor }) => sensor?.name === 'SGSIN-IDS-1'],
  ['rule:test:1', ({ rule }) => rule === 'test:1'],
  ['zone:critical', ({ zone }) => zone === 'critical'],
  ['assignee:mei,none', ({ assignee }) => assignee === null],
  ['assignee:"mei lin"', ({ assignee }) => assignee?.name === mei.name],
  ['assignee:person:mei,me', ({ assignee }) => assignee !== null],
  ['tlp:green,RED', ({ tlp }) => tlp === 'GREEN' || tlp === 'RED'],
  ['kind:case', ({ kind }) => kind === 'case'],
  ['seen:<2h', ({ lastSeen }) => age(lastSeen) < 120 * MINUTE],
  ['seen:>1d', ({ lastSeen }) => age(lastSeen) >= 1_440 * MINUTE],
  [
    `arrived:${ago(200.5)}..${ago(30.5)}`,
    ({ arrivedAt }) => age(arrivedAt) > 30.5 * MINUTE && age(arrivedAt) <= 200.5 * MINUTE + MINUTE,
  ],
  ['is:mine', ({ assignee }) => assignee?.id === NODE.id],
  ['is:unassigned', ({ assignee }) => assignee === null],
  ['is:acknowledged', ({ acknowledgedAt }) => acknowledgedAt !== null],
  ['is:overdue', ({ due }) => due !== null && Date.parse(due) < Date.now()],
  ['is:case', ({ kind }) => kind === 'case'],
  ['is:waiting', ({ kind }) => kind === 'alert'],
  ['is:mine,acknowledged', (row) => row.assignee?.id === NODE.id || row.acknowledgedAt !== null],
];

describe('filters of the queue', () => {
  const random = new Random(SEED);
  let app: TestApp;
  let all: QueueRowDto[];

  beforeAll(async () => {
    console.log(`filters of the queue: BREAKWATER_SEED=${SEED}`);
    const db = await createTestDatabase();
    const world = await enterCaseWorld(db);
    app = await startApp({}, { demoRegistry: false, db });
    await fill(app, world, random);
    all = (await find('is:open,closed')).items;
  });
  afterAll(() => app?.close());

  async function find(filter: string): Promise<QueuePageDto> {
    const { status, body } = await app.get<QueuePageDto>(
      `/api/v1/queue?limit=200&filter=${encodeURIComponent(filter)}`,
    );
    expect({ filter, status }).toEqual({ filter, status: 200 });
    return body;
  }

  const expectRows = async (filter: string, holds: Holds): Promise<number> => {
    const { items, total } = await find(filter);
    const expected = all.filter(holds).map(({ kind, id }) => `${kind} ${id}`);
    expect({ filter, ids: items.map(({ kind, id }) => `${kind} ${id}`).toSorted(), total }).toEqual({
      filter,
      ids: expected.toSorted(),
      total: expected.length,
    });
    return expected.length;
  };

  it('hide what is closed or put off unless it is asked for', async () => {
    const cases: [string, Holds][] = [
      ['', (row) => !isClosed(row) && !isSnoozed(row)],
      ['is:open', (row) => !isClosed(row)],
      ['is:closed', isClosed],
      ['is:snoozed', isSnoozed],
      ['is:snoozed,closed', (row) => isSnoozed(row) || isClosed(row)],
      ['-is:snoozed', (row) => !isClosed(row) && !isSnoozed(row)],
      ['status:closed', isClosed],
    ];
    for (const [filter, holds] of cases) expect(await expectRows(filter, holds)).toBeGreaterThan(0);
    for (const row of [all.find(isSnoozed)!, all.find((other) => isClosed(other) && other.kind === 'case')!]) {
      const id = row.displayId ?? row.id;
      expect((await find(`id:${id}`)).items).toEqual([]);
      expect((await find(`id:${id} is:closed,snoozed`)).items).toMatchObject([{ id: row.id }]);
    }
  });

  it('mean what they say, each alone and its contrary', async () => {
    for (const [condition, holds] of CONDITIONS) {
      const found = await expectRows(`is:open,closed ${condition}`, holds);
      expect({ condition, some: found > 0 && found < all.length }).toEqual({ condition, some: true });
      if (!condition.includes(' ') || condition.includes('"'))
        await expectRows(`is:open,closed -${condition}`, (row) => !holds(row));
    }
  });

  it('hold all at once', async () => {
    for (let turn = 0; turn < 60; turn += 1) {
      const chosen = random.sample(CONDITIONS, 2 + (turn % 2));
      await expectRows(['is:open,closed', ...chosen.map(([condition]) => condition)].join(' '), (row) =>
        chosen.every(([, holds]) => holds(row)),
      );
    }
  });

  it('that say nothing are refused with place and field, and nothing in them is ever part of a statement', async () => {
    const { status, body } = await app.get('/api/v1/queue?filter=scan%20severity%3Aloud');
    expect({ status, error: body.error }).toMatchObject({
      status: 400,
      error: { code: 'filter_bad_value', field: 'filter.severity', position: 14 },
    });
    for (const word of [`'; DROP TABLE queue_heads; --`, `$1`, `\\`, `%`, `" OR 1=1`, `'||'`]) {
      const quoted = `"${word.replace(/["\\]/g, String.raw`\$&`)}"`;
      for (const filter of [quoted, `site:${quoted}`, `rule:${quoted}`, `assignee:${quoted}`, `-sensor:${quoted}`]) {
        await find(filter);
      }
    }
    expect((await find('is:open,closed')).total).toBe(all.length);
  });

  it('that fit another page are needed for its cursor', async () => {
    const { nextCursor } = (await app.get<QueuePageDto>('/api/v1/queue?limit=1&filter=is%3Aopen')).body;
    expect((await app.get(`/api/v1/queue?limit=1&filter=is%3Aclosed&cursor=${nextCursor}`)).status).toBe(400);
    expect((await app.get(`/api/v1/queue?limit=1&filter=IS%3Aopen&cursor=${nextCursor}`)).status).toBe(200);
  });

  it('are completed from what waits, with how much of it there is', async () => {
    const suggest = async (marked: string): Promise<SuggestionsDto> => {
      const query = `text=${encodeURIComponent(marked.replace('|', ''))}&at=${marked.indexOf('|')}`;
      return (await app.get<SuggestionsDto>(`/api/v1/queue/suggestions?${query}`)).body;
    };
    const waits = all.filter((row) => !isClosed(row) && !isSnoozed(row));
    const count = (holds: Holds): number => waits.filter(holds).length;
    expect(await suggest('scan site:sg|')).toEqual({
      from: 10,
      to: 12,
      items: [{ text: 'SGSIN', label: 'SGSIN site', count: count(({ site }) => site?.code === 'SGSIN') }],
    });
    expect((await suggest('sg|')).items).toContainEqual({
      text: 'site:SGSIN',
      label: 'SGSIN site',
      count: count(({ site }) => site?.code === 'SGSIN'),
    });
    expect((await suggest('assignee:|')).items).toEqual(
      expect.arrayContaining([
        { text: '"Mei Lin"', label: 'Mei Lin', count: count(({ assignee }) => assignee?.name === 'Mei Lin') },
        { text: 'me', label: 'me' },
      ]),
    );
    expect((await suggest('domain:|')).items.map(({ text: word }) => word)).toEqual(
      expect.arrayContaining(['cyber', 'airspace', 'human', 'sensor']),
    );
    expect((await suggest('is:o|')).items.map(({ text: word }) => word)).toEqual(['overdue', 'open']);
    expect((await suggest('site:nothing|')).items).toEqual([]);
    expect((await suggest('"|')).items).toEqual(expect.any(Array));
  });
});

/** Rows of every kind, at random where that is enough. */
async function fill(app: TestApp, world: CaseWorld, random: Random): Promise<void> {
  for (let n = 1; n <= 40; n += 1) {
    const korean = n % 3 === 0;
    const place = korean ? world.substation : world.port;
    const nation = korean ? 'KR' : 'SG';
    const severity = Math.floor(random.next() * 101);
    const at = ago(random.pick([5, 50, 90, 300, 3_000]));
    const title = random.pick(['Port scan', 'Login refused', 'Load at 50%_peak']);
    if (n % 2 === 0) {
      const id = await insertCase(app.db, {
        number: n + 60,
        place,
        nation,
        title,
        severity,
        priority: 1 + (n % 4),
        status: random.pick(['new', 'triaged', 'active', 'closed']),
        assignee: random.pick([null, mei.id, NODE.id]),
        tlp: random.pick(['GREEN', 'AMBER', 'RED']),
        updatedAt: at,
      });
      if (n % 8 === 0)
        await app.db.query(
          `UPDATE cases SET facts = facts || '{"kinds":["airspace"],"zone":"critical"}' WHERE id = $1`,
          [id],
        );
      if (n % 6 === 0) await app.db.query('UPDATE cases SET acknowledged_at = now() WHERE id = $1', [id]);
      if (n % 10 === 0) await putOff(app, 'case', id, nation);
      continue;
    }
    const alertId = await insertAlert(app.db, { place, nation, title, severity, at });
    if (n % 5 === 0)
      await app.db.query(`UPDATE alerts SET signature = 'test:2', format = 'suricata' WHERE id = $1`, [alertId]);
    await insertLink(app.db, { alertId, groupId: randomUUID(), place, at });
    await app.db.query(`UPDATE alert_links SET state = NULL WHERE alert_id = $1`, [alertId]);
    if (n % 7 === 0) await putOff(app, 'alert', alertId, nation);
    if (n % 9 === 0) await take(app, alertId, nation);
    if (n % 11 === 0) await close(app, alertId, nation);
  }
}

const disposition = (
  app: TestApp,
  kind: string,
  id: string,
  nation: string,
  columns: string,
  given: string[],
): Promise<unknown> =>
  app.db.query(
    `INSERT INTO triage_dispositions (realm, nation, kind, subject_id, updated_at, ${columns})
     VALUES ('live', $1, $2, $3, now(), ${given.join(', ')}) ON CONFLICT DO NOTHING`,
    [nation, kind, id],
  );
const person = `'${JSON.stringify(mei)}'::jsonb`;
const putOff = (app: TestApp, kind: string, id: string, nation: string): Promise<unknown> =>
  disposition(app, kind, id, nation, 'snoozed_until, snoozed_by, snoozed_class', [`'2999-01-01'`, person, '4']);
const take = (app: TestApp, id: string, nation: string): Promise<unknown> =>
  disposition(app, 'alert', id, nation, 'acknowledged_at, acknowledged_by, assignee', ['now()', person, person]);
const close = (app: TestApp, id: string, nation: string): Promise<unknown> =>
  disposition(app, 'alert', id, nation, 'closed_at, closed_by, close_reason', ['now()', person, `'benign'`]);
