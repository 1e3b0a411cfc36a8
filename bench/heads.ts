/**
 * What correlation keeps of what it may still tie: a storm goes through the engine, with every shipped rule on, and nothing else of the
 * server; told are the heads in memory and what each takes of the heap.
 *
 *     npm run bench heads
 *     node --expose-gc dist/bench/heads.js 200 100000      # new ones of a thousand alerts, alerts
 *     node --expose-gc dist/bench/heads.js --snapshot      # and what holds it, for a browser's tools, in dist/profile
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeHeapSnapshot } from 'node:v8';
import { correlationRules } from '../config/correlation-rules.ts';
import { packageRoot } from '../config/package-root.ts';
import { CorrelationEngine } from '../src/correlation/correlation-engine.ts';
import { nativeFormat } from '../src/intake/formats/native.ts';
import { readRuleFolder } from '../src/rules/rule-folder.ts';
import { alertText, stormAlert, type StormShape } from '../test/support/storm/sightings.ts';
import { factOf, siteView } from './correlation/engine-run.ts';
import { tell } from './harness/figure.ts';
import { heldHeap } from './harness/heap.ts';

const [fresh, many] = process.argv
  .slice(2)
  .filter((text) => /^\d+$/.test(text))
  .map(Number);
const ALERTS = many ?? 100_000;
const SHAPE: StormShape = { sites: 4, freshPerMille: fresh ?? 200, running: 1_000, criticalEvery: 1_000 };
const PER_SECOND = 3_000;
const BATCH = 500;
const START = Date.parse('2026-01-01T00:00:00Z');

const sites = Array.from({ length: SHAPE.sites }, (_, index) => siteView(`storm-${index}`));
const engine = new CorrelationEngine(
  correlationRules,
  new Map(sites.map((site) => [site.siteId, site])),
  1,
  readRuleFolder('config/rules'),
);

// A thousand first, so that what the program itself keeps is there already.
feed(0, 1_000);
const [before, headsBefore] = [heldHeap(), heads()];
feed(1_000, ALERTS);
const [after, headsAfter] = [heldHeap(), heads()];
const plain = { beside: null, target: null };
tell({ goal: 'heads in memory', unit: 'count', rounds: [headsAfter], ...plain });
tell({ goal: 'heap, bytes a head', unit: 'count', rounds: [(after - before) / (headsAfter - headsBefore)], ...plain });
if (process.argv.includes('--snapshot')) {
  const folder = join(packageRoot, 'dist', 'profile');
  mkdirSync(folder, { recursive: true });
  console.log(writeHeapSnapshot(join(folder, 'heads.heapsnapshot')));
}

function feed(from: number, to: number): void {
  for (let start = from; start < to; start += BATCH) {
    const inputs = [];
    for (let index = start; index < Math.min(start + BATCH, to); index += 1) {
      const happened = new Date(START + Math.floor((index / PER_SECOND) * 1_000));
      const item = JSON.parse(alertText(index, 'heads', SHAPE, happened));
      const posted = { site: `storm-${stormAlert(index, SHAPE).site}`, sensor: 'ids', item };
      inputs.push({ kind: 'alert' as const, fact: factOf(posted, nativeFormat, index), ordinal: index });
    }
    engine.step(inputs);
  }
}

function heads(): number {
  return sites.reduce((sum, { siteId }) => sum + engine.partition(siteId).nodes.size, 0);
}
