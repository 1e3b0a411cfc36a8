import { generateSync } from 'otplib';
import { startApp, type TestApp } from './support/app.ts';
import { browse, bySession, enrol, holdBrakes, Jar, type Member, signUp } from './support/people.ts';
import { type CreationOptions, type RequestOptions, SoftwareAuthenticator } from './support/software-authenticator.ts';

const ORIGIN = 'https://breakwater.example';

interface Step {
  step: string;
  ways?: string[];
}
interface Enrolled extends Step {
  recoveryCodes: string[] | null;
}

/** A code of the time step that lies so many after the present one. */
function codeOf(secret: string, stepsAhead = 0): string {
  return generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 * stepsAhead });
}

/** Every step used so far is forgotten, so that a test need not wait for the next. */
async function forgetSteps(app: TestApp): Promise<void> {
  await app.db.query('UPDATE totp_factors SET last_step = 0');
}

describe('second factors', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ publicUrl: ORIGIN });
  });
  afterAll(() => app?.close());

  const proof = ({ password }: Member) => ({ password });
  const passwordOf = (member: Member) => ({ login: member.login, password: member.password });

  async function signedIn(member: Member): Promise<Jar> {
    const jar = new Jar();
    const { body } = await browse<Step>(app, jar, '/api/v1/session', passwordOf(member));
    expect(body.step).toBe('signed_in');
    return jar;
  }

  async function withTotp(): Promise<{ member: Member; secret: string; codes: string[] }> {
    const member = await enrol(app, { organisation: 'sg-cert', roles: ['lead'] });
    const jar = await signedIn(member);
    const { body } = await browse<{ secret: string; uri: string }>(app, jar, '/api/v1/factors/totp', proof(member));
    const confirmed = await browse<{ recoveryCodes: string[] }>(app, jar, '/api/v1/factors/totp/confirmation', {
      code: codeOf(body.secret),
    });
    expect(confirmed.status).toBe(200);
    await forgetSteps(app);
    return { member, secret: body.secret, codes: confirmed.body.recoveryCodes };
  }

  async function owing(member: Member): Promise<Jar> {
    const jar = new Jar();
    const { status, body } = await browse<Step>(app, jar, '/api/v1/session', passwordOf(member));
    expect([status, body.step]).toEqual([200, 'second_factor_required']);
    return jar;
  }

  const who = (jar: Jar) => app.get<{ login: string }>('/api/v1/session', jar.options);

  it('are asked for before there is a session, and sealed and hashed at rest', async () => {
    const { member, secret, codes } = await withTotp();
    const jar = await owing(member);
    expect(jar.names).toEqual(['__Host-breakwater-pending']);
    expect((await who(jar)).status).toBe(401);
    const paid = await browse<Step>(app, jar, '/api/v1/session/totp', { code: codeOf(secret) });
    expect([paid.status, paid.body.step]).toEqual([200, 'signed_in']);
    expect(paid.headers.getSetCookie().join()).toMatch(/__Host-breakwater=bwc_[^;]+; Path=\/; .*Secure/);
    expect((await who(jar)).body.login).toBe(member.login);
    const kept = await app.db.query<{ row: string }>(
      `SELECT row_to_json(f)::text AS row FROM totp_factors f UNION ALL SELECT row_to_json(r)::text FROM recovery_codes r
       UNION ALL SELECT row_to_json(j)::text FROM journal j UNION ALL SELECT row_to_json(p)::text FROM pending_sign_ins p`,
    );
    const text = kept.map(({ row }) => row).join();
    for (const hidden of [secret, Buffer.from(secret).toString('hex'), ...codes]) expect(text).not.toContain(hidden);
  });

  it('take each code once, and no code of another time', async () => {
    const { member, secret } = await withTotp();
    const code = codeOf(secret);
    const first = await owing(member);
    expect((await browse(app, first, '/api/v1/session/totp', { code: codeOf(secret, 5) })).status).toBe(401);
    expect((await browse(app, first, '/api/v1/session/totp', { code })).status).toBe(200);
    const second = await owing(member);
    const replayed = await browse(app, second, '/api/v1/session/totp', { code });
    expect([replayed.status, replayed.body.error.code]).toEqual([401, 'factor_refused']);
    // Many at once: one of them is first.
    await forgetSteps(app);
    const jars = await Promise.all(Array.from({ length: 4 }, () => owing(member)));
    const answers = await Promise.all(jars.map((jar) => browse(app, jar, '/api/v1/session/totp', { code })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('make guessing slow, whoever knows the password', async () => {
    const { member, secret } = await withTotp();
    const jar = await owing(member);
    const guess = () => browse(app, jar, '/api/v1/session/totp', { code: codeOf(secret, 20) });
    const answers: number[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) answers.push((await guess()).status);
    await holdBrakes(app);
    answers.push((await guess()).status);
    expect(answers).toEqual([401, 401, 401, 401, 401, 401, 429]);
    const right = await browse(app, jar, '/api/v1/session/totp', { code: codeOf(secret) });
    expect([right.status, right.body.error.code]).toEqual([429, 'too_many_attempts']);
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0);
    // A new password sign-in starts nothing anew.
    expect((await browse(app, await owing(member), '/api/v1/session/totp', { code: codeOf(secret) })).status).toBe(429);
  });

  it('can be stood in for by a recovery code, once', async () => {
    const { member, codes } = await withTotp();
    expect(codes).toHaveLength(10);
    const jar = await owing(member);
    const [code = ''] = codes;
    const typed = code.toUpperCase().replaceAll('-', ' ');
    expect((await browse(app, jar, '/api/v1/session/recovery-code', { code: typed })).status).toBe(200);
    const again = await owing(member);
    expect((await browse(app, again, '/api/v1/session/recovery-code', { code })).status).toBe(401);
    const { body } = await app.get<{ recoveryCodes: number }>('/api/v1/factors', jar.options);
    expect(body.recoveryCodes).toBe(9);
    const renewed = await browse<{ recoveryCodes: string[] }>(
      app,
      jar,
      '/api/v1/factors/recovery-codes',
      proof(member),
    );
    expect(renewed.body.recoveryCodes).toHaveLength(10);
    const old = await browse(app, again, '/api/v1/session/recovery-code', { code: codes[1] });
    expect(old.status).toBe(401);
  });

  it('of passkeys are made and used by signature, counter, origin and challenge', async () => {
    const member = await enrol(app, { organisation: 'sg-cert', roles: ['lead'] });
    const key = new SoftwareAuthenticator(ORIGIN);
    const jar = await signedIn(member);
    const asked = await browse<{ publicKey: CreationOptions }>(
      app,
      jar,
      '/api/v1/factors/passkeys/options',
      proof(member),
    );
    expect(asked.body.publicKey.rp.id).toBe('breakwater.example');
    const made = key.create(asked.body.publicKey);
    const added = await browse<{ recoveryCodes: string[] }>(app, jar, '/api/v1/factors/passkeys', {
      name: 'desk',
      response: made,
    });
    expect([added.status, added.body.recoveryCodes.length]).toEqual([200, 10]);
    // The challenge is used up.
    const twice = await browse(app, jar, '/api/v1/factors/passkeys', { name: 'again', response: made });
    expect([twice.status, twice.body.error.code]).toEqual([400, 'passkey_refused']);

    const options = async (pending: Jar): Promise<RequestOptions> =>
      (await browse<{ publicKey: RequestOptions }>(app, pending, '/api/v1/session/passkey/options')).body.publicKey;
    const pay = async (pending: Jar, response: unknown): Promise<number> =>
      (await browse(app, pending, '/api/v1/session/passkey', { response })).status;

    const good = await owing(member);
    const wanted = await options(good);
    expect(wanted.allowCredentials?.map(({ id }) => id)).toEqual([key.id.toString('base64url')]);
    const answer = key.get(wanted);
    expect(await pay(good, answer)).toBe(200);
    expect((await who(good)).body.login).toBe(member.login);

    const bad = await owing(member);
    expect(await pay(bad, answer)).toBe(401);
    expect(await pay(bad, key.get(await options(bad), { origin: 'https://breakwater.example.evil.test' }))).toBe(401);
    await app.db.query('DELETE FROM sign_in_brakes');
    expect(await pay(bad, key.get({ ...(await options(bad)), rpId: 'evil.test' }))).toBe(401);
    expect(await pay(bad, key.get(await options(bad), { flags: 0 }))).toBe(401);
    expect(await pay(bad, new SoftwareAuthenticator(ORIGIN).get(await options(bad)))).toBe(401);
    await app.db.query('DELETE FROM sign_in_brakes');
    const other = Object.assign(new SoftwareAuthenticator(ORIGIN).get(await options(bad)), {
      id: answer.id,
      rawId: answer.rawId,
    });
    expect(await pay(bad, other)).toBe(401);
    // A copy of the key lags behind in its count.
    key.counter = 0;
    expect(await pay(bad, key.get(await options(bad)))).toBe(401);
    key.counter = 10;
    expect(await pay(bad, key.get(await options(bad)))).toBe(200);
    for (const response of [null, {}, [], 'x', { id: {} }, undefined]) {
      expect([400, 401]).toContain(await pay(bad, response));
    }
  });

  it('cannot be registered with an answer for another origin', async () => {
    const member = await enrol(app, { organisation: 'sg-cert', roles: ['observer'] });
    const jar = await signedIn(member);
    const asked = await browse<{ publicKey: CreationOptions }>(
      app,
      jar,
      '/api/v1/factors/passkeys/options',
      proof(member),
    );
    const response = new SoftwareAuthenticator(ORIGIN).create(asked.body.publicKey, 'https://evil.test');
    const refused = await browse(app, jar, '/api/v1/factors/passkeys', { name: 'x', response });
    expect([refused.status, refused.body.error.code]).toEqual([400, 'passkey_refused']);
  });

  it('ask for the password before they change, and are nobody else’s', async () => {
    const member = await enrol(app, { organisation: 'sg-cert', roles: ['lead'] });
    const jar = await signedIn(member);
    for (const path of ['totp', 'passkeys/options', 'recovery-codes', 'totp/removal']) {
      for (const body of [{}, { password: 'not the password' }]) {
        const refused = await browse(app, jar, `/api/v1/factors/${path}`, body);
        expect([path, refused.status, refused.body.error.code]).toEqual([path, 403, 'password_wrong']);
      }
      await app.db.query('DELETE FROM sign_in_brakes');
    }
    const unnamed = await app.post('/api/v1/factors/totp', undefined, jar.options);
    expect(unnamed.status).toBe(403);
    // Nobody confirms what was begun for another.
    const { body } = await browse<{ secret: string }>(app, jar, '/api/v1/factors/totp', proof(member));
    const other = await enrol(app, { organisation: 'sg-cert', roles: ['lead'] });
    const foreign = await browse(app, await signedIn(other), '/api/v1/factors/totp/confirmation', {
      code: codeOf(body.secret),
    });
    expect([foreign.status, foreign.body.error.code]).toEqual([400, 'code_wrong']);
    const { token } = await signUp(app, { organisation: 'sg-cert', roles: ['lead'] });
    expect((await app.get('/api/v1/factors', { token })).status).toBe(403);
  });

  it('are set up before the first session where the organisation asks for them', async () => {
    const administrator = await signUp(app, { organisation: 'my-port-soc', roles: ['administrator'] });
    const elsewhere = await signUp(app, { organisation: 'my-cert', roles: ['administrator'] });
    const policy = '/api/v1/sign-in-policy';
    const put = (cookie: string, query = '') =>
      app.request('PUT', policy + query, { ...bySession(cookie), body: { requireSecondFactor: true } });
    expect((await put(elsewhere.cookie, `?organisationId=${administrator.organisationId}`)).status).toBe(403);
    expect((await put(administrator.cookie)).status).toBe(200);
    const asked = async (cookie: string) => (await app.get(policy, bySession(cookie))).body;
    expect(await asked(administrator.cookie)).toEqual({ requireSecondFactor: true });
    expect(await asked(elsewhere.cookie)).toEqual({ requireSecondFactor: false });

    const member = await enrol(app, { organisation: 'my-port-soc', roles: ['analyst'] });
    const jar = new Jar();
    const first = await browse<Step>(app, jar, '/api/v1/session', passwordOf(member));
    expect([first.status, first.body.step]).toEqual([200, 'enrolment_required']);
    expect((await who(jar)).status).toBe(401);
    // What is owed is setting one up: there is nothing to pay with.
    expect((await browse(app, jar, '/api/v1/session/totp', { code: '123456' })).status).toBe(401);
    const { body } = await browse<{ secret: string }>(app, jar, '/api/v1/session/enrolment/totp');
    expect((await browse(app, jar, '/api/v1/session/enrolment/totp/confirmation', { code: '000000' })).status).toBe(
      400,
    );
    const done = await browse<Enrolled>(app, jar, '/api/v1/session/enrolment/totp/confirmation', {
      code: codeOf(body.secret),
    });
    expect([done.status, done.body.step, done.body.recoveryCodes?.length]).toEqual([200, 'signed_in', 10]);
    expect((await who(jar)).body.login).toBe(member.login);
    const removal = await browse(app, jar, '/api/v1/factors/totp/removal', proof(member));
    expect([removal.status, removal.body.error.code]).toEqual([409, 'second_factor_required']);

    const other = await enrol(app, { organisation: 'my-port-soc', roles: ['analyst'] });
    const second = new Jar();
    await browse<Step>(app, second, '/api/v1/session', passwordOf(other));
    const options = await browse<{ publicKey: CreationOptions }>(
      app,
      second,
      '/api/v1/session/enrolment/passkey/options',
    );
    const response = new SoftwareAuthenticator(ORIGIN).create(options.body.publicKey);
    const enrolled = await browse<Enrolled>(app, second, '/api/v1/session/enrolment/passkey', { name: 'k', response });
    expect([enrolled.status, enrolled.body.step]).toEqual([200, 'signed_in']);
    // Once set up, it is asked for.
    expect((await owing(other)).names).toEqual(['__Host-breakwater-pending']);
  });

  it('can be taken from a colleague who lost them, by an administrator of theirs alone', async () => {
    const { member } = await withTotp();
    const administrator = await signUp(app, { organisation: 'sg-cert', roles: ['administrator'] });
    const stranger = await signUp(app, { organisation: 'sg-port-soc', roles: ['administrator'] });
    const path = `/api/v1/accounts/${member.id}/factors`;
    expect((await app.delete(path, bySession(stranger.cookie))).status).toBe(404);
    const own = await app.delete(
      `/api/v1/accounts/${administrator.accountId}/factors`,
      bySession(administrator.cookie),
    );
    expect([own.status, own.body.error.code]).toEqual([403, 'own_power']);
    expect((await app.delete(path, bySession(administrator.cookie))).status).toBe(204);
    await signedIn(member);
  });

  it('end with the time that was given for them', async () => {
    const { member, secret } = await withTotp();
    const jar = await owing(member);
    await app.db.query("UPDATE pending_sign_ins SET expires_at = now() - interval '1 second'");
    const late = await browse(app, jar, '/api/v1/session/totp', { code: codeOf(secret) });
    expect([late.status, late.body.error.code]).toEqual([401, 'no_pending_sign_in']);
    expect((await browse(app, new Jar(), '/api/v1/session/passkey/options')).status).toBe(401);
  });
});
