/** The engine alone on one site or all, for tuning: what opens cases, and how the chain comes out. */
import { nativeFormat } from '../../src/intake/formats/native.ts';
import { AIT_SITES, type AitSite, asItem, inChain, readSite } from './ait-ads.ts';
import { factOf, runEngine } from './engine-run.ts';
import { chainScore, workload } from './scores.ts';

const asked = process.argv.slice(2).filter((word) => !word.startsWith('-')) as AitSite[];
const verbose = process.argv.includes('-v');
for (const site of asked.length > 0 ? asked : AIT_SITES) {
  const alerts = readSite(site);
  const facts = alerts.map((alert, index) =>
    factOf({ site, ...asItem(alert, `${site}:${index}`) }, nativeFormat, index),
  );
  const began = performance.now();
  const outcomes = runEngine(facts);
  const seconds = (performance.now() - began) / 1000;
  const score = chainScore(alerts, outcomes, inChain);
  const work = workload(outcomes);
  console.log(
    site.padEnd(16),
    `cases ${work.cases} waiting ${work.waiting} explained ${work.explained} of ${alerts.length};`,
    `split ${score.split} coverage ${score.coverage.toFixed(4)} purity ${score.purity.toFixed(3)} steps ${score.steps}/${score.ofSteps}`,
    `outside ${score.outside} (${score.explained} explained) missed ${score.missed.join()}`,
    `${Math.round(alerts.length / seconds)}/s`,
  );
  if (!verbose) continue;
  const cases = new Map<string, number[]>();
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome.number !== null) cases.set(outcome.group, [...(cases.get(outcome.group) ?? []), index].slice(0, 1e7));
  }
  for (const [, members] of cases) {
    const names = new Map<string, number>();
    const labels = new Map<string, number>();
    let [first, last, worst] = [Infinity, 0, 0];
    for (const index of members) {
      const alert = alerts[index];
      if (!alert) continue;
      const name = `${alert.name}|${alert.host}`;
      names.set(name, (names.get(name) ?? 0) + 1);
      labels.set(alert.eventLabel, (labels.get(alert.eventLabel) ?? 0) + 1);
      first = Math.min(first, alert.t);
      last = Math.max(last, alert.t);
      worst = Math.max(worst, facts[index]?.severity ?? 0);
    }
    console.log(
      `  ${new Date(first * 1000).toISOString().slice(5, 16)} +${((last - first) / 3600).toFixed(1)} h, ${members.length} alerts, ${names.size} kinds, worst ${worst}, ${[...labels].map(([l, n]) => `${l}:${n}`).join(' ')}`,
    );
    for (const [name, count] of [...names].sort((a, b) => b[1] - a[1]).slice(0, 6))
      console.log(`      ${count} ${name}`);
  }
}
