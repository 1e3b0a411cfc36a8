import type { ReceivedHook } from './hook-receiver.ts';
import type { TestApp } from './app.ts';
import { COMPARED } from './compared-routes.ts';
import type { LiveClient } from './live-client.ts';
import type { TestPerson } from './people.ts';
import { fill } from './routes.ts';
import type { ToldText } from './told-text.ts';
import { until } from './until.ts';

/** Routes that tell of exercises, or of the whole node, by what they are for. */
export const TELLS_OF_EXERCISES: Readonly<Record<string, string>> = {
  '/api/v1/drills/runs': 'the runs themselves, and that one has begun',
  '/api/v1/drills/runs/:id': 'the run itself',
  '/api/v1/realms': 'what one may enter, and that it has begun',
  '/api/v1/audit':
    'the trail is one for the whole node: an auditor reads of every realm what their organisation did there',
  '/api/v1/audit/:index': 'the same',
  '/api/v1/audit/heads': 'they count the entries of the node',
  '/api/v1/audit/heads/latest': 'the same',
  '/api/v1/audit/verify': 'the same',
};

/** Searches, pages, filters and counts besides the plain reads. */
const BESIDES = [
  'alerts?q=Beacon&limit=100',
  'alerts?q=both-realms&limit=100',
  'cases?q=Beacon&limit=100',
  'cases?limit=2',
  'queue?filter=Beacon&sort=newest',
  'queue/histogram?from=2026-01-01T00:00:00Z',
  'queue/suggestions?field=site&prefix=SG',
  'notifications/deliveries?limit=100',
  'releases?limit=100',
  'sites?limit=500',
  'sensors?limit=500',
];

/** What a request in earnest was answered. */
export interface LiveRead {
  what: string;
  status: number;
  text: string;
}

/** Everything a person, and the node's operator, can read of the live realm; as texts that can be held against each other. */
export class LiveWatch {
  readonly reads: LiveRead[] = [];

  constructor(
    private readonly app: TestApp,
    private readonly person: TestPerson,
    private readonly told: ToldText,
    /** Ids for the places in addresses, by route; NOBODY's where there is none. */
    private readonly ids: ReadonlyMap<string, readonly string[]>,
  ) {}

  async readAll(step: string, caseId?: string): Promise<void> {
    const routes = Object.values(COMPARED)
      .flat()
      .filter((route) => !(route in TELLS_OF_EXERCISES));
    const addresses = [
      ...routes.map((route) => this.addressOf(route)),
      ...BESIDES.map((address) => `/api/v1/${address}`),
      ...(caseId === undefined
        ? []
        : routes.filter((route) => /cases\/:id(\/[a-z]+)?$/.test(route)).map((route) => fill(route, caseId))),
      '/healthz',
      '/readyz',
    ];
    for (const address of addresses) {
      await this.read(step, address, 'person', { token: null, headers: { cookie: this.person.cookie } });
      await this.read(step, address, 'operator', {});
    }
  }

  /** What came over a socket: the events one after another, however they were cut into frames, and every other kind of frame. */
  takeFrames(socket: LiveClient): void {
    const events = socket.frames.flatMap((frame) => (frame.type === 'events' ? frame.events : []));
    const kinds = new Set(socket.frames.map(({ type }) => type).filter((type) => type !== 'heartbeat'));
    this.take('socket', 'events', events.length, JSON.stringify(events));
    this.take('socket', 'kinds', kinds.size, JSON.stringify([...kinds].toSorted()));
  }

  takeHooks(path: string, hooks: readonly ReceivedHook[]): void {
    this.take('hooks', path, hooks.length, JSON.stringify(hooks.map(({ body }) => body)));
  }

  private async read(step: string, address: string, by: string, options: object): Promise<void> {
    const { status, body } = await this.app.get<unknown>(address, options);
    this.take(step, `${by} ${address}`, status, JSON.stringify(body) ?? '');
  }

  private take(step: string, what: string, status: number, text: string): void {
    this.reads.push({ what: this.told.spell(`${step}: ${what}`), status, text: this.told.spell(text) });
  }

  private addressOf(route: string): string {
    const ids = [...(this.ids.get(route) ?? [])];
    return fill(route.replace(/:\w+/g, (name) => ids.shift() ?? name));
  }
}

/** What follows the live realm's journal and queue has come to their ends, and what is to leave the node has left. */
export async function liveIsIdle({ db }: Pick<TestApp, 'db'>): Promise<void> {
  await until(async () => {
    const [row] = await db.query<{ busy: boolean }>(
      `SELECT EXISTS (SELECT FROM correlation_inputs WHERE realm = 'live')
         OR EXISTS (SELECT FROM journal_heads h LEFT JOIN notification_cursors c USING (realm)
           WHERE h.realm = 'live' AND h.head > coalesce(c.seq, 0))
         OR EXISTS (SELECT FROM journal_heads h LEFT JOIN related_progress p USING (realm)
           WHERE h.realm = 'live' AND h.head > coalesce(p.position, 0))
         OR EXISTS (SELECT FROM notification_deliveries WHERE realm = 'live' AND state = 'pending') AS busy`,
    );
    return row?.busy === false ? true : undefined;
  }, 60_000);
}
