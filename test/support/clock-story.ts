import { nativeAlert } from './alerts.ts';
import type { Random } from './random.ts';

/** One alert as a sensor would send it at its own time. */
export interface Told {
  /** Which of a site's sensors tells it. */
  sensor: 'suricata' | 'wazuh';
  externalId: string;
  /** Milliseconds since 1970. */
  at: number;
  title: string;
  severity: number;
  /** Who did it: what alerts of one case share. */
  address: string;
  target: string;
}

/** Names of what intruders do; several of one make a repeat. */
const STEPS = ['Scan', 'Brute force', 'New account', 'Modbus write', 'Beacon', 'Mass deletion'];

/**
 * What two sensors of a site tell within `spanMs`: intruders who each go from machine to machine, told by both, with
 * repeats, and single alerts that belong to nobody. In the order of their times; no two have the same.
 */
export function clockStory(
  random: Random,
  { from, spanMs, intruders = 5, each = 14, alone = 12, net = 1 }: StoryShape,
): Told[] {
  const told: Omit<Told, 'externalId' | 'at'>[] = [];
  const sensor = (): Told['sensor'] => random.pick(['suricata', 'wazuh']);
  for (let intruder = 0; intruder < intruders; intruder += 1) {
    for (let step = 0; step < each; step += 1) {
      const target = `10.${net}.${intruder}.${100 + Math.floor(random.next() * 4)}`;
      const severity = 30 + 10 * Math.floor(random.next() * 7);
      told.push({
        sensor: sensor(),
        title: random.pick(STEPS),
        severity,
        address: `198.51.${net}.${intruder + 1}`,
        target,
      });
    }
  }
  for (let other = 0; other < alone; other += 1) {
    const [address, target] = [`203.0.${net}.${other + 1}`, `10.${net}.200.${other + 1}`];
    told.push({ sensor: sensor(), title: random.pick(STEPS), severity: 20, address, target });
  }
  const times = [...new Set(told.map(() => Math.floor(random.next() * spanMs)))];
  return random
    .shuffled(told)
    .slice(0, times.length)
    .map((one, index) => Object.assign(one, { at: from + (times[index] ?? 0), externalId: `story-${net}-${index}` }))
    .sort((a, b) => a.at - b.at);
}

interface StoryShape {
  from: number;
  spanMs: number;
  intruders?: number;
  /** Alerts of each. */
  each?: number;
  alone?: number;
  /** Keeps stories apart that share a site. */
  net?: number;
}

/** In the words of the native format, its time moved by `skewMs`. */
export function bodyOf({ externalId, at, title, severity, address, target }: Told, skewMs = 0): object {
  return nativeAlert(externalId, {
    occurredAt: new Date(at + skewMs).toISOString(),
    title,
    severity,
    signature: `test:${title}`,
    entities: [
      { type: 'ip', value: address, role: 'source' },
      { type: 'ip', value: target, role: 'target' },
    ],
  });
}

/** Input as a bad link delivers it: in any order, and a share of it again later. */
export function disturbed(random: Random, told: readonly Told[], share: number): Told[] {
  return random.shuffled([...told, ...random.sample(told, Math.round(told.length * share))]);
}
