import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { packageRoot } from '../../config/package-root.ts';
import type { JsonObject } from '../../src/common/json.ts';
import { readName } from './severities.ts';

export const AIT_SITES = ['fox', 'russellmitchell', 'santos', 'shaw', 'wheeler'] as const;
export type AitSite = (typeof AIT_SITES)[number];

/** One alert of the AIT Alert Data Set. What is labelled stays here; only `item` is ever posted. */
export interface LabelledAlert {
  /** Seconds since the epoch. */
  t: number;
  /** Name of the sort of alert, and the machine it is of. */
  name: string;
  host: string;
  ip: string;
  /** The attack interval it lies in, `false_positive` outside of any. */
  timeLabel: string;
  /** The attack step it is a trace of, `-` where of none. */
  eventLabel: string;
  /** Which attack the step is of, where several are overlaid. */
  attack: string;
}

export const aitFolder = join(packageRoot, '..', 'shared', 'data', 'ait-ads');

export function aitPresent(): boolean {
  return existsSync(aitFolder);
}

/** The alerts of one site in order of time, and within a second in the order of the file. */
export function readSite(site: AitSite): LabelledAlert[] {
  const text = gunzipSync(readFileSync(join(aitFolder, `${site}.csv.gz`))).toString();
  const alerts: LabelledAlert[] = [];
  for (const part of text.split('\n').slice(1)) {
    if (part === '') continue;
    // A line of its own, since a part would keep the whole text in memory with it.
    const line = Buffer.from(part).toString();
    const [time = '', name = '', ip = '', host = '', , timeLabel = '', eventLabel = '', more] = line.split(',');
    if (more !== undefined || eventLabel === '') throw new Error(`Not a line of the data set: ${line}`);
    alerts.push({ t: Number(time), name, host, ip, timeLabel, eventLabel: eventLabel.trim(), attack: site });
  }
  return alerts.sort((a, b) => a.t - b.t);
}

/** What a gateway posts of it in Breakwater's own format, and through which of the site's sensors. */
export function asItem(alert: LabelledAlert, externalId: string): { sensor: string; item: JsonObject } {
  const { tool, title, severity } = readName(alert.name);
  const item: JsonObject = {
    externalId,
    kind: 'cyber',
    occurredAt: new Date(alert.t * 1000).toISOString(),
    title,
    severity,
    entities: [
      { type: 'ip', value: alert.ip, role: 'subject' },
      { type: 'host', value: alert.host, role: 'subject' },
    ],
  };
  return { sensor: tool, item };
}

/** Steps of the chain: every labelled step but the slow exfiltration over DNS, which runs beside it for days. */
export function inChain(alert: LabelledAlert): boolean {
  return alert.eventLabel !== '-' && alert.eventLabel !== 'dnsteal';
}
