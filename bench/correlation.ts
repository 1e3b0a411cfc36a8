/**
 * How well correlation does on alerts it was not made for: the AIT Alert Data Set (five sites), attacks of it laid over
 * each other, and CPTC 2017 (seven teams on clones of one network). What is measured and how: docs/correlation-quality.md.
 *
 *     npm run bench:correlation              the engine on the five sites and twelve overlays, the platform on part of it
 *     npm run bench:correlation -- --sites   the same, and the platform on all five sites
 *     npm run bench:correlation -- --overlays the platform on all twelve overlays of light sites, and nothing else
 *     npm run bench:correlation -- --engine  the engine alone; some minutes
 *     npm run bench:correlation -- --all     all overlays, the rotation of settings, the platform on all sites; hours
 *
 * Through the platform means: posted over HTTP, decoded, stored, correlated by the runner, and read back from the tables.
 * Where both are run, every alert must end alike, or the script fails.
 */
import 'reflect-metadata';
import { aitFolder, aitPresent, AIT_SITES, type AitSite, asItem } from './correlation/ait-ads.ts';
import {
  factsOf,
  loadSites,
  reportBaselines,
  reportRotation,
  reportSites,
  type SiteData,
} from './correlation/ait-report.ts';
import { cptcFolder, cptcPresent, readTeams } from './correlation/cptc.ts';
import { reportTeams, teamFacts, teamSite } from './correlation/cptc-report.ts';
import { runEngine } from './correlation/engine-run.ts';
import { overlayFacts, reportOverlays } from './correlation/overlay-report.ts';
import { isLight, OVERLAYS } from './correlation/overlays.ts';
import { Platform, type Sending } from './correlation/platform.ts';
import { sameOutcomes } from './correlation/same-outcomes.ts';
import type { Outcome } from './correlation/scores.ts';

const TOOLS = ['wazuh', 'suricata', 'aminer'];
const overlaysOnly = process.argv.includes('--overlays');
const engineOnly = process.argv.includes('--engine');
const everything = process.argv.includes('--all');
/** Sites the whole platform is run on unless all are asked for: those without a flood of four hundred thousand alerts. */
const CHOSEN: readonly AitSite[] =
  everything || process.argv.includes('--sites') ? AIT_SITES : ['russellmitchell', 'santos', 'shaw'];

async function through(platform: Platform, site: string, data: Pick<SiteData, 'alerts'>): Promise<Outcome[]> {
  await platform.addSite(site, TOOLS);
  const sendings = data.alerts.map((alert, index): Sending => {
    const { sensor, item } = asItem(alert, String(index));
    return { sensor, t: alert.t, line: JSON.stringify(item) };
  });
  const began = performance.now();
  await platform.feed(site, 'native', sendings);
  await platform.settled();
  const seconds = (performance.now() - began) / 1000;
  console.error(`${site}: ${sendings.length} alerts through the platform in ${seconds.toFixed(0)} s`);
  const outcomes = await platform.outcomes(site);
  return sendings.map((_, index) => {
    const outcome = outcomes.get(String(index));
    if (!outcome) throw new Error(`${site}: alert ${index} is nowhere`);
    return outcome;
  });
}

async function attacks(): Promise<void> {
  const sites = loadSites();
  const facts = new Map(sites.map((data) => [data.site, factsOf(data)]));
  const byEngine = new Map(sites.map(({ site }) => [site, runEngine(facts.get(site) ?? [])]));
  await reportSites('AIT-ADS, the engine', sites, ({ site }) => byEngine.get(site) ?? []);
  reportBaselines(sites);
  if (!engineOnly) {
    const platform = await Platform.start();
    try {
      const chosen = overlaysOnly ? [] : sites.filter(({ site }) => CHOSEN.includes(site));
      if (chosen.length > 0)
        await reportSites('AIT-ADS, the whole platform', chosen, async (data) => {
          const outcomes = await through(platform, data.site, data);
          sameOutcomes(data.site, outcomes, byEngine.get(data.site) ?? []);
          return outcomes;
        });
      const light = OVERLAYS.filter(isLight).slice(0, overlaysOnly ? undefined : 3);
      let run = 0;
      await reportOverlays(
        sites,
        'Simultaneous attacks, the whole platform',
        async (lay, alerts) => {
          const site = `${lay.under}${(run += 1)}`;
          const outcomes = await through(platform, site, { alerts: [...alerts] });
          sameOutcomes(`${lay.under} under ${lay.over}`, outcomes, runEngine(overlayFacts(lay, alerts)));
          const phases = await platform.phases(site);
          return outcomes.map((outcome, index) => {
            const phase = phases.get(String(index));
            return phase === undefined ? outcome : Object.assign(outcome, { phase });
          });
        },
        light,
      );
    } finally {
      await platform.close();
    }
  }
  if (overlaysOnly) return;
  const laid = everything ? OVERLAYS : OVERLAYS.filter(isLight);
  await reportOverlays(
    sites,
    'Simultaneous attacks, the engine',
    (lay, alerts) => runEngine(overlayFacts(lay, alerts)),
    laid,
  );
  if (everything) reportRotation(sites, facts);
}

async function teams(): Promise<void> {
  const alerts = readTeams();
  const byEngine = runEngine(teamFacts(alerts));
  let outcomes: readonly Outcome[] = byEngine;
  if (!engineOnly) {
    const platform = await Platform.start();
    try {
      const names = [...new Set(alerts.map(({ team }) => team))];
      for (const team of names) await platform.addSite(teamSite(team), ['suricata']);
      const of = (team: string): Sending[] =>
        alerts
          .filter((alert) => alert.team === team)
          .map(({ t, item }) => ({ sensor: 'suricata', t, line: JSON.stringify(item) }));
      // Seven gateways at once.
      await Promise.all(names.map((team) => platform.feed(teamSite(team), 'eve', of(team))));
      await platform.settled();
      outcomes = await teamOutcomes(platform, names);
    } finally {
      await platform.close();
    }
  }
  await reportTeams(alerts, outcomes);

  async function teamOutcomes(platform: Platform, names: readonly string[]): Promise<Outcome[]> {
    const ends = new Map<string, Map<string, Outcome>>();
    for (const team of names) ends.set(team, await platform.outcomes(teamSite(team)));
    const facts = teamFacts(alerts);
    return alerts.map(({ team }, index) => {
      const id = facts[index]?.ref.split(':').slice(1).join(':') ?? '';
      const outcome = ends.get(team)?.get(id);
      if (!outcome) throw new Error(`${team}: ${id} is nowhere`);
      return outcome;
    });
  }
}

if (aitPresent()) await attacks();
else console.log(`skipped: AIT-ADS: ${aitFolder} is absent`);
if (overlaysOnly) console.log('CPTC 2017: not asked for');
else if (cptcPresent()) await teams();
else console.log(`skipped: CPTC 2017: ${cptcFolder} is absent`);
