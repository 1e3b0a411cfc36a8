import { setTimeout as delay } from 'node:timers/promises';
import { generateKey } from '../src/access/sensor-key.ts';
import { nativeAlert } from './support/alerts.ts';
import { type Answer, type ErrorAnswer, startApp, type TestApp } from './support/app.ts';

const LIMITED = { error: { code: 'rate_limited', message: expect.stringMatching(/^Too many requests from this /) } };

function expectLimited(answer: Answer): void {
  expect([answer.status, answer.body]).toEqual([429, LIMITED]);
  const seconds = Number(answer.headers.get('retry-after'));
  expect(seconds).toBeGreaterThanOrEqual(1);
  expect(seconds).toBeLessThanOrEqual(10);
}

async function times<T>(count: number, work: () => Promise<T>): Promise<T[]> {
  const answers: T[] = [];
  for (let index = 0; index < count; index += 1) answers.push(await work());
  return answers;
}

describe('requests of strangers', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startApp({ strangerRate: 10 });
  });
  afterEach(() => app?.close());

  it.each<[string, (app: TestApp) => Promise<Answer<ErrorAnswer>>]>([
    ['what is public', (at) => at.get('/healthz', { token: null })],
    ['nothing', (at) => at.get('/nothing', { token: null })],
    ['what is closed to them', (at) => at.get('/api/v1/cases', { token: null })],
    ['what is closed, with guessed tokens', (at) => at.get('/api/v1/cases', { token: generateKey() })],
    ['what is closed, with guessed keys', (at) => at.post('/api/v1/alerts', {}, { token: generateKey() })],
    ['what is public, with made-up credentials', (at) => at.get('/healthz', { token: generateKey() })],
    [
      'what is closed, with guessed cookies',
      (at) => at.get('/api/v1/cases', { token: null, headers: { cookie: `breakwater=${generateKey()}` } }),
    ],
  ])('for %s are counted by address', async (_what, ask) => {
    const answers = await times(10, () => ask(app));
    expect(answers.map(({ status }) => status)).not.toContain(429);
    expectLimited(await ask(app));
    expectLimited(await app.get('/healthz', { token: null }));
  });

  it('do not shut out whoever was known before, at the same address', async () => {
    const key = await app.keyOf('KRPUS', 'suricata');
    expect((await app.post('/api/v1/alerts', nativeAlert('a'), { token: key })).status).toBe(200);
    await Promise.all(Array.from({ length: 60 }, () => app.get('/api/v1/cases', { token: generateKey() })));
    expectLimited(await app.get('/healthz', { token: null }));
    expect((await app.get('/api/v1/nations')).status).toBe(200);
    expect((await app.post('/api/v1/alerts', nativeAlert('b'), { token: key })).status).toBe(200);
  });

  it('are not what the known ask, however often', async () => {
    const answers = await times(40, () => app.get('/api/v1/nations'));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await app.get('/healthz', { token: null })).status).toBe(200);
  });

  it('are counted for a credential that is no longer good', async () => {
    const sensor = '/api/v1/sensors';
    const key = await app.keyOf('KRPUS', 'suricata');
    expect((await app.post('/api/v1/alerts', nativeAlert('a'), { token: key })).status).toBe(200);
    await app.db.query('UPDATE sensor_keys SET revoked_at = now()');
    await app.get(sensor);
    // The key is remembered by its reader for some seconds.
    let status = 200;
    const deadline = Date.now() + 15_000;
    while (status !== 401 && Date.now() < deadline) {
      await delay(250);
      ({ status } = await app.post('/api/v1/alerts', {}, { token: key }));
    }
    const answers = await times(11, () => app.post('/api/v1/alerts', {}, { token: key }));
    expectLimited(answers.at(-1)!);
  });

  it('are let through again when the time is over', async () => {
    await times(11, () => app.get('/healthz', { token: null }));
    const limited = await app.get('/healthz', { token: null });
    expectLimited(limited);
    await delay(Number(limited.headers.get('retry-after')) * 1_000 + 50);
    expect((await app.get('/healthz', { token: null })).status).toBe(200);
  });
});

describe('requests of the known', () => {
  it('are counted by account', async () => {
    const app = await startApp({ accountRate: 10 }, { demoRegistry: false });
    try {
      const answers = await times(10, () => app.get('/api/v1/nations'));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      expectLimited(await app.get('/api/v1/nations'));
      expectLimited(await app.post('/api/v1/reports', {}));
      expect((await app.get('/healthz', { token: null })).status).toBe(200);
    } finally {
      await app.close();
    }
  });

  it('are counted by key, each for itself', async () => {
    const app = await startApp({ keyRate: 10 });
    try {
      const [busy, calm] = [await app.keyOf('KRPUS', 'suricata'), await app.keyOf('KRPUS', 'wazuh')];
      const post = (token: string) => app.post('/api/v1/alerts', nativeAlert('x'), { token });
      const answers = await times(10, () => post(busy));
      expect(answers.map(({ status }) => status)).not.toContain(429);
      expectLimited(await post(busy));
      expect((await post(calm)).status).toBeLessThan(300);
      expect((await app.get('/api/v1/nations')).status).toBe(200);
    } finally {
      await app.close();
    }
  });
});
