import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { LatestHeadDto } from '../src/audit/audit-entry.dto.ts';
import { UnitOfWork } from '../src/journal/unit-of-work.service.ts';
import { startApp, type TestApp } from './support/app.ts';
import { journalDraft } from './support/journal-events.ts';
import { type ProgramResult, ProgramRun } from './support/program-run.ts';
import { writtenTrail } from './support/trail.ts';

let app: TestApp;
let folder: string;
let head: LatestHeadDto;
let exported: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'breakwater-audit-'));
  app = await startApp({ auditHeadEntries: 20 });
  await app.app.get(UnitOfWork).transactAsEngine('live', async (tx) => {
    for (let index = 0; index < 50; index += 1) {
      tx.record(journalDraft({ data: { noteId: randomUUID(), number: index } }));
    }
  });
  await writtenTrail(app);
  head = (await app.get<LatestHeadDto>('/api/v1/audit/heads/latest')).body;
  writeFileSync(join(folder, 'head.txt'), head.note);
  writeFileSync(join(folder, 'head.json'), JSON.stringify(head));
  const run = await audit(['export']);
  expect([run.code, run.stderr]).toEqual([0, '']);
  exported = run.stdout;
  writeFileSync(join(folder, 'trail.ndjson'), exported);
  writeFileSync(join(folder, 'trail.ndjson.gz'), gzipSync(exported));
});
afterAll(async () => {
  await app?.close();
  rmSync(folder, { recursive: true, force: true });
});

function audit(words: string[], environment: Record<string, string> = {}, input?: string): Promise<ProgramResult> {
  const known = { BREAKWATER_URL: app.baseUrl, BREAKWATER_TOKEN: app.operatorToken, DATABASE_URL: app.db.url };
  return new ProgramRun('src/client/main.ts', ['audit', ...words], { ...known, ...environment }, input).done;
}

const report = ({ stdout }: ProgramResult): unknown => JSON.parse(stdout) as unknown;

