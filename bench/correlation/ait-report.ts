import type { AlertFact } from '../../src/correlation/alert-fact.ts';
import { nativeFormat } from '../../src/intake/formats/native.ts';
import { AIT_SITES, type AitSite, asItem, inChain, type LabelledAlert, readSite } from './ait-ads.ts';
import { crudeFilter, gapGroups } from './baselines.ts';
import { factOf, runEngine } from './engine-run.ts';
import { chosenFor, SETTINGS, type SiteFigures } from './rotation.ts';
import { chainScore, type Outcome, stepScore, workload } from './scores.ts';
import { mean, printTable } from './tables.ts';

const SITE_HEAD = [
  '',
  'cases',
  'split',
  'coverage',
  'purity',
  'steps',
  'chain in no case',
  'step F1 clean/noisy',
  'waiting',
  'explained',
  'reduction',
];

export interface SiteData {
  site: AitSite;
  alerts: LabelledAlert[];
}

export function loadSites(): SiteData[] {
  return AIT_SITES.map((site) => ({ site, alerts: readSite(site) }));
}

export function factsOf({ site, alerts }: SiteData): AlertFact[] {
  return alerts.map((alert, index) => factOf({ site, ...asItem(alert, String(index)) }, nativeFormat, index));
}

interface Row extends SiteFigures {
  cells: (string | number)[];
}

function row(name: string, alerts: readonly LabelledAlert[], outcomes: readonly Outcome[]): Row {
  const score = chainScore(alerts, outcomes, inChain);
  const { cases, waiting, explained } = workload(outcomes);
  const labels = alerts.map((alert) => (alert.eventLabel === '-' ? null : alert.eventLabel));
  const groups = outcomes.map(({ group }) => group);
  const f1 = [true, false].map((clean) => stepScore(labels, groups, clean).f1.toFixed(3)).join(' / ');
  const { split, coverage, purity } = score;
  const outside =
    score.missed.length === 0 ? `${score.outside}` : `${score.outside} (all of ${score.missed.join(', ')})`;
  const steps = `${score.steps} of ${score.ofSteps}`;
  const reduction = 1 - (cases + waiting) / alerts.length;
  return {
    split,
    coverage,
    purity,
    cases,
    cells: [name, cases, split, coverage, purity, steps, outside, f1, waiting, explained, reduction.toFixed(4)],
  };
}

function average(rows: readonly Row[]): (string | number)[] {
  const of = (pick: (row: Row) => number): number => mean(rows.map(pick));
  const told = (value: number): string => value.toFixed(value < 10 ? 3 : 1);
  return [
    'mean',
    told(of((r) => r.cases)),
    told(of((r) => r.split)),
    told(of((r) => r.coverage)),
    told(of((r) => r.purity)),
    '',
    '',
    '',
    '',
    '',
    '',
  ];
}

/** The five sites as correlated, each read from `outcomesOf`. */
export async function reportSites(
  title: string,
  sites: readonly SiteData[],
  outcomesOf: (data: SiteData) => Promise<readonly Outcome[]> | readonly Outcome[],
): Promise<void> {
  const rows: Row[] = [];
  for (const data of sites) rows.push(row(data.site, data.alerts, await outcomesOf(data)));
  console.log(`### ${title}\n`);
  printTable(SITE_HEAD, [...rows.map(({ cells }) => cells), average(rows)]);
}

const BASELINES: readonly [name: string, group: (alerts: readonly LabelledAlert[]) => Outcome[]][] = [
  ['site, gap 2 s', (alerts) => gapGroups(alerts, 2)],
  ['site, gap 60 s', (alerts) => gapGroups(alerts, 60)],
  ['site, gap 300 s', (alerts) => gapGroups(alerts, 300)],
  ['site, gap 900 s', (alerts) => gapGroups(alerts, 900)],
  ['site, gap 3600 s', (alerts) => gapGroups(alerts, 3_600)],
  ['host, gap 300 s', (alerts) => gapGroups(alerts, 300, ({ host }) => host)],
  ['host, gap 3600 s', (alerts) => gapGroups(alerts, 3_600, ({ host }) => host)],
  ['crude filter (8 hours), gap 3600 s', (alerts) => crudeFilter(alerts, 8, 3_600)],
];

/** What simple groupers make of the same alerts; every group of theirs is a case. */
export function reportBaselines(sites: readonly SiteData[]): void {
  console.log('### Simple groupers, mean of the five sites\n');
  printTable(
    ['', 'cases', 'split', 'coverage', 'purity', 'step F1 clean', 'step F1 noisy'],
    BASELINES.map(([name, group]) => {
      const rows = sites.map(({ alerts }) => {
        const outcomes = group(alerts);
        const labels = alerts.map((alert) => (alert.eventLabel === '-' ? null : alert.eventLabel));
        const groups = outcomes.map((outcome) => outcome.group);
        const f1 = (clean: boolean): number => stepScore(labels, groups, clean).f1;
        return { ...chainScore(alerts, outcomes, inChain), ...workload(outcomes), clean: f1(true), noisy: f1(false) };
      });
      const of = (pick: (row: (typeof rows)[number]) => number): string => mean(rows.map(pick)).toFixed(3);
      return [
        name,
        of((r) => r.cases),
        of((r) => r.split),
        of((r) => r.coverage),
        of((r) => r.purity),
        of((r) => r.clean),
        of((r) => r.noisy),
      ];
    }),
  );
}

/** Each site with the setting that is best on the four others. */
export function reportRotation(sites: readonly SiteData[], facts: ReadonlyMap<AitSite, readonly AlertFact[]>): void {
  const scores = new Map<string, Map<string, SiteFigures>>();
  for (const { name, rules } of SETTINGS) {
    const bySite = new Map<string, SiteFigures>();
    for (const { site, alerts } of sites) bySite.set(site, row(site, alerts, runEngine(facts.get(site) ?? [], rules)));
    scores.set(name, bySite);
  }
  console.log('### Settings tried, mean of the five sites\n');
  printTable(
    ['setting', 'cases', 'split', 'coverage', 'purity'],
    [...scores].map(([name, bySite]) => {
      const of = (pick: (figures: SiteFigures) => number): string => mean([...bySite.values()].map(pick)).toFixed(3);
      return [name, of((s) => s.cases), of((s) => s.split), of((s) => s.coverage), of((s) => s.purity)];
    }),
  );
  console.log('### Each site by the setting that is best on the four others\n');
  const held = sites.map(({ site }) => {
    const name = chosenFor(site, scores);
    return { site, name, figures: scores.get(name)?.get(site) };
  });
  printTable(
    ['site', 'setting', 'cases', 'split', 'coverage', 'purity'],
    [
      ...held.map(({ site, name, figures }) => [
        site,
        name,
        figures?.cases ?? 0,
        figures?.split ?? 0,
        (figures?.coverage ?? 0).toFixed(3),
        (figures?.purity ?? 0).toFixed(3),
      ]),
      [
        'mean',
        '',
        ...(['cases', 'split', 'coverage', 'purity'] as const).map((key) =>
          mean(held.map(({ figures }) => figures?.[key] ?? 0)).toFixed(3),
        ),
      ],
    ],
  );
}
