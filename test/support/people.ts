import { Sessions } from '../../src/access/identities/sign-in/sessions.store.ts';
import { COOKIE } from '../../src/access/identities/sign-in/session-cookie.ts';
import { ACTIONS, NEVER_BY_TOKEN } from '../../src/access/policy/action.ts';
import { actionsOf, type Role } from '../../src/access/policy/role.ts';
import { demoId } from '../../src/registry/demo-registry.ts';
import type { Answer, ApiClient, ErrorAnswer, RequestOptions, TestApp } from './app.ts';

export interface PersonWanted {
  /** Code of an organisation of the demo registry: `sg-cert`. */
  organisation: string;
  roles: Role[];
  login?: string;
  name?: string;
}

/** Somebody with an account, who can act through a token or a session. */
export interface TestPerson {
  accountId: string;
  login: string;
  /** Id of the person in journal and timeline: `person:<accountId>`. */
  actorId: string;
  nation: string;
  organisationId: string;
  /** API token with every action the roles allow a token; empty where they allow none. */
  token: string;
  /** `Cookie` header of a session, which may do what no token may. */
  cookie: string;
}

let counter = 0;

/**
 * An account of an organisation, made as an administrator makes one, with a session and an API token. It has no
 * password: the session is begun without one, so that a hundred people cost no hundred password hashes.
 */
export async function signUp(app: TestApp, { organisation, roles, login, name }: PersonWanted): Promise<TestPerson> {
  counter += 1;
  const invited = await app.post<{ account: Account }>('/api/v1/accounts', {
    organisationId: demoId('organisations', organisation),
    login: login ?? `${organisation}.${counter}`,
    name: name ?? `Person ${counter} of ${organisation}`,
    roles,
  });
  const { account } = succeeded(invited, 201);
  const cookie = await openSession(app, account);
  const actions = ACTIONS.filter((action) => actionsOf(roles).has(action) && !NEVER_BY_TOKEN.has(action));
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const issued =
    actions.length === 0
      ? undefined
      : await app.post<{ token: string }>('/api/v1/tokens', { name: 'test', actions, expiresAt }, bySession(cookie));
  return {
    accountId: account.id,
    login: account.login,
    actorId: `person:${account.id}`,
    nation: account.nation,
    organisationId: account.organisationId,
    token: issued === undefined ? '' : succeeded(issued, 201).token,
    cookie,
  };
}

interface Account {
  id: string;
  login: string;
  name: string;
  nation: string;
  organisationId: string;
}

/** A session of an account, as signing in begins it; the `Cookie` header that carries it. */
export async function openSession(app: TestApp, account: Account): Promise<string> {
  const sessions = app.app.get(Sessions, { strict: false });
  const { token } = await sessions.start(account, { address: '127.0.0.1', agent: 'test' }, 'password');
  return `${COOKIE.session[1]}=${token}`;
}

/** How a request is made with a session in place of the node operator's token. */
export function bySession(cookie: string): RequestOptions {
  return { token: null, headers: { cookie } };
}

function succeeded<Body>(answer: Answer<Body>, status: number): Body {
  if (answer.status === status) return answer.body;
  const { error } = answer.body as ErrorAnswer;
  throw new Error(`Expected ${status}, got ${answer.status}: ${JSON.stringify(error)}`);
}

export const PASSWORD = 'quiet otters drift past';

/** Somebody who has taken up an invitation, and signs in as people do. */
export interface Member {
  id: string;
  login: string;
  password: string;
}

/** An account whose person has chosen a password with the one-time link. */
export async function enrol(
  app: ApiClient,
  { organisation, roles, login, name }: PersonWanted,
  password = PASSWORD,
): Promise<Member> {
  counter += 1;
  const invited = await app.post<{ account: Account; link: { token: string } }>('/api/v1/accounts', {
    organisationId: demoId('organisations', organisation),
    login: login ?? `${organisation}.${counter}`,
    name: name ?? `Person ${counter} of ${organisation}`,
    roles,
  });
  const { account, link } = succeeded(invited, 201);
  succeeded(await app.post('/api/v1/invitation', { token: link.token, password }, { token: null }), 204);
  return { id: account.id, login: account.login, password };
}

/** Cookies of one browser. */
export class Jar {
  private readonly cookies = new Map<string, string>();

  /** Takes in what an answer sets, as browsers do. */
  keep(headers: Headers): this {
    for (const line of headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0(;|$)/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return this;
  }

  get names(): string[] {
    return [...this.cookies.keys()];
  }

  get header(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  get options(): RequestOptions {
    return bySession(this.header);
  }
}

/** Posts as a browser does: with its cookies, keeping those it is given. */
export async function browse<Body = ErrorAnswer>(
  app: ApiClient,
  jar: Jar,
  path: string,
  body: unknown = {},
): Promise<Answer<Body>> {
  const answer = await app.post<Body>(path, body, jar.options);
  jar.keep(answer.headers);
  return answer;
}

/** Keeps what has been closed to further attempts closed for an hour more, so that no test depends on its own speed. */
export async function holdBrakes({ db }: TestApp): Promise<void> {
  await db.query(
    "UPDATE sign_in_brakes SET closed_until = closed_until + interval '1 hour' WHERE closed_until > 'epoch'",
  );
}
