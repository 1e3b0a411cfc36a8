import { isJsonObject } from '../../src/common/json.ts';
import { MetricsServer } from '../../src/ops/metrics-server.service.ts';
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

/** How long things took, and into how many steps and frames what came was cut, which is a matter of instants. */
const OF_INSTANTS = new RegExp(
  '^breakwater_(http_request_seconds_(bucket|sum)|correlation_step_(seconds_|inputs_(bucket|count))|live_frames_total)',
);

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

  /** Figures of the live realm, but for what is of instants; those without a realm are of the process as a whole. */
  async takeMetrics(): Promise<void> {
    const url = this.app.app.get(MetricsServer, { strict: false }).url ?? '';
    const lines = await until(async () => {
      const text = await (await fetch(`${url}/metrics`)).text();
      const live = text.split('\n').filter((line) => line.includes('realm="live"') && !OF_INSTANTS.test(line));
      // Whoever reads the journals of the whole node may be at the one of access still.
      const behind = live.filter((line) => line.includes('journal_lag') && !line.endsWith(' 0'));
      if (behind.length > 0) throw new Error(behind.join('; '));
      return live;
    }, 30_000);
    this.take('metrics', 'live', lines.length, lines.toSorted().join('\n'));
  }

  private async read(step: string, address: string, by: string, options: object): Promise<void> {
    const { status, body } = await this.app.get<unknown>(address, options);
    this.take(step, `${by} ${address}`, status, JSON.stringify(withoutWindow(address, body)) ?? '');
  }

  private take(step: string, what: string, status: number, text: string): void {
    this.reads.push({ what: this.told.spell(`${step}: ${what}`), status, text: this.told.spell(text) });
  }

  private addressOf(route: string): string {
    const ids = [...(this.ids.get(route) ?? [])];
    return fill(route.replace(/:\w+/g, (name) => ids.shift() ?? name));
  }
}

/** What is told of the last hour, day or month: where that begins is the clock's, and so is which minute something fell into. */
function withoutWindow(address: string, body: unknown): unknown {
  if (!/\/(tracks|false-alarms|queue\/histogram)(\?|$)/.test(address) || !isJsonObject(body)) return body;
  const { buckets, from: _, ...rest } = body;
  if (!Array.isArray(buckets)) return rest;
  const sums: Record<string, number> = {};
  for (const bucket of buckets.filter(isJsonObject)) {
    for (const [name, count] of Object.entries(bucket))
      if (name !== 'at') sums[name] = (sums[name] ?? 0) + Number(count);
  }
  return { ...rest, sums };
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
         OR EXISTS (SELECT FROM notification_deliveries WHERE realm = 'live' AND state = 'pending')
         -- Every sensor was looked at, and those that spoke since.
         OR NOT EXISTS (SELECT FROM sensor_watch WHERE realm = 'live')
         OR EXISTS (SELECT FROM sensors s JOIN sensor_watch w ON w.sensor_id = s.id AND w.realm = 'live'
           JOIN alerts a ON a.sensor_id = s.id AND a.realm = 'live'
           WHERE s.code = ANY($1::text[]) AND a.received_at > coalesce(w.heard_at, '-infinity')) AS busy`,
      [['sgjur-suricata', 'krpus-suricata']],
    );
    return row?.busy === false ? true : undefined;
  }, 60_000);
}
