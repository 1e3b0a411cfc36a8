import { createHash, randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import type { CustodyPageDto, EvidenceDto, EvidencePageDto } from '../src/cases/case-evidence.dto.ts';
import { type ErrorAnswer, startApp, type TestApp } from './support/app.ts';
import { type Asking, Watch } from './support/watch.ts';

const LIMIT = 256 * 1024;

describe('evidence', () => {
  let app: TestApp;
  let watch: Watch;
  let observer: Asking;
  let analyst: Asking;
  let lead: Asking;
  let cert: Asking;
  let grid: Asking;
  let singapore: Asking;

  beforeAll(async () => {
    app = await startApp({ maxEvidenceBytes: LIMIT });
    watch = await Watch.at(app);
    observer = await watch.somebody('observer');
    analyst = await watch.somebody('analyst');
    lead = await watch.somebody('lead');
    cert = await watch.somebody('analyst', 'kr-cert');
    grid = await watch.somebody('lead', 'kr-grid');
    singapore = await watch.somebody('lead', 'sg-port-soc');
  });
  afterAll(() => app?.close());

  interface Uploaded {
    status: number;
    body: EvidenceDto & ErrorAnswer;
    headers: Headers;
  }

  async function upload(
    who: Asking | null,
    path: string,
    content: Uint8Array<ArrayBuffer> | string,
    { name = 'capture.pcap', type = 'application/octet-stream', query = '' } = {},
  ): Promise<Uploaded> {
    const response = await fetch(`${app.baseUrl}${path}/evidence?name=${encodeURIComponent(name)}${query}`, {
      method: 'POST',
      headers: { ...(who && { authorization: `Bearer ${who.person.token}` }), 'content-type': type },
      body: content,
    });
    const body = (await response.json()) as EvidenceDto & ErrorAnswer;
    return { status: response.status, body, headers: response.headers };
  }

  const download = (who: Asking, path: string, id: string): Promise<Response> =>
    fetch(`${app.baseUrl}${path}/evidence/${id}/content`, {
      headers: { authorization: `Bearer ${who.person.token}` },
    });

  const bytes = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(randomBytes(length));
  const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

  it('comes back byte for byte, as a download a browser neither shows nor runs', async () => {
    const found = await watch.case();
    const content = bytes(100_000);
    const { status, body } = await upload(analyst, found.path, content, { name: '../Kran 3\u202Egpj.html' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      caseId: found.id,
      name: '_Kran 3gpj.html',
      bytes: 100_000,
      sha256: sha256(content),
      tlp: 'AMBER',
      author: analyst.person.actorId,
    });
    const answer = await download(observer, found.path, body.id);
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(content))).toBe(true);
    const headers = Object.fromEntries(
      [
        'content-type',
        'content-disposition',
        'x-content-type-options',
        'content-security-policy',
        'cache-control',
        'repr-digest',
        'content-length',
      ].map((name) => [name, answer.headers.get(name)]),
    );
    expect(headers).toEqual({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="evidence-${body.id}.bin"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy':
        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox",
      'cache-control': 'no-store',
      'repr-digest': `sha-256=:${Buffer.from(body.sha256, 'hex').toString('base64')}:`,
      'content-length': '100000',
    });
    const listed = await observer.get<EvidencePageDto>(`${found.path}/evidence`);
    expect(listed.body).toEqual({ items: [body], next: null });
    expect((await watch.told(found.id)).findLast(({ type }) => type === 'evidence.added')).toMatchObject({
      tlp: 'AMBER',
      data: { evidenceId: body.id, name: '_Kran 3gpj.html', bytes: 100_000, sha256: body.sha256 },
    });
  });

  it('has a chain of custody that says who added, took and checked it, and is written once', async () => {
    const found = await watch.case();
    const { body } = await upload(lead, found.path, bytes(10));
    await (await download(observer, found.path, body.id)).arrayBuffer();
    expect((await analyst.post(`${found.path}/evidence/${body.id}/verification`)).status).toBe(200);
    const { body: chain } = await cert.get<CustodyPageDto>(`${found.path}/evidence/${body.id}/custody`);
    expect(chain.items.map(({ action, actor, sha256: hash }) => [action, actor.id, hash])).toEqual([
      ['added', lead.person.actorId, body.sha256],
      ['downloaded', observer.person.actorId, body.sha256],
      ['verified', analyst.person.actorId, body.sha256],
    ]);
    const shown = await app.db.query(
      `SELECT actor->>'id' AS actor, tlp, origin->>'address' AS address FROM journal
       WHERE realm = 'access' AND type = 'data.shown' AND data->'objects' ? $1`,
      [body.id],
    );
    expect(shown).toEqual([{ actor: observer.person.actorId, tlp: 'AMBER', address: '127.0.0.1' }]);
    for (const table of ['evidence_custody', 'evidence_blobs']) {
      await expect(app.db.query(`UPDATE ${table} SET sha256 = sha256`)).rejects.toThrow('written once');
      await expect(app.db.query(`DELETE FROM ${table}`)).rejects.toThrow('written once');
    }
  });

  it('that was tampered with is not given out, and the chain of custody says so', async () => {
    const found = await watch.case();
    const { body } = await upload(lead, found.path, bytes(64));
    // The database itself refuses another content under the hash; its owner can take that refusal away.
    await expect(
      app.db.query(
        `INSERT INTO evidence_blobs (evidence_id, sha256, bytes) SELECT gen_random_uuid(), sha256, 'x' FROM evidence_blobs`,
      ),
    ).rejects.toThrow('check constraint');
    const [{ conname } = { conname: '' }] = await app.db.query<{ conname: string }>(
      `SELECT conname FROM pg_constraint WHERE conrelid = 'evidence_blobs'::regclass AND contype = 'c'`,
    );
    await app.db.query(
      `ALTER TABLE evidence_blobs DROP CONSTRAINT ${conname}; ALTER TABLE evidence_blobs DISABLE TRIGGER append_only`,
    );
    await app.db.query(`UPDATE evidence_blobs SET bytes = 'planted' WHERE evidence_id = $1`, [body.id]);
    const answer = await download(lead, found.path, body.id);
    const text = await answer.text();
    expect([answer.status, text]).toEqual([409, expect.stringContaining('evidence_damaged')]);
    expect(text).not.toContain('planted');
    expect((await lead.post(`${found.path}/evidence/${body.id}/verification`)).body.error.code).toBe(
      'evidence_damaged',
    );
    const { body: chain } = await lead.get<CustodyPageDto>(`${found.path}/evidence/${body.id}/custody`);
    expect(chain.items.map(({ action }) => action)).toEqual(['added', 'damaged', 'damaged']);
    expect(chain.items[1]?.sha256).toBe(sha256(Buffer.from('planted')));
    await app.db.query('ALTER TABLE evidence_blobs ENABLE TRIGGER append_only');
  });

  it('is bounded: what is larger is refused, however it is sent, and nothing of it is kept', async () => {
    const { path } = await watch.case();
    expect((await upload(lead, path, bytes(LIMIT))).status).toBe(201);
    const over = await upload(lead, path, bytes(LIMIT + 1));
    expect([over.status, over.body.error.code, over.headers.get('connection')]).toEqual([413, 'too_large', 'close']);
    const chunked = await new Promise<number>((resolve, reject) => {
      const sent = httpRequest(`${app.baseUrl}${path}/evidence?name=x`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${lead.person.token}`,
          'content-type': 'application/octet-stream',
          'transfer-encoding': 'chunked',
        },
      });
      sent.on('response', (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      sent.on('error', reject);
      for (let part = 0; part < 10; part += 1) sent.write(bytes(64 * 1024));
      sent.end();
    });
    expect(chunked).toBe(413);
    expect((await upload(lead, path, '')).body.error.code).toBe('empty_body');
    expect((await lead.get<EvidencePageDto>(`${path}/evidence`)).body.items).toHaveLength(1);
  });

  it('is read from nobody who may not send it, and as nothing but bytes', async () => {
    const { path } = await watch.case();
    const small = bytes(16);
    const refusals: [Asking | null, number, string][] = [
      [null, 401, 'unauthenticated'],
      [observer, 403, 'not_granted'],
      [grid, 403, 'other_organisation'],
      [singapore, 404, 'case_not_found'],
    ];
    for (const [who, status, code] of refusals) {
      const answer = await upload(who, path, small);
      expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    }
    for (const type of ['application/json', 'text/html', 'multipart/form-data; boundary=x', 'image/png']) {
      const answer = await upload(lead, path, '{}', { type });
      expect([type, answer.status]).toEqual([type, 415]);
    }
    expect((await upload(lead, path, small, { name: '' })).body.error.field).toBe('name');
    expect((await upload(lead, path, small, { query: '&tlp=GREEN' })).body.error.code).toBe('marking_too_low');
    expect((await upload(analyst, path, small, { query: '&tlp=RED' })).body.error.code).toBe('above_clearance');
    // Elsewhere such a body is no JSON, as ever.
    const elsewhere = await app.request('POST', `${path}/tasks`, {
      headers: { 'content-type': 'application/octet-stream' },
      body: '{"title":"x"}',
    });
    expect(elsewhere.status).toBe(415);
  });

  it('answers the same, and stores as much, whether or not the same bytes are there for somebody else', async () => {
    const content = bytes(50_000);
    const hidden = await watch.case({ tlp: 'RED' });
    expect((await upload(lead, hidden.path, content)).status).toBe(201);
    const [seen, fresh] = [await watch.case(), await watch.case()];
    const again = await upload(analyst, seen.path, content);
    const other = await upload(analyst, fresh.path, bytes(50_000));
    expect([again.status, Object.keys(again.body)]).toEqual([other.status, Object.keys(other.body)]);
    const stored = await app.db.query<{ ids: string; size: string }>(
      `SELECT count(*) AS ids, sum(pg_column_size(bytes)) AS size FROM evidence_blobs WHERE sha256 = $1`,
      [Buffer.from(sha256(content), 'hex')],
    );
    expect(stored).toEqual([{ ids: '2', size: '100000' }]);
  });

  it('is found only by its own case and marking, and raised with its case', async () => {
    const [found, other] = [await watch.case(), await watch.case()];
    const { body: red } = await upload(lead, found.path, bytes(10), { query: '&tlp=RED' });
    const { body: plain } = await upload(analyst, found.path, bytes(10));
    for (const [who, path, id] of [
      [analyst, found.path, red.id],
      [lead, other.path, red.id],
      [singapore, found.path, plain.id],
    ] as const) {
      const missing = await download(who, path, '00000000-0000-4000-8000-000000000000');
      const hidden = await download(who, path, id);
      expect([hidden.status, await hidden.text()]).toEqual([missing.status, await missing.text()]);
      expect(hidden.status).toBe(404);
      expect((await who.get(`${path}/evidence/${id}/custody`)).status).toBe(404);
      expect((await who.post(`${path}/evidence/${id}/verification`)).status).toBe(404);
    }
    const custody = await app.db.query('SELECT 1 FROM evidence_custody WHERE evidence_id = $1', [red.id]);
    expect(custody).toHaveLength(1);
    await lead.post(`${found.path}/marking`, { tlp: 'AMBER+STRICT', reason: 'own network' });
    expect((await download(cert, found.path, plain.id)).status).toBe(404);
    const { body } = await analyst.get<EvidencePageDto>(`${found.path}/evidence`);
    expect(body.items.map(({ id, tlp }) => [id, tlp])).toEqual([[plain.id, 'AMBER+STRICT']]);
  });
});
