import type { CreateRunDto } from '../../src/drills/drill.dto.ts';
import type { RunDto, RunExpectationDto, RunItemDto } from '../../src/drills/run.dto.ts';
import type { Answer, ApiClient, ErrorAnswer, RequestOptions } from './app.ts';
import { until } from './until.ts';

/** By a session where there is one: it is what a browser has. */
type Somebody = { token: string; cookie?: string };

/** A run as it was at a moment. */
export class RunNow {
  constructor(readonly run: RunDto) {}

  item(code: string, cell?: string): RunItemDto {
    const found = this.run.script?.items.find(
      (item) => item.item === code && (cell === undefined || item.cell === cell),
    );
    if (!found) throw new Error(`The run has no item ${code}`);
    return found;
  }

  expectation(item: string, code: string): RunExpectationDto {
    const found = this.run.script?.expectations.find((one) => one.item === item && one.expectation === code);
    if (!found) throw new Error(`The run expects no ${code} of ${item}`);
    return found;
  }
}

/** A run of a drill, worked over HTTP from inside its realm by one person. */
export class DrillRun {
  private constructor(
    private readonly client: ApiClient,
    readonly id: string,
    private readonly person: Somebody,
  ) {}

  /** Players are named for their organisations by the node's operator: whoever makes a run names people of their own alone. */
  static async make(
    client: ApiClient,
    person: Somebody,
    { members = [], ...wanted }: Partial<CreateRunDto>,
  ): Promise<DrillRun> {
    const players = members.filter(({ role }) => role === 'player');
    const own = { ...wanted, members: members.filter(({ role }) => role !== 'player') };
    const { status, body } = await client.post<{ id: string }>('/api/v1/drills/runs', own, { token: person.token });
    if (status !== 201) throw new Error(`No run: ${status} ${JSON.stringify(body)}`);
    for (const cell of new Set(players.map((member) => member.cell))) {
      const named = players.filter((member) => member.cell === cell);
      const answer = await client.request('PUT', `/api/v1/drills/runs/${body.id}/cells/${cell}/members`, {
        body: { members: named.map(({ account, role }) => ({ accountId: account, role })) },
      });
      if (answer.status !== 200) throw new Error(`Nobody in ${cell}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    return new DrillRun(client, body.id, person);
  }

  /** A run there is already. */
  static of(client: ApiClient, id: string, person: Somebody): DrillRun {
    return new DrillRun(client, id, person);
  }

  get realm(): string {
    return `exercise:${this.id}`;
  }

  as(person: Somebody): DrillRun {
    return new DrillRun(this.client, this.id, person);
  }

  /** The person outside the exercise. */
  outside(): RequestOptions {
    return this.options('live');
  }

  private options(realm: string): RequestOptions {
    const { token, cookie } = this.person;
    const headers = { 'breakwater-realm': realm, ...(cookie !== undefined && { cookie }) };
    return { token: cookie === undefined ? token : null, headers };
  }

  api<Body = ErrorAnswer>(method: string, path: string, body?: unknown): Promise<Answer<Body>> {
    const options = this.options(this.realm);
    if (method === 'GET') return this.client.get<Body>(path, options);
    return this.client.request<Body>(method, path, { ...options, ...(body !== undefined && { body }) });
  }

  get<Body = ErrorAnswer>(path: string): Promise<Answer<Body>> {
    return this.api<Body>('GET', this.address(path));
  }

  post<Body = ErrorAnswer>(path: string, body: unknown): Promise<Answer<Body>> {
    return this.api<Body>('POST', this.address(path), body);
  }

  async read(): Promise<RunDto> {
    const { status, body } = await this.get<RunDto>('');
    if (status !== 200) throw new Error(`The run is not read: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  async clock(move: object): Promise<RunDto> {
    const { status, body } = await this.post<RunDto>('clock', move);
    if (status !== 200) throw new Error(`The clock does not move: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  /** What `look` finds, as soon as it finds something. */
  until<Found>(look: (now: RunNow) => Found | false | undefined, patienceMs = 30_000): Promise<Found> {
    return until(async () => look(new RunNow(await this.read())) || undefined, patienceMs);
  }

  private address(path: string): string {
    return `/api/v1/drills/runs/${this.id}${path === '' ? '' : `/${path}`}`;
  }
}
