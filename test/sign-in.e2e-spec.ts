import { OperatorResolver } from '../src/access/operator-resolver.service.ts';
import { keyedName } from '../src/common/secret-box.ts';
import { fingerprint } from '../src/access/identities/fingerprint.ts';
import { credentialOf } from '../src/access/authenticated-request.ts';
import { accountsOf, type Accounts, outcome, type Invited } from './support/accounts.ts';
import { startApp, type TestApp } from './support/app.ts';
import { browse, bySession, enrol, holdBrakes, Jar, signUp, type TestPerson } from './support/people.ts';

describe('people', () => {
  let app: TestApp;
  let invite: Accounts['invite'];
  let take: Accounts['take'];
  let patch: Accounts['patch'];
  let signIn: Accounts['signIn'];
  let who: Accounts['who'];
  let administrator: TestPerson;
  beforeAll(async () => {
    app = await startApp();
    ({ invite, take, patch, signIn, who } = accountsOf(app));
    administrator = await signUp(app, { organisation: 'sg-cert', roles: ['administrator'] });
  });
  afterAll(() => app?.close());
  beforeEach(() => app.db.query('DELETE FROM sign_in_brakes'));

  describe('signing in', () => {
    it('puts the session into a cookie no script reads, and nowhere else', async () => {
      const member = await enrol(app, { organisation: 'sg-cert', roles: ['analyst'] });
      const jar = new Jar();
      const answer = await signIn(member.login, member.password, jar);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      const [cookie = ''] = answer.headers.getSetCookie();
      expect(cookie).toMatch(/^breakwater=bwc_[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/);
      expect(JSON.stringify(answer.body)).not.toContain('bwc_');
      const token = /bwc_([\w-]+)/.exec(cookie)?.[1] ?? '';
      const kept = await app.db.query<{ row: string }>('SELECT row_to_json(s)::text AS row FROM sessions s');
      expect(kept.map(({ row }) => row).join()).not.toContain(token);
      const { body } = await app.get<{ roles: string[]; actions: string[]; organisation: { code: string } }>(
        '/api/v1/session',
        jar.options,
      );
      expect([body.roles, body.organisation.code, body.actions.includes('case.triage')]).toEqual([
        ['analyst'],
        'sg-cert',
        true,
      ]);
      // A session is no bearer token.
      expect((await app.get('/api/v1/session', { token: `bwc_${token}` })).status).toBe(401);
    });

    it('answers the same whoever does not get in: same status, same body, same headers', async () => {
      const member = await enrol(app, { organisation: 'sg-cert', roles: ['analyst'] });
      const disabled = await enrol(app, { organisation: 'sg-cert', roles: ['analyst'] });
      await patch(administrator, disabled.id, { state: 'disabled' });
      const invited = (await invite(administrator)).body.account;
      const answers = [
        await signIn(member.login, 'not the password'),
        await signIn('nobody.at.all', 'not the password'),
        await signIn('nobody at all; %00', 'not the password'),
        await signIn(disabled.login, disabled.password),
        await signIn(invited.login, 'not the password'),
      ];
      const plain = answers.map(({ status, body, headers }) => {
        const kept = [...headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
        return JSON.stringify([status, body, kept]);
      });
      expect(new Set(plain).size).toBe(1);
      expect(answers[0]?.status).toBe(401);
    });

    it('takes the same work whether the login exists', async () => {
      const member = await enrol(app, { organisation: 'sg-cert', roles: ['analyst'] });
      const time = async (login: string): Promise<number> => {
        await app.db.query('DELETE FROM sign_in_brakes');
        const start = performance.now();
        expect((await signIn(login, 'not the password')).status).toBe(401);
        return performance.now() - start;
      };
      const known: number[] = [];
      const unknown: number[] = [];
      for (let round = 0; round < 12; round += 1) {
        known.push(await time(member.login));
        unknown.push(await time(`nobody.${round}`));
      }
      const median = (times: number[]): number => times.toSorted((a, b) => a - b)[times.length / 2] ?? 0;
      // Without the dummy hash an unknown login answers in a small part of the time.
      expect(median(unknown)).toBeGreaterThan(0.6 * median(known));
      expect(median(known)).toBeGreaterThan(0.6 * median(unknown));
    });

    it('slows guessing down, survives a restart in doing so, and locks nobody out for good', async () => {
      const member = await enrol(app, { organisation: 'sg-cert', roles: ['analyst'] });
      for (const login of [member.login, 'nobody.known']) {
        const statuses: number[] = [];
        for (let attempt = 0; attempt < 6; attempt += 1) statuses.push((await signIn(login, 'wrong')).status);
        await holdBrakes(app);
        statuses.push((await signIn(login, 'wrong')).status);
        expect([login, statuses]).toEqual([login, [401, 401, 401, 401, 401, 401, 429]]);
      }
      const slowed = await signIn('nobody.known', 'wrong');
      expect([...outcome(slowed), Number(slowed.headers.get('retry-after')) > 0]).toEqual([
        429,
        'too_many_attempts',
        true,
      ]);
      const again = await startApp({}, { db: { ...app.db, drop: async () => undefined }, demoRegistry: false });
      try {
        expect(
          (await browse(again, new Jar(), '/api/v1/session', { login: 'nobody.known', password: 'x' })).status,
        ).toBe(429);
      } finally {
        await again.close();
      }
      const kept = await app.db.query<{ key: string }>('SELECT key FROM sign_in_brakes');
      expect(kept.map(({ key }) => key).join()).not.toContain('nobody');
      // Once the wait is over, the right password gets in and clears the count.
      await app.db.query("UPDATE sign_in_brakes SET closed_until = now() - interval '1 second'");
      expect((await signIn(member.login, member.password)).status).toBe(200);
    });

    it('lets those in from where they have been before, however many guess elsewhere', async () => {
      const settled = await enrol(app, { organisation: 'sg-cert', roles: ['analyst'] });
      const fresh = await enrol(app, { organisation: 'sg-cert', roles: ['analyst'] });
      await signIn(settled.login, settled.password);
      const close = async (login: string) => {
        const key = keyedName(app.settings.secretKey, 'sign-in-brake', `login:${login}`);
        await app.db.query(
          `INSERT INTO sign_in_brakes VALUES ($1, 1000, now(), now() + interval '1 hour')
           ON CONFLICT (key) DO UPDATE SET failures = 1000, failed_at = now(), closed_until = now() + interval '1 hour'`,
          [key],
        );
      };
      for (const { login } of [settled, fresh]) await close(login);
      expect((await signIn(settled.login, settled.password)).status).toBe(200);
      expect((await signIn(fresh.login, fresh.password)).status).toBe(429);
    });

    it('counts attempts that come all at once', async () => {
      const member = await enrol(app, { organisation: 'sg-cert', roles: ['analyst'] });
      const answers = await Promise.all(Array.from({ length: 16 }, () => signIn(member.login, 'wrong')));
      expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(8);
    });

    it('keeps the login of a failure only where it belongs to somebody', async () => {
      const member = await enrol(app, { organisation: 'sg-cert', roles: ['analyst'] });
      await signIn(member.login, 'wrong');
      await signIn('hunter2-is-my-password', 'wrong');
      const rows = await app.db.query<{ nation: string; row: string }>(
        `SELECT nation, row_to_json(journal)::text AS row FROM journal WHERE type = 'sign_in.failed' ORDER BY seq DESC LIMIT 2`,
      );
      expect(rows.map(({ nation }) => nation)).toEqual(['ZZ', 'SG']);
      expect([rows[1]?.row.includes(member.login), rows[0]?.row.includes('hunter2')]).toEqual([true, false]);
      const all = await app.db.query<{ row: string }>(
        `SELECT row_to_json(s)::text AS row FROM sign_ins s UNION ALL SELECT row_to_json(b)::text FROM sign_in_brakes b`,
      );
      expect(all.map(({ row }) => row).join()).not.toContain('hunter2');
    });
  });

  describe('sessions', () => {
    it('are listed to their own person alone, and can be ended one by one', async () => {
      const member = await enrol(app, { organisation: 'sg-cert', roles: ['analyst'] });
      const [here, there] = [new Jar(), new Jar()];
      await signIn(member.login, member.password, here);
      await signIn(member.login, member.password, there);
      const list = async (jar: Jar) =>
        (await app.get<{ items: { id: string; current: boolean }[] }>('/api/v1/sessions', jar.options)).body.items;
      const mine = await list(here);
      expect(mine.map(({ current }) => current)).toEqual([false, true]);
      const other = mine.find(({ current }) => !current)?.id ?? '';
      const foreign = await app.delete(`/api/v1/sessions/${other}`, bySession(administrator.cookie));
      expect(outcome(foreign)).toEqual([404, 'session_not_found']);
      expect((await app.delete(`/api/v1/sessions/${other}`, here.options)).status).toBe(204);
      expect((await who(there)).status).toBe(401);
      expect(await list(here)).toHaveLength(1);
      const history = await app.get<{ items: { outcome: string }[] }>('/api/v1/sign-ins', here.options);
      expect(history.body.items.map(({ outcome }) => outcome)).toEqual(['signed_in', 'signed_in']);
    });

    it('end when their browser begins another', async () => {
      const member = await enrol(app, { organisation: 'sg-cert', roles: ['analyst'] });
      const jar = new Jar();
      await signIn(member.login, member.password, jar);
      const first = jar.header;
      const other = await enrol(app, { organisation: 'sg-port-soc', roles: ['observer'] });
      await signIn(other.login, other.password, jar);
      expect((await who(jar)).body.accountId).toBe(other.id);
      expect([(await who(jar)).status, (await app.get('/api/v1/session', bySession(first))).status]).toEqual([
        200, 401,
      ]);
    });

    it('end by signing out', async () => {
      const member = await enrol(app, { organisation: 'sg-cert', roles: ['analyst'] });
      const jar = new Jar();
      await signIn(member.login, member.password, jar);
      const kept = jar.header;
      const left = await app.delete('/api/v1/session', jar.options);
      expect([left.status, left.headers.getSetCookie()[0]]).toEqual([204, expect.stringContaining('Max-Age=0')]);
      expect((await app.get('/api/v1/session', bySession(kept))).status).toBe(401);
    });

    it.each(["seen_at = now() - interval '61 minutes'", 'ends_at = now()', 'ended_at = now()'])(
      'end by time or by hand: %s',
      async (change) => {
        const person = await signUp(app, { organisation: 'sg-cert', roles: ['analyst'] });
        await app.db.query(`UPDATE sessions SET ${change} WHERE account_id = $1`, [person.accountId]);
        // Not yet looked up, so nothing is remembered of it but what signing up asked.
        await new Promise((resolve) => setTimeout(resolve, 550));
        expect((await app.get('/api/v1/session', bySession(person.cookie))).status).toBe(401);
      },
    );

    it('other than the present one end when the password changes', async () => {
      const member = await enrol(app, { organisation: 'sg-cert', roles: ['analyst'] });
      const [here, there] = [new Jar(), new Jar()];
      await signIn(member.login, member.password, here);
      await signIn(member.login, member.password, there);
      const change = (current: string, next: string) =>
        app.request('PUT', '/api/v1/password', { ...here.options, body: { current, next } });
      expect(outcome(await change('wrong', 'other otters drift past'))).toEqual([403, 'password_wrong']);
      expect(outcome(await change(member.password, 'too short'))).toEqual([400, 'password_too_short']);
      expect((await change(member.password, 'other otters drift past')).status).toBe(204);
      expect([(await who(here)).status, (await who(there)).status]).toEqual([200, 401]);
      expect((await signIn(member.login, member.password)).status).toBe(401);
      expect((await signIn(member.login, 'other otters drift past')).status).toBe(200);
    });

    it('of the password before end when a link chooses a new one', async () => {
      const member = await enrol(app, { organisation: 'sg-cert', roles: ['analyst'] });
      const jar = new Jar();
      await signIn(member.login, member.password, jar);
      const path = `/api/v1/accounts/${member.id}/links`;
      const { body } = await app.post<Invited['link']>(path, {}, bySession(administrator.cookie));
      expect((await take(body.token, 'other otters drift past')).status).toBe(204);
      expect((await who(jar)).status).toBe(401);
      expect((await signIn(member.login, member.password)).status).toBe(401);
    });

    it('of open sockets can be asked about all at once', async () => {
      const resolver = app.app.get(OperatorResolver);
      const people = await Promise.all(
        (['analyst', 'observer', 'lead'] as const).map((role) =>
          signUp(app, { organisation: 'sg-cert', roles: [role] }),
        ),
      );
      const operators = await Promise.all(
        people.flatMap(({ cookie, token }) =>
          [{ cookie }, { authorization: `Bearer ${token}` }].map((headers) =>
            resolver.resolve(credentialOf({ headers }), null),
          ),
        ),
      );
      const found = operators.flatMap((operator) => operator ?? []);
      const names = found.map(({ origin }) => origin.credential ?? '');
      expect(names).toHaveLength(6);
      const live = (credentials: string[]) => credentials.map((credential) => ({ credential, realm: 'live' }));
      const before = await resolver.stillStands(live([...names, 'node', 'session:x', `token:${people[0]?.accountId}`]));
      expect([...before.keys()].toSorted()).toEqual([...names, 'node'].toSorted());
      expect(found.map((operator) => before.get(operator.origin.credential ?? ''))).toEqual(found.map(fingerprint));
      await patch(administrator, people[0]!.accountId, { roles: ['lead'] });
      await patch(administrator, people[1]!.accountId, { state: 'disabled' });
      const after = await resolver.stillStands(live(names));
      expect(names.map((name) => (after.has(name) ? after.get(name) === before.get(name) : 'gone'))).toEqual([
        false,
        // Its token was given what an analyst may, and still may do just that; its sight has grown all the same.
        false,
        'gone',
        'gone',
        true,
        true,
      ]);
      expect(await resolver.stillStands([])).toEqual(new Map());
    });
  });
});
