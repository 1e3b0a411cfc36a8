import { gzipSync } from 'node:zlib';
import { execFileSync } from 'node:child_process';
import { NONCE_LIFETIME_SECONDS, NonceStore } from '../src/access/gateways/nonce.store.ts';
import { demoId } from '../src/registry/demo-registry.ts';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import { type Answer, startApp, type TestApp } from './support/app.ts';
import {
  accessEntries,
  enterGateway,
  type GatewayBody,
  issueKey,
  type KeyBody,
  signatureOf,
  type SignOptions,
} from './support/gateway-world.ts';

const SENSOR = 'krpus-suricata';

describe('a key whose requests must be signed', () => {
  let app: TestApp;
  let gateway: GatewayBody;
  let signing: KeyBody & { signingSecret: string };
  beforeAll(async () => {
    app = await startApp();
    gateway = await enterGateway(app, 'signs');
    signing = await issueSigning();
  });
  afterAll(() => app?.close());

  async function issueSigning(): Promise<KeyBody & { signingSecret: string }> {
    const key = await issueKey(app, `gateways/${gateway.id}`, { requiresSignature: true });
    return { ...key, signingSecret: key.signingSecret ?? 'none' };
  }

  let count = 0;
  const fresh = (): string => JSON.stringify(nativeAlert(`signed-${(count += 1)}`));

  async function send(
    body: string,
    headers: Record<string, string>,
    key = signing.key,
    path = '/api/v1/alerts',
  ): Promise<number | string> {
    const answer: Answer<{ error?: { code: string } }> = await sendBytes(app, key, body, headers, path);
    return answer.body.error?.code ?? answer.status;
  }

  const sign = (body: string, options: SignOptions = {}, secret = signing.signingSecret): Record<string, string> =>
    signatureOf(secret, body, { sensor: SENSOR, ...options });

  it('takes a signed request once', async () => {
    const body = fresh();
    const headers = sign(body);
    expect(await send(body, headers)).toBe(200);
    expect(await send(body, headers)).toBe('replayed');
    expect(await send(body, sign(body))).toBe(200);
  });

  it('takes one of many copies that come at once', async () => {
    const body = fresh();
    const headers = sign(body);
    const verdicts = await Promise.all(Array.from({ length: 12 }, () => send(body, headers)));
    expect(verdicts.filter((verdict) => verdict === 200)).toHaveLength(1);
    expect(verdicts.filter((verdict) => verdict === 'replayed')).toHaveLength(11);
  });

  it('takes the same nonce of another key', async () => {
    const other = await issueSigning();
    const nonce = 'a-nonce-two-keys-share';
    const body = fresh();
    expect(await send(body, sign(body, { nonce }))).toBe(200);
    expect(await send(body, sign(body, { nonce }, other.signingSecret), other.key)).toBe(200);
  });

  it('refuses what is not signed, signed by another, or changed on its way', async () => {
    const body = fresh();
    const target = '/api/v1/alerts?a=1';
    expect(await send(body, { 'breakwater-sensor': SENSOR })).toBe('signature_required');
    expect(await send(body, sign(body, {}, 'bwh_of-somebody-else'))).toBe('bad_signature');
    expect(await send(body, sign(body, {}, signing.key))).toBe('bad_signature');
    expect(await send(fresh(), sign(body))).toBe('bad_signature');
    expect(await send(body, { ...sign(body), 'breakwater-sensor': 'krpus-wazuh' })).toBe('bad_signature');
    expect(await send(body, sign(body), signing.key, target)).toBe('bad_signature');
    expect(await send(body, sign(body, { target }), signing.key, target)).toBe(200);
    expect(await send(body, sign(body, { target: '/api/v1/alerts' }), signing.key, '/api/v1/intake/native')).toBe(
      'bad_signature',
    );
    const later = String(Math.floor(Date.now() / 1000) + 1);
    expect(await send(body, { ...sign(body), 'breakwater-timestamp': later })).toBe('bad_signature');
    expect(await send(body, { ...sign(body), 'breakwater-nonce': 'another-nonce-than-signed' })).toBe('bad_signature');
  });

  it('refuses what was signed long ago or ahead of time, and does not use its nonce up', async () => {
    const now = Math.floor(Date.now() / 1000);
    const body = fresh();
    const nonce = 'a-nonce-that-comes-twice';
    expect(await send(body, sign(body, { nonce, timestamp: now - 302 }))).toBe('stale_timestamp');
    expect(await send(body, sign(body, { nonce, timestamp: now + 302 }))).toBe('stale_timestamp');
    expect(await send(body, sign(body, { nonce, timestamp: now - 290 }))).toBe(200);
  });

  it('lets nobody use up the nonces of others', async () => {
    const body = fresh();
    const nonce = 'a-nonce-somebody-guessed';
    expect(await send(body, sign(body, { nonce }, 'bwh_of-somebody-else'))).toBe('bad_signature');
    expect(await send(body, sign(body, { nonce }))).toBe(200);
  });

  it('checks the signature before anything is parsed or kept', async () => {
    const rejects = async (): Promise<number> =>
      (await app.db.query<{ count: number }>('SELECT count(*)::int AS count FROM rejects'))[0]?.count ?? -1;
    const before = await rejects();
    for (const body of ['{', '[[[[[', '{"__proto__":{}}', '']) {
      expect(await send(body, sign(`${body}x`))).toBe('bad_signature');
    }
    expect(await rejects()).toBe(before);
    expect(await send('{', sign('{'))).toBe('malformed_json');
    expect(await rejects()).toBe(before + 1);
  });

  it('covers the bytes as they come, compressed ones too', async () => {
    const zipped = new Uint8Array(gzipSync(fresh()));
    const headers = { ...signatureOf(signing.signingSecret, zipped, { sensor: SENSOR }), 'content-encoding': 'gzip' };
    const answer = await sendBytes(app, signing.key, zipped, headers);
    expect(answer.status).toBe(200);
  });

  it('is served by the lines of openssl that the documentation gives', async () => {
    const body = fresh();
    const timestamp = String(Math.floor(Date.now() / 1000));
    const nonce = 'a-nonce-made-by-the-shell';
    const script = [
      'DIGEST=$(printf %s "$BODY" | openssl dgst -sha256 -r | cut -d" " -f1)',
      'printf "breakwater-v1\\nPOST\\n/api/v1/alerts\\n$SENSOR\\n$TIME\\n$NONCE\\n$DIGEST" |',
      '  openssl dgst -sha256 -hmac "$SECRET" -r | cut -d" " -f1',
    ].join('\n');
    const environment = { BODY: body, SENSOR, TIME: timestamp, NONCE: nonce, SECRET: signing.signingSecret };
    const mac = execFileSync('sh', ['-c', script], {
      env: { ...process.env, ...environment },
      encoding: 'utf8',
    }).trim();
    const headers = {
      'breakwater-sensor': SENSOR,
      'breakwater-timestamp': timestamp,
      'breakwater-nonce': nonce,
      'breakwater-signature': `v1=${mac}`,
    };
    expect(await send(body, headers)).toBe(200);
  });

  it('has two secrets while one replaces the other, and never three', async () => {
    const key = await issueSigning();
    const path = `/api/v1/gateways/${gateway.id}/keys/${key.id}/secret`;
    const secrets = [key.signingSecret];
    const verdicts = async (): Promise<(number | string)[]> => {
      const each: (number | string)[] = [];
      for (const secret of secrets) {
        const body = fresh();
        each.push(await send(body, sign(body, {}, secret), key.key));
      }
      return each;
    };
    for (let round = 0; round < 2; round += 1) {
      const { status, body } = await app.post<{ signingSecret: string }>(path, { overlapSeconds: 600 });
      expect(status).toBe(201);
      secrets.push(body.signingSecret);
      if (round === 0) expect(await verdicts()).toEqual([200, 200]);
    }
    expect(await verdicts()).toEqual(['bad_signature', 200, 200]);
    const { body } = await app.post<{ signingSecret: string }>(path, { overlapSeconds: 0 });
    secrets.push(body.signingSecret);
    expect(await verdicts()).toEqual(['bad_signature', 'bad_signature', 'bad_signature', 200]);
  });

  it('gives a new secret with a new key when it is rotated, and both pairs work', async () => {
    const sensor = `sensors/${demoId('sensors', SENSOR)}`;
    const old = await issueKey(app, sensor, { requiresSignature: true });
    const { body: rotated } = await app.post<KeyBody>(`/api/v1/${sensor}/keys/rotate`, { keyId: old.id });
    expect(rotated.signingSecret).toMatch(/^bwh_/);
    for (const { key, signingSecret } of [old, rotated]) {
      const body = fresh();
      expect(await send(body, signatureOf(signingSecret ?? '', body), key)).toBe(200);
    }
    const body = fresh();
    expect(await send(body, signatureOf(old.signingSecret ?? '', body), rotated.key)).toBe('bad_signature');
  });

  it('has no secret to rotate when its requests are not signed', async () => {
    const plain = await issueKey(app, `gateways/${gateway.id}`);
    const answer = await app.post(`/api/v1/gateways/${gateway.id}/keys/${plain.id}/secret`, {});
    expect([answer.status, answer.body.error.code]).toEqual([409, 'not_signed']);
  });

  it('is written about once a minute, however many requests are refused', async () => {
    const key = await issueSigning();
    for (let round = 0; round < 20; round += 1) {
      const body = fresh();
      await send(body, sign(body, {}, 'bwh_of-somebody-else'), key.key);
    }
    const told = (await accessEntries(app, 'access.refused')).filter(
      ({ origin }) => origin.credential === `key:${key.id}`,
    );
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      nation: 'KR',
      data: { reason: 'bad_signature' },
      origin: { address: '127.0.0.1' },
    });
  });

  it('keeps its secrets sealed, and nonces no longer than they are needed', async () => {
    const [row] = await app.db.query<{ text: string; sealed: Buffer }>(
      'SELECT secret::text AS text, sealed FROM signing_secrets secret JOIN sensor_keys key ON key.id = key_id WHERE key.id = $1',
      [signing.id],
    );
    expect(row?.sealed.includes(Buffer.from(signing.signingSecret))).toBe(false);
    expect(row?.text).not.toContain(signing.signingSecret);
    const nonces = app.app.get(NonceStore, { strict: false });
    const age = async (seconds: number): Promise<boolean> => {
      const nonce = `aged-${seconds}-seconds-ago`;
      await app.db.query(
        `INSERT INTO signed_nonces (key_id, nonce, seen_at) VALUES ($1, $2, now() - make_interval(secs => $3))`,
        [signing.id, nonce, seconds],
      );
      await nonces.prune();
      return (await app.db.query('SELECT FROM signed_nonces WHERE nonce = $1', [nonce])).length === 1;
    };
    expect(await age(NONCE_LIFETIME_SECONDS + 5)).toBe(false);
    expect(await age(NONCE_LIFETIME_SECONDS - 5)).toBe(true);
    expect(NONCE_LIFETIME_SECONDS).toBeGreaterThanOrEqual(600);
  });

  it('cannot be used, or turned into an unsigned one, when the secret of the node is lost', async () => {
    const lost = await startApp(
      { secretKey: 'another-secret-of-the-node-0123456789' },
      { db: app.db, demoRegistry: false },
    );
    try {
      const body = fresh();
      const answer = await sendBytes(lost, signing.key, body, sign(body));
      expect([answer.status, answer.body.error?.code]).toEqual([503, 'secret_unreadable']);
    } finally {
      await lost.stop();
    }
  });
});
