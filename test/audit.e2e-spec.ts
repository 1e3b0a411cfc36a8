import { randomUUID } from 'node:crypto';
import type { AuditEntryDto, AuditPageDto, LatestHeadDto } from '../src/audit/audit-entry.dto.ts';
import type { AuditVerificationDto } from '../src/audit/audit-verification.dto.ts';
import { AuditReader } from '../src/audit/audit.reader.ts';
import { AuditVerification } from '../src/audit/audit-verification.service.ts';
import { AuditWriter } from '../src/audit/audit.writer.ts';
import { parseCheckpoint } from '../src/audit/proof/checkpoint.ts';
import { openNote, parseVerifierKey } from '../src/audit/proof/signed-note.ts';
import { UnitOfWork } from '../src/journal/unit-of-work.service.ts';
import { demoId } from '../src/registry/demo-registry.ts';
import { startApp, type TestApp } from './support/app.ts';
import { createTestDatabase } from './support/database.ts';
import { journalDraft } from './support/journal-events.ts';
import { person } from './support/operators.ts';
import { ProgramRun } from './support/program-run.ts';
import { caughtUp, type TrailRow, writtenTrail } from './support/trail.ts';
import { until } from './support/until.ts';

const ORIGIN = { address: '192.0.2.7', credential: 'session:test' };

async function exercise({ db }: TestApp): Promise<string> {
  const realm = `exercise-${randomUUID().slice(0, 8)}`;
  await db.query("INSERT INTO realms (realm, kind) VALUES ($1, 'exercise')", [realm]);
  await db.query('INSERT INTO journal_heads (realm) VALUES ($1)', [realm]);
  return realm;
}

async function write({ app }: TestApp, realm: string, count: number, organisationId?: string): Promise<void> {
  await app.get(UnitOfWork).transactAsEngine(
    realm,
    async (tx) => {
      for (let index = 0; index < count; index += 1) {
        tx.record(
          journalDraft({
            data: { noteId: randomUUID(), excerpt: 'secret' },
            ...(organisationId && { organisationId }),
          }),
        );
        if (index % 5 === 0) {
          const draft = journalDraft({ data: { accountId: randomUUID() } });
          tx.recordAccess({ ...draft, type: 'account.changed' });
        }
      }
    },
    ORIGIN,
  );
}

/** What the journals hold and the trail must, in the order of each realm. */
async function journals({ db }: TestApp): Promise<string[]> {
  const rows = await db.query<{ line: string }>(
    "SELECT realm || ' ' || seq || ' ' || id AS line FROM journal ORDER BY realm, seq",
  );
  return rows.map(({ line }) => line);
}

function linesOf(trail: readonly TrailRow[]): string[] {
  const inOrder = trail.toSorted((a, b) => (a.realm < b.realm ? -1 : a.realm > b.realm ? 1 : 0));
  return inOrder.map(({ realm, seq, event_id }) => `${realm} ${seq} ${event_id}`);
}

