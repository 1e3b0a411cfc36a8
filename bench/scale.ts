/**
 * Whether what a node does costs more with a million alerts stored than with ten thousand: intake, correlation, a page of the
 * queue, the screen of a case and a search, each in turns against both stores by two nodes in one process, told as the ratio
 * of the large store's time to the small one's beside it.
 *
 *     npm run bench scale          BREAKWATER_STORE_ALERTS=10000000 for ten million, BREAKWATER_STORE_FOLDER=/tmp/stores to keep
 *
 * A million alerts take about four minutes to make, the rounds two.
 */
import 'reflect-metadata';
import { BenchNode } from './harness/bench-node.ts';
import { quantile, tell } from './harness/figure.ts';
import { LargeStores } from './harness/large-store.ts';

const LARGE = Number(process.env['BREAKWATER_STORE_ALERTS'] ?? 1_000_000);
const SMALL = 10_000;
const ROUNDS = Number(process.env['BREAKWATER_BENCH_ROUNDS'] ?? 7);
const POSTS = 40;
const PER_POST = 50;
const READS = 12;
const SITES = ['KRPUS', 'SGJUR'];

/** One thing done to a store, with what it took in milliseconds. */
type Work = (side: Side, round: number) => Promise<number>;

interface Side {
  node: BenchNode;
  analyst: Record<string, string>;
  /** Cases of about ten alerts. */
  cases: string[];
}

const WORKS: Readonly<Record<string, Work>> = {
  'intake and correlation, until all is placed': async ({ node }, round) => {
    const begun = performance.now();
    await send(node, `placed-${round}`);
    await node.settled();
    return performance.now() - begun;
  },
  'intake, single alerts': async ({ node }, round) => {
    await node.settled();
    const times: number[] = [];
    for (let index = 0; index < POSTS; index += 1) {
      const begun = performance.now();
      await node.post('KRPUS', [alert(`single-${round}`, index)]);
      times.push(performance.now() - begun);
    }
    await node.settled();
    return quantile(times, 0.5);
  },
  'page of the queue': ({ node, analyst }) => median(node, analyst, () => '/queue?sort=priority&limit=100'),
  'case screen': ({ node, analyst, cases }) =>
    median(node, analyst, (index) => {
      const id = cases[index % cases.length];
      return [
        `/cases/${id}`,
        `/cases/${id}/alerts?limit=200`,
        `/cases/${id}/timeline?order=newest&limit=200`,
        `/cases/${id}/phases`,
      ];
    }),
  'search of a word': ({ node, analyst }) =>
    median(node, analyst, () => '/queue?sort=priority&limit=100&filter=user-0-3'),
  'search by rule and site': ({ node, analyst }) =>
    median(node, analyst, () => '/queue?sort=newest&limit=100&filter=site%3AKRPUS%20rule%3Anative%3Alone%3A7'),
  'list of alerts': ({ node, analyst }) => median(node, analyst, () => '/alerts?limit=100'),
  'list of cases': ({ node, analyst }) => median(node, analyst, () => '/cases?limit=50'),
};

async function main(): Promise<void> {
  const stores = await LargeStores.open();
  const sides: Side[] = [];
  try {
    for (const size of [SMALL, LARGE]) sides.push(await side(await stores.copy(size, 'scale')));
    const [small, large] = sides;
    if (!small || !large) throw new Error('There are two stores');
    for (const [name, work] of Object.entries(WORKS)) {
      const ratios: number[] = [];
      const [ofSmall, ofLarge]: [number[], number[]] = [[], []];
      for (let round = 0; round <= ROUNDS; round += 1) {
        // In turns which of them comes first; the very first round warms both up.
        const order = round % 2 === 0 ? [small, large] : [large, small];
        const took = new Map<Side, number>();
        for (const one of order) took.set(one, await work(one, round));
        if (round === 0) continue;
        ofSmall.push(took.get(small) ?? Number.NaN);
        ofLarge.push(took.get(large) ?? Number.NaN);
        ratios.push((took.get(large) ?? Number.NaN) / (took.get(small) ?? Number.NaN));
      }
      console.log(
        `${name}: ${quantile(ofSmall, 0.5).toFixed(1)} ms with ${SMALL}, ${quantile(ofLarge, 0.5).toFixed(1)} ms with ${LARGE}`,
      );
      tell({
        goal: `scale: ${name}, ${LARGE.toLocaleString('en')} alerts stored`,
        unit: 'ratio',
        rounds: ratios,
        beside: `the same with ${SMALL.toLocaleString('en')}`,
        target: { atMost: 1.3 },
      });
    }
  } finally {
    for (const { node } of sides) await node.close();
    await stores.close();
  }
}

async function side(url: string): Promise<Side> {
  const node = await BenchNode.start(url);
  const analyst = await node.person('kr-port-soc', ['analyst'], 'bench.analyst');
  const { rows } = await node.client.query<{ id: string }>(
    `SELECT c.id FROM cases c JOIN organisations o ON o.id = c.organisation_id
     WHERE o.code = 'kr-port-soc' AND c.status <> 'merged' AND c.alert_count BETWEEN 8 AND 14 ORDER BY c.number DESC LIMIT 8`,
  );
  return { node, analyst, cases: rows.map(({ id }) => id) };
}

async function send(node: BenchNode, name: string): Promise<void> {
  const posts = Array.from({ length: POSTS }, (_, post) => post);
  const sending = async (): Promise<void> => {
    for (let post = posts.shift(); post !== undefined; post = posts.shift()) {
      const from = post * PER_POST;
      await node.post(
        SITES[post % SITES.length] ?? 'KRPUS',
        Array.from({ length: PER_POST }, (_, index) => alert(name, from + index)),
      );
    }
  };
  await Promise.all([sending(), sending(), sending(), sending()]);
}

/** A third repeat, a third wait, a third come in threes by a common user. */
function alert(name: string, index: number): object {
  const sort = index % 3;
  return {
    externalId: `${name}-${index}`,
    kind: 'cyber',
    occurredAt: new Date().toISOString(),
    title: sort === 2 ? 'New remote session' : 'Login refused',
    signature: sort === 0 ? `scale:${name}:again:${index % 30}` : `scale:${name}:${index}`,
    severity: sort === 2 ? 70 : 30,
    entities: sort === 2 ? [{ type: 'user', value: `${name}-${Math.floor(index / 9)}`, role: 'source' }] : [],
  };
}

/** Half of the readings took less: of one request each, or of several at once. */
async function median(
  node: BenchNode,
  reader: Record<string, string>,
  paths: (index: number) => string | string[],
): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < READS; index += 1) {
    const begun = performance.now();
    await Promise.all([paths(index)].flat().map((path) => node.ask('GET', path, reader)));
    times.push(performance.now() - begun);
  }
  return quantile(times, 0.5);
}

await main();
