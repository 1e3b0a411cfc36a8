import { connect } from 'node:tls';
import { setTimeout as delay } from 'node:timers/promises';
import { demoId } from '../src/registry/demo-registry.ts';
import type { Answer, ErrorAnswer, TestApp } from './support/app.ts';
import { Authority, type Identity } from './support/certificates.ts';
import { accessEntries, enterGateway, type GatewayBody, issueKey, speak, verdict } from './support/gateway-world.ts';
import { LiveClient } from './support/live-client.ts';
import { startTlsApp, type TlsApp } from './support/tls-app.ts';
import { until } from './support/until.ts';

interface CertificateBody {
  id: string;
  keyFingerprint: string;
  subject: string;
  revokedAt: string | null;
  lastUsedAt: string | null;
}

const SENSOR = 'krpus-suricata';

describe('gateways with certificates', () => {
  let tls: TlsApp;
  let engineer: TestApp;
  let first: { gateway: GatewayBody; identity: Identity; key: string };
  let second: { gateway: GatewayBody; identity: Identity; key: string };

  beforeAll(async () => {
    tls = await startTlsApp();
    engineer = tls.as(null);
    first = await bound('first');
    second = await bound('second', ['KRINC']);
  });
  afterAll(() => tls?.close());

  async function bind(gateway: GatewayBody, certificate: string): Promise<Answer<CertificateBody & ErrorAnswer>> {
    return engineer.post(`/api/v1/gateways/${gateway.id}/certificates`, { certificate });
  }

  async function bound(code: string, sites = ['KRPUS']): Promise<typeof first> {
    const gateway = await enterGateway(engineer, code, { sites });
    const { key } = await issueKey(engineer, `gateways/${gateway.id}`);
    const identity = await tls.clients.issue(code);
    const answer = await bind(gateway, identity.cert);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return { gateway, identity, key };
  }

  it('speak by their certificate alone, by it and a key, and not by the key alone', async () => {
    const gateway = tls.as(first.identity);
    expect(verdict(await speak(gateway, null, SENSOR))).toBe(200);
    expect(verdict(await speak(gateway, first.key, SENSOR))).toBe(200);
    expect(verdict(await speak(engineer, first.key, SENSOR))).toBe('certificate_required');
    expect(verdict(await speak(engineer, null, SENSOR))).toBe('unauthenticated');
    expect(verdict(await speak(gateway, null))).toBe('sensor_required');
  });

  it('are written into the alerts as the sensor they speak for', async () => {
    await speak(tls.as(first.identity), null, 'krpus-wazuh');
    const rows = await engineer.db.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM alerts WHERE sensor_id = $1 AND realm = $2',
      [demoId('sensors', 'krpus-wazuh'), 'live'],
    );
    expect(rows[0]?.count).toBe(1);
  });

  it('are refused when another gateway claims their sensors or bears their key, and the journal tells', async () => {
    const gateway = tls.as(second.identity);
    expect(verdict(await speak(gateway, null, SENSOR))).toBe('sensor_out_of_scope');
    expect(verdict(await speak(gateway, first.key, SENSOR))).toBe('certificate_refused');
    // A key of the sensor itself does not make up for a certificate that is bound elsewhere.
    const { key } = await issueKey(engineer, `sensors/${demoId('sensors', SENSOR)}`);
    expect(verdict(await speak(gateway, key))).toBe('certificate_refused');
    expect(verdict(await speak(tls.as(first.identity), key))).toBe(200);
    expect(verdict(await speak(engineer, key))).toBe(200);
    const told = await accessEntries(engineer, 'certificate.refused');
    expect(told).toContainEqual(
      expect.objectContaining({
        nation: 'KR',
        actor: { id: `gateway:${second.gateway.id}`, name: 'second' },
        data: expect.objectContaining({ reason: 'sensor_out_of_scope', claimed: SENSOR }),
      }),
    );
    expect(told).toContainEqual(
      expect.objectContaining({
        actor: { id: `gateway:${first.gateway.id}`, name: 'first' },
        data: expect.objectContaining({ reason: 'certificate_refused' }),
      }),
    );
  });

  it('keep their certificate: who binds it second is refused, and the first goes on', async () => {
    const taken = await bind(second.gateway, first.identity.cert);
    expect([taken.status, verdict(taken)]).toEqual([409, 'certificate_bound']);
    const renewed = await tls.clients.issue('somebody else', { keys: first.identity.keys });
    expect(verdict(await bind(second.gateway, renewed.cert))).toBe('certificate_bound');
    expect(verdict(await speak(tls.as(first.identity), null, SENSOR))).toBe(200);
    const told = await accessEntries(engineer, 'certificate.refused');
    expect(told.filter(({ data }) => data['reason'] === 'certificate_bound')).toHaveLength(2);
  });

  it('stay bound when their certificate is renewed over its key', async () => {
    const renewed = await tls.clients.issue('first, renewed', { keys: first.identity.keys });
    expect(verdict(await speak(tls.as(renewed), null, SENSOR))).toBe(200);
    const rekeyed = await tls.clients.issue('first');
    expect(verdict(await speak(tls.as(rekeyed), null, SENSOR))).toBe('certificate_refused');
  });

  it('are refused with what is expired, not yet valid, of another authority, or of none', async () => {
    const { keys } = first.identity;
    const foreign = await Authority.create('Test gateways');
    const hour = 3_600_000;
    const shown: Record<string, Pick<Identity, 'cert' | 'key'>> = {
      expired: await tls.clients.issue('first', { keys, notAfter: new Date(Date.now() - hour) }),
      early: await tls.clients.issue('first', { keys, notBefore: new Date(Date.now() + hour) }),
      'of another authority': await foreign.issue('first', { keys }),
      unbound: await tls.clients.issue('first'),
    };
    for (const [name, identity] of Object.entries(shown)) {
      expect([name, verdict(await speak(tls.as(identity), null, SENSOR))]).toEqual([name, 'certificate_refused']);
      expect([name, verdict(await speak(tls.as(identity), first.key, SENSOR))]).toEqual([name, 'certificate_refused']);
    }
    const told = await accessEntries(engineer, 'certificate.refused');
    expect(told.filter(({ actor }) => actor.id === 'system:gateways')).toHaveLength(1);
  });

  it('lose a connection they keep when their certificate expires on it', async () => {
    const gateway = await enterGateway(engineer, 'brief');
    const long = await tls.clients.issue('brief');
    expect((await bind(gateway, long.cert)).status).toBe(201);
    // X.509 counts whole seconds.
    const notAfter = new Date(1_000 * Math.ceil(Date.now() / 1_000) + 2_000);
    const brief = await tls.clients.issue('brief', { keys: long.keys, notAfter });
    const kept = tls.keeping(brief);
    try {
      expect(verdict(await speak(kept.app, null, SENSOR))).toBe(200);
      await delay(notAfter.getTime() - Date.now() + 50);
      expect(verdict(await speak(kept.app, null, SENSOR))).toBe('certificate_refused');
    } finally {
      kept.end();
    }
  });

  it('are out at once when their certificate is revoked, on connections that are open too, and for good', async () => {
    const { gateway, identity } = await bound('revoked');
    const kept = tls.keeping(identity);
    const path = `/api/v1/gateways/${gateway.id}/certificates`;
    try {
      expect(verdict(await speak(kept.app, null, SENSOR))).toBe(200);
      const { body } = await engineer.get<{ items: CertificateBody[] }>(path);
      expect(body.items).toHaveLength(1);
      expect(body.items[0]).toMatchObject({ subject: 'CN=revoked', revokedAt: null });
      await until(async () => {
        const { body: now } = await engineer.get<{ items: CertificateBody[] }>(path);
        return now.items[0]?.lastUsedAt ?? undefined;
      });
      const address = `${path}/${body.items[0]?.id}`;
      const other = `/api/v1/gateways/${first.gateway.id}/certificates/${body.items[0]?.id}`;
      expect((await engineer.delete(other)).status).toBe(404);
      expect((await engineer.delete(address)).status).toBe(204);
      expect((await engineer.delete(address)).status).toBe(204);
      expect(verdict(await speak(kept.app, null, SENSOR))).toBe('certificate_refused');
      expect(verdict(await speak(tls.as(identity), null, SENSOR))).toBe('certificate_refused');
      for (const { id } of [gateway, first.gateway]) {
        expect(verdict(await bind({ ...gateway, id }, identity.cert))).toBe('certificate_bound');
      }
      expect(await accessEntries(engineer, 'certificate.revoked')).toHaveLength(1);
    } finally {
      kept.end();
    }
  });

  it('are judged by their certificate when a session is resumed', async () => {
    const { hostname, port } = new URL(engineer.baseUrl);
    const once = (session?: Buffer): Promise<{ answer: string; reused: boolean; session: Buffer | undefined }> =>
      new Promise((resolve, reject) => {
        const socket = connect({
          host: hostname,
          port: Number(port),
          rejectUnauthorized: false,
          ...second.identity,
          ...(session && { session }),
        });
        let ticket: Buffer | undefined;
        let reused = false;
        socket.on('secureConnect', () => (reused = socket.isSessionReused()));
        let answer = '';
        socket.on('session', (given) => (ticket = given));
        socket.on('data', (chunk) => (answer += chunk.toString()));
        socket.on('error', reject);
        socket.on('close', () => resolve({ answer, reused, session: ticket }));
        socket.write(
          `POST /api/v1/alerts HTTP/1.1\r\nHost: x\r\nConnection: close\r\nBreakwater-Sensor: ${SENSOR}\r\n` +
            'Content-Type: application/json\r\nContent-Length: 2\r\n\r\n[]',
        );
      });
    const fresh = await once();
    expect(fresh.session).toBeDefined();
    const resumed = await once(fresh.session);
    expect(resumed.reused).toBe(true);
    for (const { answer } of [fresh, resumed]) expect(answer).toContain('sensor_out_of_scope');
  });

  it('are bound by nothing but one good certificate', async () => {
    const { gateway } = first;
    const [one, two] = [await tls.clients.issue('one'), await tls.clients.issue('two')];
    const old = await tls.clients.issue('old', { notAfter: new Date(Date.now() - 1_000) });
    const verdicts: Record<string, unknown> = {};
    for (const [name, certificate] of Object.entries({
      nothing: '',
      text: 'a certificate',
      broken: one.cert.replace(/[A-Z]/g, 'A'),
      both: one.cert + two.cert,
      key: one.key,
      'certificate and key': one.cert + one.key,
      authority: tls.clients.cert,
      expired: old.cert,
    })) {
      const answer = await bind(gateway, certificate);
      expect([name, answer.status, answer.body.error.field]).toEqual([name, 400, 'certificate']);
      verdicts[name] = verdict(answer);
    }
    expect(verdicts).toEqual({
      nothing: 'not_a_certificate',
      text: 'not_a_certificate',
      broken: 'not_a_certificate',
      both: 'one_certificate',
      key: 'private_key_sent',
      'certificate and key': 'private_key_sent',
      authority: 'is_authority',
      expired: 'certificate_expired',
    });
  });

  it('share the port with people, who need no certificate', async () => {
    expect((await engineer.get('/api/v1/sites')).status).toBe(200);
    expect((await engineer.get('/healthz', { token: null })).status).toBe(200);
    const live = await LiveClient.open(engineer, { rejectUnauthorized: false });
    expect(live.socket.url).toMatch(/^wss:/);
    live.socket.terminate();
    expect(verdict(await tls.as(first.identity).get('/api/v1/sites', { token: null }))).toBe('unauthenticated');
  });
});