describe('the audit trail', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ auditHeadEntries: 100 });
  });
  afterAll(() => app?.close());

  it('holds every entry of every journal once, in order, while many write and two processes follow', async () => {
    const realms = ['live', await exercise(app), await exercise(app)];
    const other = app.app.get(AuditWriter);
    let writing = true;
    const second = (async () => {
      while (writing) await other.step();
    })();
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let round = 0; round < 12; round += 1)
        await write(app, realms[(writer + round) % 3] ?? 'live', 1 + (round % 7));
    });
    await Promise.all(writers);
    writing = false;
    await second;
    const trail = await writtenTrail(app);
    expect(trail.map(({ index }) => Number(index))).toEqual(trail.map((_, index) => index + 1));
    expect(linesOf(trail)).toEqual(await journals(app));
    expect(new Set(trail.map(({ realm }) => realm))).toEqual(new Set(['access', ...realms]));
    const { body } = await app.get<AuditVerificationDto>('/api/v1/audit/verify');
    expect(body).toMatchObject({ ok: true, entries: trail.length, fault: null });
  });

  it('says who, from where and to what, and nothing of the content', async () => {
    await write(app, 'live', 1);
    const trail = await writtenTrail(app);
    const noted = trail.findLast(({ type }) => type === 'case.noted');
    expect(noted).toMatchObject({ origin: ORIGIN, actor: { id: 'system:correlation' }, details: {} });
    expect(noted?.objects).toHaveLength(1);
    expect(JSON.stringify(trail)).not.toContain('secret');
  });

  it('is followed as it grows by the running server, with a signed head for so many entries', async () => {
    await write(app, 'live', 250);
    await until(async () => ((await caughtUp(app.db)) ? true : undefined));
    const { body: head } = await app.get<LatestHeadDto>('/api/v1/audit/heads/latest');
    const checkpoint = parseCheckpoint(openNote(head.note, [parseVerifierKey(head.publicKey)]) ?? '');
    expect(checkpoint).toMatchObject({ size: head.size, root: Buffer.from(head.root, 'hex').toString('base64') });
    const heads = await app.get<{ items: LatestHeadDto[] }>('/api/v1/audit/heads?limit=500');
    const sizes = heads.body.items.map(({ size }) => size);
    expect(sizes.at(-1)).toBe(head.size);
    expect(Math.max(...sizes.map((size, index) => size - (sizes[index - 1] ?? 0)))).toBeLessThanOrEqual(100);
  });

  it('goes on where it stood after a restart in the middle, and doubles nothing', async () => {
    const db = await createTestDatabase();
    let running = await startApp({}, { db });
    await write(running, 'live', 700);
    await running.app.get(AuditWriter).step();
    await running.stop();
    const [before] = await db.query<{ count: string }>('SELECT count(*) FROM audit_entries');
    running = await startApp({}, { db, demoRegistry: false });
    try {
      await write(running, 'live', 30);
      const trail = await writtenTrail(running);
      expect(trail.length).toBeGreaterThan(Number(before?.count));
      expect(linesOf(trail)).toEqual(await journals(running));
      expect((await running.get<AuditVerificationDto>('/api/v1/audit/verify')).body.ok).toBe(true);
    } finally {
      await running.close();
    }
  });

  it('misses and doubles nothing when the server is killed in its midst, again and again', async () => {
    const db = await createTestDatabase();
    try {
      await db.query(
        `INSERT INTO journal (realm, seq, id, type, at, nation, organisation_id, tlp, actor, data)
         SELECT 'live', n, gen_random_uuid(), 'case.noted', now(), 'SG', gen_random_uuid(), 'AMBER',
           '{"id": "person:x", "name": "X"}', jsonb_build_object('noteId', gen_random_uuid())
         FROM generate_series(1, 12000) n`,
      );
      await db.query("UPDATE journal_heads SET head = 12000 WHERE realm = 'live'");
      const written = async (): Promise<number> => {
        const [row] = await db.query<{ count: string }>('SELECT count(*) FROM audit_entries');
        return Number(row?.count);
      };
      let kills = 0;
      for (let before = 0; before < 12_000; before = await written()) {
        const server = new ProgramRun('src/main.ts', [], {
          DATABASE_URL: db.url,
          BREAKWATER_SECRET_KEY: app.settings.secretKey,
          BREAKWATER_PORT: '0',
        });
        const target = Math.min(12_000, before + 3_000);
        await until(async () => ((await written()) >= target ? true : undefined), 45_000);
        server.kill('SIGKILL');
        await server.done;
        kills += 1;
      }
      expect(kills).toBeGreaterThan(2);
      const running = await startApp({}, { db, demoRegistry: false });
      const trail = await writtenTrail(running);
      expect(linesOf(trail)).toEqual(await journals(running));
      expect((await running.get<AuditVerificationDto>('/api/v1/audit/verify')).body).toMatchObject({ ok: true });
      await running.stop();
    } finally {
      await db.drop();
    }
  });

  it('is read in pages, by time, actor, type and object, each entry once', async () => {
    const trail = await writtenTrail(app);
    const seen: number[] = [];
    let path = '/api/v1/audit?order=oldest&limit=200&to=2099-01-01T00:00:00Z&type=case.noted';
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: { body: AuditPageDto } = await app.get<AuditPageDto>(`${path}${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map(({ index }) => index));
      cursor = body.next;
    }
    expect(seen).toEqual(trail.filter(({ type }) => type === 'case.noted').map(({ index }) => Number(index)));
    const last = trail.at(-1);
    path = `/api/v1/audit?object=${last?.objects[0]}`;
    expect((await app.get<AuditPageDto>(path)).body.items.map(({ index }) => index)).toEqual([Number(last?.index)]);
    const one = await app.get<AuditEntryDto>(`/api/v1/audit/${last?.index}`);
    expect(one.body).toMatchObject({ index: Number(last?.index), eventId: last?.event_id, type: last?.type });
    expect((await app.get(`/api/v1/audit?actor=nobody`)).body).toMatchObject({ items: [], next: null });
    expect((await app.get('/api/v1/audit/0')).status).toBe(400);
    expect((await app.get('/api/v1/audit/999999999')).status).toBe(404);
    expect((await app.get('/api/v1/audit?object=x')).status).toBe(400);
  });

  it('tells of its own reading', async () => {
    await app.get('/api/v1/audit?limit=2&order=oldest');
    const told = await until(async () => {
      const found = (await writtenTrail(app)).findLast(({ details }) => details['kind'] === 'audit');
      return found?.details['count'] === 2 ? found : undefined;
    });
    expect(told).toMatchObject({ type: 'data.shown', details: { first: 1, last: 2 }, origin: { credential: 'node' } });
  });

  it('shows an auditor the entries of the own organisation and no other', async () => {
    const own = demoId('organisations', 'sg-port-soc');
    await write(app, 'live', 3, own);
    await writtenTrail(app);
    const auditor = person('SG', { roles: ['auditor'] });
    const reader = app.app.get(AuditReader);
    const page = await reader.list(auditor, {}, 'newest', { limit: 500 });
    expect(page.items.length).toBeGreaterThanOrEqual(3);
    expect(new Set(page.items.map(({ organisationId }) => organisationId))).toEqual(new Set([own]));
    await expect(reader.get(auditor, 1)).rejects.toMatchObject({ kind: 'not_found' });
    const verified = await app.app.get(AuditVerification).verify(auditor);
    expect(verified).toMatchObject({ ok: true, rows: [], rowsElsewhere: 0 });
    // The second wall holds it by itself.
    const other = await reader.list(person('KR', { roles: ['auditor'] }), {}, 'newest', { limit: 500 });
    expect(other.items).toEqual([]);
  });
});
