/**
 * What correlation costs: the engine with every shipped rule on, over the 1.2 million alerts of the five sites of the AIT
 * Alert Data Set, as correlation takes them (decoded, in batches of 500), on one core; and beside it, in the same run,
 * what else one might write or take: RxJS `groupBy`, which does much less, and json-rules-engine with as many rules.
 *
 *     npm run bench:engine -- [site ...]
 *
 * Target: 200,000 alerts a second, memory that does not grow with what has passed. Decoding and storing are not counted
 * (`npm run bench intake` has them). Needs `../shared/data/ait-ads`.
 */
import { readRuleFolder } from '../src/rules/rule-folder.ts';
import { correlationRules } from '../config/correlation-rules.ts';
import type { AlertFact } from '../src/correlation/alert-fact.ts';
import { CorrelationEngine } from '../src/correlation/correlation-engine.ts';
import { nativeFormat } from '../src/intake/formats/native.ts';
import { NO_RULES } from '../src/rules/rule-set.ts';
import { AIT_SITES, aitFolder, aitPresent, type AitSite, asItem, readSite } from './correlation/ait-ads.ts';
import { factOf, siteView } from './correlation/engine-run.ts';
import { printTable } from './correlation/tables.ts';
import { byGroupBy, jsonRules } from './engine/peers.ts';
import { heldHeap } from './harness/heap.ts';

const BATCH = 500;
/** Alerts made ready at once, so that what is measured is the engine's memory and not ours. */
const AHEAD = 20_000;
const PEER_ALERTS = 20_000;

interface Pace {
  alerts: number;
  seconds: number;
  /** Of processor time, all threads: what collecting garbage costs beside counts too. */
  cpuSeconds: number;
}

interface Passed extends Pace {
  nodes: number;
  heapMib: number;
}

const heapMib = (): number => heldHeap() / 2 ** 20;

function* chunks(site: AitSite): Generator<AlertFact[]> {
  const alerts = readSite(site);
  for (let at = 0; at < alerts.length; at += AHEAD) {
    yield alerts
      .slice(at, at + AHEAD)
      .map((alert, index) => factOf({ site, ...asItem(alert, String(at + index)) }, nativeFormat, at + index));
  }
}

async function timed(alerts: number, work: () => unknown): Promise<Pace> {
  const cpu = process.cpuUsage();
  const began = performance.now();
  const working = work();
  if (working instanceof Promise) await working;
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { alerts, seconds, cpuSeconds: (user + system) / 1e6 };
}

function add(a: Pace, b: Pace): void {
  a.alerts += b.alerts;
  a.seconds += b.seconds;
  a.cpuSeconds += b.cpuSeconds;
}

/** Runs one site through an engine; what it keeps of it is told by the heap. */
async function runSite(engine: CorrelationEngine, site: AitSite): Promise<Passed> {
  const pace: Pace = { alerts: 0, seconds: 0, cpuSeconds: 0 };
  for (const facts of chunks(site)) {
    const inputs = facts.map((fact, ordinal) => ({ kind: 'alert' as const, fact, ordinal }));
    add(
      pace,
      await timed(facts.length, () => {
        for (let at = 0; at < inputs.length; at += BATCH) engine.step(inputs.slice(at, at + BATCH));
      }),
    );
  }
  const { nodes } = engine.partition(siteView(site).siteId);
  return { ...pace, nodes: nodes.size, heapMib: heapMib() };
}

const perSecond = ({ alerts, seconds }: Pace): number => Math.round(alerts / seconds);
const micros = ({ alerts, cpuSeconds }: Pace): string => ((cpuSeconds / alerts) * 1e6).toFixed(2);

async function measure(sites: readonly AitSite[]): Promise<void> {
  const rules = readRuleFolder('config/rules');
  const views = new Map(AIT_SITES.map((site) => [siteView(site).siteId, siteView(site)]));
  const count = [...rules.detections, ...rules.correlations].filter(({ stands }) => stands).length;
  const total: Pace = { alerts: 0, seconds: 0, cpuSeconds: 0 };
  const bare: Pace = { alerts: 0, seconds: 0, cpuSeconds: 0 };
  const engine = new CorrelationEngine(correlationRules, views, 1, rules);
  const without = new CorrelationEngine(correlationRules, views, 1, NO_RULES);
  // What is measured runs all day: a first site is run through other engines, so that the code is compiled.
  for (const set of [rules, NO_RULES])
    await runSite(new CorrelationEngine(correlationRules, views, 1, set), 'russellmitchell');
  const start = heapMib();
  const rows: (string | number)[][] = [];
  for (const site of sites) {
    const passed = await runSite(engine, site);
    add(total, passed);
    rows.push([site, passed.alerts, perSecond(passed), micros(passed), passed.nodes, passed.heapMib - start]);
  }
  for (const site of sites) add(bare, await runSite(without, site));
  console.log(`### The engine, ${count} rules, one site after another in one engine\n`);
  printTable(
    ['site', 'alerts', 'alerts/s', 'processor µs an alert', 'heads in memory', 'heap MiB so far'],
    [...rows, ['all', total.alerts, perSecond(total), micros(total), '', '']],
  );

  const grouped: Pace = { alerts: 0, seconds: 0, cpuSeconds: 0 };
  for (const site of sites) {
    for (const facts of chunks(site)) {
      const run = byGroupBy(facts);
      add(grouped, await timed(facts.length, run));
    }
  }
  const ask = jsonRules(count, ['ssh', 'web', 'dns', 'login', 'scan']);
  const asked: Pace = { alerts: 0, seconds: 0, cpuSeconds: 0 };
  for (const facts of chunks(sites[0] ?? 'russellmitchell')) {
    if (asked.alerts < PEER_ALERTS) add(asked, await timed(facts.length, async () => ask(facts)));
  }
  console.log('### Beside it, in the same run\n');
  const peers: [string, Pace][] = [
    ['engine, all shipped rules', total],
    ['engine, no rules', bare],
    ['RxJS groupBy with a gap, no ties', grouped],
    [`json-rules-engine, ${count} rules of three conditions`, asked],
  ];
  printTable(
    ['', 'alerts', 'alerts/s', 'processor µs an alert', 'engine with rules is'],
    peers.map(([name, pace]) => [
      name,
      pace.alerts,
      perSecond(pace),
      micros(pace),
      `${(perSecond(total) / perSecond(pace)).toFixed(2)} x`,
    ]),
  );
}

const asked = AIT_SITES.filter((site) => process.argv.includes(site));
if (aitPresent()) await measure(asked.length > 0 ? asked : AIT_SITES);
else console.log(`skipped: ${aitFolder} is absent`);
