/**
 * What a storm is made of: alert `index` is a function of its number alone, so that whoever sends it and whoever looks for it
 * on a screen agree without a word. Every alert is of one sighting, which its title names; the others of that sighting are its
 * repeats. Sightings belong to stories: those of one story share an address, those of two share nothing, so that a case which
 * holds two stories was mixed.
 */
export interface StormShape {
  /** Sites the alerts are spread over, in turn. */
  sites: number;
  /** Of a thousand alerts, those that tell of something not seen before; the others repeat what goes on. */
  freshPerMille: number;
  /** Sightings that go on all the time. */
  running: number;
  /** One in so many alerts is critical, and new; 0 for none. */
  criticalEvery: number;
}

export interface StormAlert {
  site: number;
  /** Names the sighting: `fresh 17`, `running 4`, `critical 2`. */
  sighting: string;
  story: string;
  severity: number;
  kind: 'fresh' | 'running' | 'critical';
}

/** Severity of what must be on a screen at once. */
export const CRITICAL_SEVERITY = 95;
const SIGHTINGS_PER_STORY = 5;
/** One story in so many is severe enough for a case by itself. */
const SEVERE_STORIES = 50;

export function stormAlert(index: number, shape: StormShape): StormAlert {
  const { sites, freshPerMille, running, criticalEvery } = shape;
  if (criticalEvery > 0 && index % criticalEvery === criticalEvery - 1) {
    const number = Math.floor(index / criticalEvery);
    const site = number % sites;
    return { site, sighting: `critical ${number}`, story: `c${number}`, severity: CRITICAL_SEVERITY, kind: 'critical' };
  }
  // Spread evenly: every thousandth that is due begins something.
  const before = Math.floor((index * freshPerMille) / 1_000);
  const fresh = Math.floor(((index + 1) * freshPerMille) / 1_000) > before;
  const number = fresh ? before : (index * 7) % running;
  const story = Math.floor(number / SIGHTINGS_PER_STORY);
  const kind = fresh ? 'fresh' : 'running';
  const severity = story % SEVERE_STORIES === 0 ? 70 : 20 + (number % 20);
  return { site: story % sites, sighting: `${kind} ${number}`, story: `${kind[0]}${story}`, severity, kind };
}

/** Whether what becomes of a sighting is followed alert by alert: every critical one, and of the others one in so many. */
export function isCompared(sighting: string, sample: number): boolean {
  return sighting.startsWith('critical') || Number(sighting.slice(sighting.indexOf(' '))) % sample === 0;
}

/** As a gateway sends it, about 900 bytes in the platform's own format. */
export function alertText(index: number, run: string, shape: StormShape, happened: Date): string {
  const { sighting, story, severity } = stormAlert(index, shape);
  const place = hash(`${run}${story}`);
  const address = `10.${(place >>> 16) % 200}.${(place >>> 8) % 250}.${place % 250}`;
  return JSON.stringify({
    externalId: `${run}-${index}`,
    kind: 'cyber',
    occurredAt: happened.toISOString(),
    title: `${run} ${sighting}`,
    description: 'Function code 16, registers 40001 to 40008, from an engineering station outside its shift.',
    severity,
    confidence: 0.8,
    signature: `storm:${sighting.replace(' ', '-')}`,
    categories: ['intrusion-attempts.exploit'],
    entities: [
      { type: 'host', value: `station-${run}-${story}`, role: 'source' },
      { type: 'domain', value: `${run}-${story}.storm.example.org`, role: 'target' },
    ],
    attributes: {
      flow: { protocol: 'TCP', source: address, sourcePort: 49_152, destinationPort: 502, packets: 12 },
      modbus: { function: 16, address: 40_001, count: 8, unit: 3, values: [1, 0, 0, 1, 1, 0, 1, 1] },
      rule: { revision: 4, action: 'allowed', reference: 'local/modbus/writes' },
      padding: 'x'.repeat(200),
    },
  });
}

/** The sighting a title names, or undefined where it is none of this run. */
export function sightingOf(title: string, run: string): string | undefined {
  return title.startsWith(`${run} `) ? title.slice(run.length + 1) : undefined;
}

function hash(text: string): number {
  let value = 2_166_136_261;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 16_777_619);
  return value >>> 0;
}
