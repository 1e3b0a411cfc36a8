/** Simultaneous attacks through the engine alone, for tuning. */
import { nativeFormat } from '../../src/intake/formats/native.ts';
import { AIT_SITES, asItem, readSite } from './ait-ads.ts';
import { gapGroups } from './baselines.ts';
import { factOf, runEngine } from './engine-run.ts';
import { OVERLAYS, overlay, stepLabel } from './overlays.ts';
import { clustersOf } from './phases.ts';
import { readName } from './severities.ts';
import { stepScore } from './scores.ts';

const sites = new Map(AIT_SITES.map((site) => [site, readSite(site)]));
const light = process.argv.includes('--light');
const variants = process.argv.includes('--own') ? [false] : process.argv.includes('--both') ? [true, false] : [true];
for (const same of variants) {
  const all: Record<string, number[]> = {};
  for (const lay of OVERLAYS) {
    if (light && [lay.under, lay.over].some((site) => site === 'fox' || site === 'wheeler')) continue;
    const alerts = overlay(lay, sites, same);
    const facts = alerts.map((alert, index) =>
      factOf({ site: lay.under, ...asItem(alert, String(index)) }, nativeFormat, index),
    );
    const outcomes = runEngine(facts);
    const labels = alerts.map(stepLabel);
    const told = alerts.map(({ t, host, name }) => ({ t: t * 1000, place: host, title: readName(name).title }));
    const row: string[] = [];
    const add = (name: string, clusters: string[]): void => {
      const clean = stepScore(labels, clusters, true);
      const noisy = stepScore(labels, clusters, false);
      (all[name] ??= []).push(clean.f1);
      (all[`${name} noisy`] ??= []).push(noisy.f1);
      row.push(
        `${name} P ${clean.precision.toFixed(3)} R ${clean.recall.toFixed(3)} F1 ${clean.f1.toFixed(3)} noisy ${noisy.f1.toFixed(3)}`,
      );
    };
    add('phases', clustersOf(told, outcomes));
    add(
      'cases',
      outcomes.map(({ group }) => group),
    );
    add(
      '2s',
      gapGroups(alerts, 2).map(({ group }) => group),
    );
    console.log(`${lay.under}<-${lay.over} ${row.join(' | ')}`);
  }
  console.log(
    same ? 'same machines' : 'own machines',
    Object.entries(all)
      .map(([name, list]) => `${name} ${(list.reduce((a, b) => a + b, 0) / list.length).toFixed(3)}`)
      .join('; '),
  );
}
