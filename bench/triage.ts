/**
 * Working in a store of a million alerts, over HTTP as an analyst of one organisation, row security and all: changing the
 * status of a case; opening a case of ten thousand alerts, each request of the case screen; and the queue and its search
 * by every field of its language. Beside the same in a store of ten thousand, in turns.
 *
 *     npm run bench triage          BREAKWATER_STORE_ALERTS=1000000, BREAKWATER_STORE_FOLDER=/tmp/stores to keep what is made
 *
 * A million alerts take about four minutes to make, the rest two.
 */
import { setTimeout as pause } from 'node:timers/promises';
import 'reflect-metadata';
import { BenchNode } from './harness/bench-node.ts';
import { quantile, tell } from './harness/figure.ts';
import { LargeStores } from './harness/large-store.ts';

const ALERTS = Number(process.env['BREAKWATER_STORE_ALERTS'] ?? 1_000_000);
const ROUNDS = Number(process.env['BREAKWATER_BENCH_ROUNDS'] ?? 5);
const LINKS = 10_000;
const CHANGES = 40;
const SITE = 'KRPUS';

/** Each field of the filter language, once; what it finds is there in every store. */
const SEARCHES = [
  'beacon',
  'user-0-3',
  '10.20.8.17',
  'seed-4711',
  '"nothing of this name"',
  'severity:>=60',
  'status:new',
  'site:KRPUS',
  'sensor:krpus-suricata',
  'nation:KR',
  'domain:cyber',
  'format:native',
  'rule:native:lone:7',
  'zone:critical',
  'assignee:none',
  'assignee:me',
  'tlp:AMBER',
  'kind:case',
  'id:BW-12',
  'seen:<2h',
  'arrived:>1d',
  'is:overdue',
  'is:acknowledged',
  'is:explained',
  'is:closed',
  'is:closed beacon',
  'is:closed rule:native:lone:7',
  'is:closed id:BW-12',
  'is:closed severity:>=85 site:KRPUS',
  'is:open user-0-3',
];

/** Some of `changes searches opening young`, where it is not all that is to be measured. */
const PARTS = process.env['BREAKWATER_BENCH_PARTS']?.split(' ');
const wanted = (part: string): boolean => PARTS?.includes(part) ?? true;

type Headers = Record<string, string>;

async function main(): Promise<void> {
  const stores = await LargeStores.open();
  try {
    const large = await stores.copy(ALERTS, 'triage');
    const node = await BenchNode.start(large);
    try {
      const lead = await node.person('kr-port-soc', ['lead'], 'bench.lead');
      const analyst = await node.person('kr-port-soc', ['analyst'], 'bench.analyst');
      if (wanted('changes')) await changes(node, lead);
      if (wanted('searches')) await searches(node, analyst);
      if (wanted('opening')) await opening(node, analyst, stored);
    } finally {
      await node.close();
    }
    if (!wanted('young')) return;
    // The same case where nothing is known of the tables yet: what is quick by the planner's luck is slow there.
    const young = await BenchNode.start(await stores.young());
    try {
      const analyst = await young.person('kr-port-soc', ['analyst'], 'bench.analyst');
      await opening(young, analyst, 'a young database');
    } finally {
      await young.close();
    }
  } finally {
    await stores.close();
  }
}

const stored = `${ALERTS.toLocaleString('en')} alerts stored`;

async function changes(node: BenchNode, lead: Headers): Promise<void> {
  const { rows } = await node.client.query<{ id: string }>(
    `SELECT c.id FROM cases c JOIN organisations o ON o.id = c.organisation_id
     WHERE o.code = 'kr-port-soc' AND c.status = 'new' ORDER BY c.number DESC LIMIT $1`,
    [CHANGES],
  );
  const rounds: number[] = [];
  for (const [round, [from, to]] of [
    ['new', 'triaged'],
    ['triaged', 'active'],
    ['active', 'contained'],
    ['contained', 'active'],
    ['active', 'contained'],
  ].entries()) {
    if (round > ROUNDS) break;
    const times: number[] = [];
    for (const { id } of rows) times.push((await node.ask('POST', `/cases/${id}/status`, lead, { to })).ms);
    console.log(
      `${from} to ${to}: p50 ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms`,
    );
    // The first warms a process up that has just started.
    if (round > 0) rounds.push(quantile(times, 0.95));
  }
  tell({
    goal: `triage: status change of a case, p95, ${stored}`,
    unit: 'ms',
    rounds,
    beside: null,
    target: { atMost: 50 },
  });
}

