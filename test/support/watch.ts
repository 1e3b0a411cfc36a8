import type { Role } from '../../src/access/policy/role.ts';
import type { AlertDto } from '../../src/intake/alert.dto.ts';
import { nativeAlert, sendBytes } from './alerts.ts';
import type { Answer, ErrorAnswer, RequestOptions, TestApp } from './app.ts';
import { signUp, type TestPerson } from './people.ts';
import { until } from './until.ts';

/** Somebody who asks over HTTP with a token of theirs. */
export interface Asking {
  person: TestPerson;
  get<Body = ErrorAnswer>(path: string): Promise<Answer<Body>>;
  post<Body = ErrorAnswer>(path: string, body?: unknown): Promise<Answer<Body>>;
  patch<Body = ErrorAnswer>(path: string, body?: unknown): Promise<Answer<Body>>;
}

/** A case of the port of Busan, which an alert opened, with that alert. */
export interface WatchedCase {
  id: string;
  number: number;
  alertId: string;
  path: string;
  /** Word by which further alerts join it. */
  account: string;
}

/** Counted over all watches, since one that begins after a start of the server goes on with the same sensor. */
let count = 0;

/** The watch at the port of Busan: people who ask, and alerts that come in. */
export class Watch {
  private constructor(
    readonly app: TestApp,
    private readonly key: string,
  ) {}

  static async at(app: TestApp): Promise<Watch> {
    return new Watch(app, await app.keyOf('KRPUS', 'suricata'));
  }

  async somebody(role: Role, organisation = 'kr-port-soc'): Promise<Asking> {
    const person = await signUp(this.app, { organisation, roles: [role] });
    return asking(this.app, person, { token: person.token });
  }

  /** Takes an alert in and waits until correlation has taken it. */
  async alert(changes: Record<string, unknown> = {}): Promise<AlertDto> {
    count += 1;
    const { body } = await sendBytes(
      this.app,
      this.key,
      JSON.stringify(nativeAlert(`watch-${count}`, { signature: `watch:${count}`, ...changes })),
    );
    const id = body.results[0]?.id ?? '';
    return until(async () => {
      const { body: alert } = await this.app.get<AlertDto>(`/api/v1/alerts/${id}`);
      return alert.link ? alert : undefined;
    });
  }

  async case(changes: Record<string, unknown> = {}): Promise<WatchedCase> {
    const account = `account-${count + 1}`;
    const alert = await this.alert({ severity: 70, ...changes, entities: [of(account)] });
    const id = alert.caseId ?? '';
    const [row] = await this.app.db.query<{ number: string }>('SELECT number FROM cases WHERE id = $1', [id]);
    return { id, number: Number(row?.number), alertId: alert.id, path: `/api/v1/cases/${id}`, account };
  }

  /** One more alert of the case. */
  async join(found: WatchedCase, changes: Record<string, unknown> = {}): Promise<AlertDto> {
    const alert = await this.alert({ ...changes, entities: [of(found.account)] });
    expect(alert.caseId).toBe(found.id);
    return alert;
  }

  /** What the journal says of a case, in order. */
  told(caseId: string): Promise<Told[]> {
    return this.app.db.query<Told>(
      'SELECT type, tlp, actor, data FROM journal WHERE case_id = $1 ORDER BY realm, seq',
      [caseId],
    );
  }
}

export interface Told {
  type: string;
  tlp: string;
  actor: { id: string; name: string };
  data: Record<string, unknown>;
}

export function asking(app: TestApp, person: TestPerson, options: RequestOptions): Asking {
  return {
    person,
    get: (path) => app.get(path, options),
    post: (path, body = {}) => app.post(path, body, options),
    patch: (path, body = {}) => app.patch(path, body, options),
  };
}

function of(account: string): Record<string, unknown> {
  return { type: 'user', value: account, role: 'source' };
}
