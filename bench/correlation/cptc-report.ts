import { eveFormat } from '../../src/intake/formats/eve.ts';
import type { TeamAlert } from './cptc.ts';
import { gapGroups } from './baselines.ts';
import { factOf, runEngine } from './engine-run.ts';
import { type Outcome, workload } from './scores.ts';
import { printTable } from './tables.ts';

interface Mixture {
  cases: number;
  /** Alerts that stand in a case beside an alert of another team. */
  mixed: number;
  /** Share of pairs of alerts of one case that are of one team. */
  precision: number;
  inCases: number;
}

function mixture(alerts: readonly TeamAlert[], outcomes: readonly Outcome[]): Mixture {
  const cases = new Map<string, Map<string, number>>();
  for (const [index, { group, number }] of outcomes.entries()) {
    const team = alerts[index]?.team;
    if (number === null || team === undefined) continue;
    const teams = cases.get(group) ?? new Map<string, number>();
    cases.set(group, teams.set(team, (teams.get(team) ?? 0) + 1));
  }
  let [mixed, inCases, rightly, pairs] = [0, 0, 0, 0];
  for (const teams of cases.values()) {
    const size = [...teams.values()].reduce((a, b) => a + b, 0);
    inCases += size;
    if (teams.size > 1) mixed += size;
    pairs += size * (size - 1);
    for (const n of teams.values()) rightly += n * (n - 1);
  }
  return { cases: cases.size, mixed, precision: pairs === 0 ? 1 : rightly / pairs, inCases };
}

function address(item: TeamAlert['item'], name: string): string {
  const value = item[name];
  return typeof value === 'string' ? value : '';
}

export function teamSite(team: string): string {
  return `CPTC${team.slice(-2)}`;
}

/** Seven teams on clones of one network: as seven sites, and with nothing but the alerts to tell them apart. */
export async function reportTeams(alerts: readonly TeamAlert[], asSites: readonly Outcome[]): Promise<void> {
  const asOne = runEngine(
    alerts.map(({ item }, index) => factOf({ site: 'CPTC', sensor: 'suricata', item }, eveFormat, index)),
  );
  const keyed = (key: (alert: TeamAlert) => string): Outcome[] => gapGroups(alerts, 900, key);
  const row = (name: string, outcomes: readonly Outcome[]): (string | number)[] => {
    const { cases, mixed, precision, inCases } = mixture(alerts, outcomes);
    const { waiting, explained } = workload(outcomes);
    return [name, cases, inCases, mixed, precision.toFixed(3), waiting, explained];
  };
  console.log(`### CPTC 2017, seven teams interleaved (${alerts.length} alerts)\n`);
  printTable(
    [
      '',
      'cases',
      'alerts in cases',
      'of them in a case of several teams',
      'pairwise precision',
      'waiting',
      'explained',
    ],
    [
      row('seven sites', asSites),
      row('one site', asOne),
      row(
        'source address, gap 900 s',
        keyed(({ item }) => address(item, 'src_ip')),
      ),
      row(
        'source and target, gap 900 s',
        keyed(({ item }) => `${address(item, 'src_ip')} ${address(item, 'dest_ip')}`),
      ),
      row(
        'site and source, gap 900 s',
        keyed(({ item, team }) => `${team} ${address(item, 'src_ip')}`),
      ),
    ],
  );
}

export function teamFacts(alerts: readonly TeamAlert[]): ReturnType<typeof factOf>[] {
  return alerts.map(({ team, item }, index) =>
    factOf({ site: teamSite(team), sensor: 'suricata', item }, eveFormat, index),
  );
}