async function searches(node: BenchNode, analyst: Headers): Promise<void> {
  const slowest: number[] = [];
  const byFilter = new Map<string, number[]>();
  const ask = (filter: string, sort: string) =>
    node.ask<{ total: number; items: unknown[] }>(
      'GET',
      `/queue?limit=100&sort=${sort}&filter=${encodeURIComponent(filter)}`,
      analyst,
    );
  const { body } = await ask('', 'priority');
  console.log(`${body.total} rows in the queue`);
  for (let round = 0; round < ROUNDS; round += 1) {
    let most = 0;
    for (const filter of ['', ...SEARCHES]) {
      for (const sort of ['priority', 'newest']) {
        const { ms, body: found } = await ask(filter, sort);
        const key = `${filter === '' ? '(all)' : filter} by ${sort}, ${found.total} found`;
        byFilter.set(key, [...(byFilter.get(key) ?? []), ms]);
        most = Math.max(most, ms);
      }
    }
    slowest.push(most);
  }
  for (const [key, times] of byFilter) console.log(`  ${quantile(times, 0.5).toFixed(0).padStart(5)} ms  ${key}`);
  tell({
    goal: `triage: search by any field, the slowest of ${2 * SEARCHES.length} first pages with totals, ${stored}`,
    unit: 'ms',
    rounds: slowest,
    beside: null,
    target: { atMost: 300 },
  });
}

/** A case of so many alerts, each tied to the one before, through intake and correlation; then what its screen asks for. */
async function opening(node: BenchNode, analyst: Headers, where: string): Promise<void> {
  const begun = Date.now() - 1_500_000;
  for (let from = 0; from < LINKS; from += 250) {
    const items = Array.from({ length: 250 }, (_, offset) => chained(from + offset, begun));
    await node.post(SITE, items);
  }
  await node.settled();
  await pause(2_000);
  const { rows } = await node.client.query<{ id: string; links: string }>(
    `SELECT group_id AS id, count(*) AS links FROM alert_links WHERE alert_id IN
       (SELECT id FROM alerts WHERE external_id LIKE 'chain-${begun}-%') GROUP BY 1 ORDER BY 2 DESC LIMIT 1`,
  );
  const [large] = rows;
  if (!large) throw new Error('There is no large case');
  console.log(`case of ${large.links} alerts`);
  const base = `/cases/${large.id}`;
  const requests = screenOf(large.id);
  const whole: number[] = [];
  const byPart = new Map<string, number[]>();
  for (let round = 0; round <= ROUNDS; round += 1) {
    const asked = performance.now();
    const answers = await Promise.all(
      requests.map(async (path) => ({ path, ms: (await node.ask('GET', path, analyst)).ms })),
    );
    // The first is not told: it fills the caches of a process that has just started.
    if (round > 0) whole.push(performance.now() - asked);
    for (const { path } of answers) {
      const { ms } = await node.ask('GET', path, analyst);
      byPart.set(path, [...(byPart.get(path) ?? []), ms]);
    }
    for (const path of [`${base}/explanation?steps=20`, `/alerts?case=${large.id}&limit=200`]) {
      byPart.set(path, [...(byPart.get(path) ?? []), (await node.ask('GET', path, analyst)).ms]);
    }
    byPart.set('five pages of alerts', [
      ...(byPart.get('five pages of alerts') ?? []),
      await pages(node, analyst, `${base}/alerts?limit=200`, 5),
    ]);
  }
  for (const [part, times] of byPart)
    console.log(`  ${quantile(times, 0.5).toFixed(0).padStart(5)} ms  ${part.replace(large.id, '…')}, alone`);
  tell({
    goal: `triage: opening a case of ${Number(large.links).toLocaleString('en')} alerts, all ${requests.length} requests of its screen at once, ${where}`,
    unit: 'ms',
    rounds: whole,
    beside: null,
    target: { atMost: 500 },
  });
}

/** What the console asks for when a case is opened, with its limits (web/src/room). */
function screenOf(id: string): string[] {
  const parts = ['alerts', 'objects', 'notes', 'tasks', 'observables', 'evidence'].map((part) => `${part}?limit=200`);
  return [
    `/cases/${id}`,
    `/queue?limit=1&sort=newest&filter=${encodeURIComponent(`is:open,closed id:${id}`)}`,
    `/releases?caseId=${id}&limit=100`,
    ...[...parts, 'timeline?order=newest&limit=200', 'phases', 'related?limit=100'].map(
      (part) => `/cases/${id}/${part}`,
    ),
  ];
}

/** How long so many pages take, one after another. */
async function pages(node: BenchNode, reader: Headers, path: string, most: number): Promise<number> {
  let took = 0;
  let cursor = '';
  for (let read = 0; read < most; read += 1) {
    const { ms, body } = await node.ask<{ next: string | null }>('GET', `${path}${cursor}`, reader);
    took += ms;
    if (body.next === null) break;
    cursor = `&cursor=${encodeURIComponent(body.next)}`;
  }
  return took;
}

function chained(number: number, begun: number): object {
  return {
    externalId: `chain-${begun}-${number}`,
    kind: 'cyber',
    // No more than lie in one window would make each other common.
    occurredAt: new Date(begun + number * 140).toISOString(),
    title: `Step ${number} of a long intrusion`,
    severity: 60,
    signature: `native:chain:${number % 90}`,
    entities: [
      { type: 'user', value: `link-${begun}-${number}`, role: 'source' },
      { type: 'user', value: `link-${begun}-${number + 1}`, role: 'target' },
    ],
  };
}

await main();
