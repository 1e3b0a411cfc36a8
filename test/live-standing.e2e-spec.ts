import { startApp, type TestApp } from './support/app.ts';
import { LiveClient } from './support/live-client.ts';
import { bySession, signUp } from './support/people.ts';

/** Within this time what somebody may do takes effect on their open sockets, in milliseconds. */
const EFFECT_MS = 1_000;

describe('open sockets and what their people may do', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app?.close());

  const closing = async (
    client: LiveClient,
    change: () => Promise<unknown>,
  ): Promise<{ code: number; took: number }> => {
    await change();
    const begun = performance.now();
    const { code } = await client.closed;
    return { code, took: performance.now() - begun };
  };
  const admin = (path: string, body: unknown) => app.patch(path, body);

  it('closes the socket of a session that is revoked, and of nobody else', async () => {
    const person = await signUp(app, { organisation: 'sg-cert', roles: ['analyst'] });
    const other = await signUp(app, { organisation: 'sg-cert', roles: ['analyst'] });
    const options = { token: null, headers: { cookie: person.cookie } };
    const [client, bystander] = [
      await LiveClient.subscribed(app, {}, options),
      await LiveClient.subscribed(app, {}, { token: other.token }),
    ];
    const { code, took } = await closing(client, () => app.delete('/api/v1/session', bySession(person.cookie)));
    expect(code).toBe(4401);
    expect(took).toBeLessThan(EFFECT_MS);
    await expect(LiveClient.open(app, options)).rejects.toThrow('401');
    expect(bystander.socket.readyState).toBe(bystander.socket.OPEN);
    await bystander.end();
  });

  it('closes the sockets of an account that is disabled, and of one whose roles change', async () => {
    for (const [change, expected] of [
      [{ state: 'disabled' }, 4401],
      [{ roles: ['analyst'] }, 4403],
    ] as const) {
      const person = await signUp(app, { organisation: 'kr-port-soc', roles: ['lead'] });
      const client = await LiveClient.subscribed(app, {}, { token: person.token });
      const { code, took } = await closing(client, async () => {
        expect((await admin(`/api/v1/accounts/${person.accountId}`, change)).status).toBe(200);
      });
      expect(code).toBe(expected);
      expect(took).toBeLessThan(EFFECT_MS);
    }
  });

  it('lets nobody in whose roles do not allow the feed, whichever way they ask', async () => {
    const auditor = await signUp(app, { organisation: 'sg-cert', roles: ['auditor'] });
    await expect(LiveClient.open(app, { token: auditor.token })).rejects.toThrow('403');
    const client = await LiveClient.open(app, { token: null });
    client.send({ type: 'authenticate', token: auditor.token });
    expect(await client.closed).toMatchObject({ code: 4403 });
    expect(client.frames.map(({ type }) => type)).toEqual(['error']);
  });
});