describe('breakwater audit', () => {
  it('exports heads and entries as JSON lines, with the key', () => {
    const lines = exported
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string; index?: number });
    expect(lines[0]).toMatchObject({ kind: 'trail', publicKey: head.publicKey, complete: true });
    const indexes = lines.flatMap(({ kind, index }) => (kind === 'entry' ? [index] : []));
    expect(indexes).toEqual(indexes.map((_, at) => at + 1));
    expect(indexes.length).toBeGreaterThanOrEqual(50);
    expect(lines.filter(({ kind }) => kind === 'head').length).toBeGreaterThanOrEqual(2);
    expect(lines.at(-1)).toMatchObject({ kind: 'end', size: indexes.length });
  });

  it('verifies through the server, in the database, and an export far from both', async () => {
    const online = await audit(['verify']);
    expect([online.code, online.stderr]).toEqual([0, '']);
    expect(report(online)).toMatchObject({ ok: true, fault: null });
    const direct = await audit([
      'verify',
      '--database',
      '--public-key',
      head.publicKey,
      '--head',
      join(folder, 'head.txt'),
    ]);
    expect([direct.code, direct.stderr]).toEqual([0, '']);
    const nowhere = { BREAKWATER_URL: 'http://127.0.0.1:9', DATABASE_URL: '', BREAKWATER_TOKEN: '' };
    for (const file of ['trail.ndjson', 'trail.ndjson.gz']) {
      const words = ['verify', '--file', join(folder, file), '--public-key', head.publicKey];
      const offline = await audit([...words, '--head', join(folder, 'head.json')], nowhere);
      expect([offline.code, offline.stderr]).toEqual([0, '']);
      expect(report(offline)).toMatchObject({ ok: true, complete: true, signedUpTo: head.size });
    }
    const trusting = await audit(['verify', '--file', '-'], nowhere, exported);
    expect([trusting.code, trusting.stderr]).toEqual([0, expect.stringContaining('the file itself names')]);
  });

  it('gives the same from the database as from the server, as far as both go', async () => {
    const direct = await audit(['export', '--database', '--public-key', head.publicKey]);
    expect(direct.code).toBe(0);
    const entries = (text: string): string[] => text.split('\n').filter((line) => line.includes('"kind":"entry"'));
    expect(entries(direct.stdout).slice(0, 50)).toEqual(entries(exported).slice(0, 50));
  });

  it('names the first broken line of an export, and exits with 5', async () => {
    const lines = exported.trimEnd().split('\n');
    const at = lines.findIndex((line) => line.includes('"index":30,'));
    const changed = lines.with(at, lines[at]!.replace('"number":', '"numbers":'));
    expect(changed[at]).not.toBe(lines[at]);
    const broken = await audit(['verify', '--file', '-', '--public-key', head.publicKey], {}, changed.join('\n'));
    expect(broken.code).toBe(5);
    expect(broken.stderr).toMatch(/broken at entry 30 \(journal entry live \d+\)/);
    expect(report(broken)).toMatchObject({ ok: false, fault: { fault: 'entry_changed', index: 30, realm: 'live' } });
    const without = await audit(
      ['verify', '--file', '-', '--public-key', head.publicKey],
      {},
      lines.toSpliced(at, 1).join('\n'),
    );
    expect(report(without)).toMatchObject({ fault: { fault: 'entry_missing', index: 30 } });
    const cut = await audit(
      ['verify', '--file', '-', '--public-key', head.publicKey],
      {},
      lines.slice(0, -1).join('\n'),
    );
    expect([cut.code, cut.stderr]).toEqual([1, expect.stringContaining('cut off')]);
  });

  it('believes no head of another key', async () => {
    const other = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    const strange = await audit(['verify', '--database', '--public-key', other]);
    expect(strange.code).toBe(5);
    expect(report(strange)).toMatchObject({ fault: { fault: 'head_changed', head: 1 } });
  });

  it('names what was changed in the database, and exits with 5, whoever is asked', async () => {
    const [row] = await app.db.query<{ data: unknown }>("SELECT data FROM journal WHERE realm = 'live' AND seq = 7");
    const change = async (data: unknown): Promise<void> => {
      await app.db.query("SET session_replication_role = 'replica'");
      await app.db.query("UPDATE journal SET data = $1 WHERE realm = 'live' AND seq = 7", [JSON.stringify(data)]);
      await app.db.query("SET session_replication_role = 'origin'");
    };
    await change({ noteId: randomUUID() });
    try {
      for (const words of [['verify'], ['verify', '--database', '--public-key', head.publicKey]]) {
        const found = await audit(words);
        expect(found.code).toBe(5);
        expect(found.stderr).toContain('Journal entry live 7 is not what it was');
        expect(report(found)).toMatchObject({ fault: { fault: 'journal_row_changed', realm: 'live', seq: 7 } });
      }
    } finally {
      await change(row!.data);
    }
    expect((await audit(['verify'])).code).toBe(0);
  });

  it('tells wrong usage and absence apart', async () => {
    expect((await audit(['verify', '--database'])).code).toBe(2);
    expect((await audit(['verify', '--public-key', head.publicKey])).code).toBe(2);
    expect((await audit(['verify', '--file', join(folder, 'absent'), '--database'])).code).toBe(2);
    expect((await audit(['verify', '--file', join(folder, 'absent')])).code).toBe(2);
    expect((await audit(['verify', '--file', join(folder, 'head.json')])).code).toBe(1);
    expect((await audit(['verify', '--database', '--public-key', 'x'])).code).toBe(2);
    const away = 'postgres://nobody@127.0.0.1:9/none';
    expect((await audit(['verify', '--database', '--public-key', head.publicKey], { DATABASE_URL: away })).code).toBe(
      4,
    );
    expect((await audit(['verify'], { BREAKWATER_URL: 'http://127.0.0.1:9' })).code).toBe(4);
    expect(readFileSync(join(folder, 'trail.ndjson'), 'utf8')).toBe(exported);
  });
});
