import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { packageRoot } from '../../config/package-root.ts';
import type { JsonObject } from '../../src/common/json.ts';

export const cptcFolder = join(packageRoot, '..', 'shared', 'data', 'cptc2017-suricata');

export function cptcPresent(): boolean {
  return existsSync(cptcFolder);
}

/** One Suricata alert of one red team; the team is the label. */
export interface TeamAlert {
  t: number;
  team: string;
  item: JsonObject;
}

/** All teams' alerts in order of time. */
export function readTeams(): TeamAlert[] {
  const alerts: TeamAlert[] = [];
  for (const file of readdirSync(cptcFolder).sort()) {
    const team = /^(team\d+)\.eve\.ndjson\.gz$/.exec(file)?.[1];
    if (team === undefined) continue;
    for (const line of gunzipSync(readFileSync(join(cptcFolder, file)))
      .toString()
      .split('\n')) {
      if (line.trim() === '') continue;
      const item = JSON.parse(line) as JsonObject & { timestamp: string };
      const t = Date.parse(item.timestamp.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) / 1000;
      alerts.push({ t, team, item });
    }
  }
  return alerts.sort((a, b) => a.t - b.t);
}
