/**
 * Alerts as several sites send them in a few hours, out of which a large store is made: mostly chatter that repeats, sweeps
 * of one source over many targets, single things that wait for somebody, and campaigns that become cases. The same every time.
 */

export interface SeedAlert {
  /** Code of the site, and the time it happened at, in milliseconds from the beginning of the seed. */
  site: string;
  at: number;
  item: Record<string, unknown>;
}

/** Part of all alerts that each site sends: a few sites send most of them. */
export const SEED_SITES: Readonly<Record<string, number>> = {
  KRPUS: 0.3,
  KRINC: 0.12,
  KRUSN: 0.1,
  'KR-KORI': 0.08,
  SGJUR: 0.12,
  MYPKG: 0.09,
  THLCH: 0.07,
  VNHPH: 0.05,
  IDJKT: 0.04,
  PHMNL: 0.03,
};

/** Stands for what is another in every copy of the seed: the names an attacker uses once. */
export const FRESH = 'zz0';

const SHARES = { chatter: 0.6, sweep: 0.1, lone: 0.16 };
const CHATTERERS = 40;
const HOSTS = 300;
const CAMPAIGN = 14;
const STEPS = [
  'Port scan',
  'Password guessing',
  'New remote session',
  'Script run from a mail',
  'Beacon',
  'Data sent out',
];

type Random = () => number;

/** @param count about so many, spread over so many milliseconds; in order of time. */
export function seedAlerts(count: number, spanMs: number): SeedAlert[] {
  const alerts: SeedAlert[] = [];
  for (const [index, [site, share]] of Object.entries(SEED_SITES).entries()) {
    const random = randomOf(index + 1);
    const put = (at: number, item: Record<string, unknown>): void => {
      alerts.push({ site, at: Math.min(spanMs - 1, Math.max(0, Math.floor(at))), item: { kind: 'cyber', ...item } });
    };
    const wanted = Math.round(count * share);
    chatter(Math.round(wanted * SHARES.chatter), spanMs, random, put);
    sweeps(Math.round(wanted * SHARES.sweep), spanMs, random, put);
    lone(Math.round(wanted * SHARES.lone), spanMs, random, put);
    campaigns(wanted - Math.round(wanted * (SHARES.chatter + SHARES.sweep + SHARES.lone)), index, spanMs, random, put);
  }
  alerts.sort((a, b) => a.at - b.at);
  for (const [index, { item }] of alerts.entries()) item['externalId'] = `seed-${index}`;
  return alerts;
}

type Put = (at: number, item: Record<string, unknown>) => void;

/** The first of forty says half as much again as the second, and so on. */
function chatter(count: number, spanMs: number, random: Random, put: Put): void {
  for (let index = 0; index < count; index += 1) {
    const who = Math.floor(CHATTERERS * random() ** 2.5);
    put(random() * spanMs, {
      title: `Policy: client ${who} talks to an outside service`,
      signature: `native:chatter:${who % 17}`,
      severity: 10 + (who % 25),
      entities: [ip(`10.90.${who}.7`, 'source'), ip(`198.18.${who}.9`, 'target')],
      attributes: flow(random),
    });
  }
}

function sweeps(count: number, spanMs: number, random: Random, put: Put): void {
  for (let left = count; left > 0;) {
    const [begun, source, length] = [random() * spanMs, whole(random, 1, 250), Math.min(left, whole(random, 20, 90))];
    left -= length;
    for (let target = 0; target < length; target += 1) {
      put(begun + target * 400, {
        title: 'Address sweep',
        signature: 'native:sweep',
        severity: 35,
        categories: ['information-gathering.scanner'],
        entities: [ip(`203.0.113.${source}`, 'source'), ip(`10.20.8.${target + 1}`, 'target')],
        attributes: flow(random),
      });
    }
  }
}

function lone(count: number, spanMs: number, random: Random, put: Put): void {
  for (let index = 0; index < count; index += 1) {
    const [kind, host] = [whole(random, 1, 500), whole(random, 1, HOSTS)];
    put(random() * spanMs, {
      title: `Unusual event ${kind} on a host`,
      signature: `native:lone:${kind}`,
      severity: whole(random, 5, 62),
      entities: [{ type: 'host', value: `host-${host}`, role: 'target' }],
      attributes: flow(random),
    });
  }
}

/** Each of one user, one machine and one name outside, within half an hour. */
function campaigns(count: number, site: number, spanMs: number, random: Random, put: Put): void {
  for (let left = count, number = 0; left > 0; number += 1) {
    const [begun, length] = [random() * spanMs, Math.min(left, whole(random, 3, 2 * CAMPAIGN - 3))];
    left -= length;
    const name = `${site}-${number}-${FRESH}`;
    for (let step = 0; step < length; step += 1) {
      const part = Math.min(STEPS.length - 1, Math.floor((step / length) * STEPS.length));
      put(begun + (step + random()) * (1_500_000 / (2 * CAMPAIGN)), {
        title: `${STEPS[part]} by ${name}`,
        signature: `native:step:${part}`,
        severity: 45 + 8 * part + whole(random, 0, 8),
        entities: [
          { type: 'user', value: `user-${name}`, role: 'source' },
          { type: 'host', value: `host-${whole(random, 1, HOSTS)}`, role: 'target' },
          ...(part > 2 ? [{ type: 'domain', value: `c2-${name}.example.org`, role: 'target' }] : []),
        ],
        attributes: flow(random),
      });
    }
  }
}

const ip = (value: string, role: string): object => ({ type: 'ip', value, role });

function flow(random: Random): object {
  return {
    flow: {
      protocol: 'TCP',
      sourcePort: whole(random, 49_152, 65_535),
      destinationPort: 502,
      packets: whole(random, 1, 900),
    },
    rule: { revision: 4, action: 'allowed', reference: 'local/modbus/writes' },
  };
}

function whole(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

/** Mulberry32. */
function randomOf(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
