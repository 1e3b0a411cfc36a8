import { accountsOf, type Accounts, outcome, type Invited } from './support/accounts.ts';
import { startApp, type TestApp } from './support/app.ts';
import { bySession, holdBrakes, Jar, PASSWORD, signUp, type TestPerson } from './support/people.ts';

describe('accounts', () => {
  let app: TestApp;
  let invite: Accounts['invite'];
  let take: Accounts['take'];
  let patch: Accounts['patch'];
  let signIn: Accounts['signIn'];
  let who: Accounts['who'];
  let administrator: TestPerson;
  let stranger: TestPerson;
  beforeAll(async () => {
    app = await startApp();
    ({ invite, take, patch, signIn, who } = accountsOf(app));
    administrator = await signUp(app, { organisation: 'sg-cert', roles: ['administrator'] });
    stranger = await signUp(app, { organisation: 'sg-port-soc', roles: ['administrator'] });
  });
  afterAll(() => app?.close());
  beforeEach(() => app.db.query('DELETE FROM sign_in_brakes'));

  describe('invitations', () => {
    it('let a person choose a password with a link, once', async () => {
      const { status, body } = await invite(administrator);
      expect([status, body.account.hasPassword, body.account.state]).toEqual([201, false, 'active']);
      expect(body.link.url).toContain(`/invitation#token=${body.link.token}`);
      expect(outcome(await signIn(body.account.login, PASSWORD))).toEqual([401, 'sign_in_refused']);
      // A bad password does not use the link up.
      for (const weak of ['short', `${body.account.login} and more`, 'Password-1234', 'x'.repeat(129)]) {
        expect((await take(body.link.token, weak)).status).toBe(400);
      }
      expect((await take(body.link.token)).status).toBe(204);
      expect(outcome(await take(body.link.token))).toEqual([404, 'link_not_found']);
      const jar = new Jar();
      expect((await signIn(body.account.login.toUpperCase(), PASSWORD, jar)).body.step).toBe('signed_in');
      expect((await who(jar)).body.accountId).toBe(body.account.id);
    });

    it('of which two use the same link, let one', async () => {
      const { body } = await invite(administrator);
      const answers = await Promise.all([take(body.link.token), take(body.link.token), take(body.link.token)]);
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 404, 404]);
    });

    it('run out, are replaced, and are worth nothing to a disabled account', async () => {
      const late = (await invite(administrator)).body;
      await app.db.query("UPDATE one_time_links SET expires_at = now() - interval '1 second' WHERE account_id = $1", [
        late.account.id,
      ]);
      expect(outcome(await take(late.link.token))).toEqual([404, 'link_not_found']);
      const renewed = await app.post<Invited['link']>(
        `/api/v1/accounts/${late.account.id}/links`,
        {},
        bySession(administrator.cookie),
      );
      const newer = await app.post<Invited['link']>(
        `/api/v1/accounts/${late.account.id}/links`,
        {},
        bySession(administrator.cookie),
      );
      expect(outcome(await take(renewed.body.token))).toEqual([404, 'link_not_found']);
      await patch(administrator, late.account.id, { state: 'disabled' });
      expect(outcome(await take(newer.body.token))).toEqual([404, 'link_not_found']);
      const path = `/api/v1/accounts/${late.account.id}/links`;
      expect(outcome(await app.post(path, {}, bySession(administrator.cookie)))).toEqual([409, 'account_disabled']);
    });

    it('are hard to guess: attempts have to wait', async () => {
      const guess = async () => (await take(`bwl_${'x'.repeat(43)}`)).status;
      for (let attempt = 0; attempt < 11; attempt += 1) expect(await guess()).toBe(404);
      await holdBrakes(app);
      expect(await guess()).toBe(429);
    });

    it('are refused for what is taken or malformed', async () => {
      const { body } = await invite(administrator);
      expect(outcome(await invite(stranger, { login: body.account.login.toUpperCase() }))).toEqual([
        409,
        'already_exists',
      ]);
      for (const wrong of [
        { login: 'a' },
        { login: 'a b' },
        { login: { $ne: '' } },
        { roles: [] },
        { roles: ['root'] },
        { roles: ['observer', 'observer'] },
        { roles: 'administrator' },
        { email: 'nobody' },
        { name: '' },
        { state: 'active' },
        { password_hash: 'x' },
        { credentialsFrom: 'x' },
      ]) {
        expect([wrong, (await invite(administrator, wrong)).status]).toEqual([wrong, 400]);
      }
    });
  });
});
