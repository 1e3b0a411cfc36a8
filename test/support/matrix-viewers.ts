import type { Settings } from '../../config/settings.ts';
import { ROLES } from '../../src/access/policy/role.ts';
import type { Witness } from './access-oracle.ts';
import { type Answer, type ErrorAnswer, type RequestOptions, startApp, type TestApp } from './app.ts';
import { recordShown } from './asked-routes.ts';
import { bySession, signUp, type TestPerson } from './people.ts';
import { type Walked, walkPages } from './walked-pages.ts';
import type { NationsWorld } from './world-thing.ts';

export const NOWHERE = '00000000-0000-4000-8000-000000000000';

export interface Viewer extends Witness {
  person: TestPerson;
}

/** Somebody of every team in every role. */
export async function signUpEverybody(app: TestApp, { teams }: Pick<NationsWorld, 'teams'>): Promise<Viewer[]> {
  const viewers: Viewer[] = [];
  for (const team of teams) {
    for (const role of ROLES) {
      const person = await signUp(app, { organisation: team.code, roles: [role] });
      viewers.push({ team, role: role.replaceAll('_', ' '), person });
    }
  }
  return viewers;
}

/** What the files of the leak matrix share: viewers who ask, and the count of what was compared. */
export class Matrix {
  checks = 0;
  viewers: Viewer[] = [];
  private readonly absent = new Map<string, Promise<Answer>>();

  private constructor(
    readonly app: TestApp,
    readonly shown: ReadonlySet<string>,
  ) {}

  static async start(settings: Partial<Settings> = {}): Promise<Matrix> {
    const { app, shown } = recordShown(await startApp(settings));
    return new Matrix(app, shown);
  }

  ask<Body>({ person }: Viewer, path: string): Promise<Answer<Body>> {
    return this.app.get<Body>(`/api/v1/${path}`, bySession(person.cookie));
  }

  walk({ person }: Viewer, path: string): Promise<Walked> {
    return walkPages(this.app, person, path);
  }

  /** Does something over HTTP that a test rests on. @throws Error when it is refused. */
  async done<Body>(
    { person }: Viewer,
    method: string,
    path: string,
    body?: unknown,
    headers?: RequestOptions['headers'],
  ): Promise<Body> {
    const by = { cookie: person.cookie, ...headers };
    const answer = await this.app.request<Body>(method, `/api/v1/${path}`, { token: null, body, headers: by });
    if (answer.status < 300) return answer.body;
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify((answer.body as ErrorAnswer).error)}`);
  }

  /** Compares a whole list, or that it is refused to whoever may not read it at all. `outOf` is how many there are. */
  async expectList(
    viewer: Viewer,
    path: string,
    may: boolean,
    expected: readonly string[],
    outOf: number,
  ): Promise<Walked> {
    const walked = await this.walk(viewer, path);
    const told = { role: viewer.role, team: viewer.team.code, path };
    expect({ ...told, status: walked.status, ids: walked.ids.toSorted() }).toEqual({
      ...told,
      status: may ? 200 : 403,
      ids: may ? expected.toSorted() : [],
    });
    this.checks += outOf;
    return walked;
  }

  /**
   * Asks for one thing. Where the viewer may not see it, the answer has to be that for a thing that is not there, to the
   * last letter.
   */
  async expectOne<Body>(
    viewer: Viewer,
    addressOf: (id: string) => string,
    id: string,
    visible: boolean,
  ): Promise<Body | undefined> {
    const address = addressOf(id);
    const answer = await this.ask<Body>(viewer, address);
    const told = { role: viewer.role, team: viewer.team.code, address };
    this.checks += 1;
    if (visible) {
      expect({ ...told, status: answer.status }).toEqual({ ...told, status: 200 });
      return answer.body;
    }
    const nowhere = addressOf(NOWHERE);
    const key = `${viewer.person.accountId} ${nowhere}`;
    if (!this.absent.has(key)) this.absent.set(key, this.ask(viewer, nowhere));
    const { status, body } = await this.absent.get(key)!;
    expect([403, 404]).toContain(status);
    expect({ ...told, status: answer.status, body: answer.body }).toEqual({ ...told, status, body });
    return undefined;
  }
}
