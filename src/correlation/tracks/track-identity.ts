import type { JsonObject } from '../../common/json.ts';

/** Who a track says it is, and who its sensor says it is. Times in epoch milliseconds. */
export interface TrackIdentity {
  sensor: string;
  /** The analyser within the sensor or gateway, by which other sensors may know it. */
  analyzer?: string | null;
  trackId: string;
  serials: readonly string[];
  /** Addresses of its radio transmitters. */
  transmitters: readonly string[];
  /** Tracks of other sensors that this one's sensor declares to be the same thing. */
  declared: readonly { sensor: string; trackId: string }[];
  first: number;
  last: number;
}

export interface IdentityEdge {
  /** Undefined where identities say nothing either way. */
  same: boolean | undefined;
  text: string;
  facts: JsonObject;
}

/** How long a transmitter's address is taken to stay with one drone after it was last heard. */
const TRANSMITTER_MS = 5 * 60_000;
/** Addresses that name nobody. */
const BLANK_ADDRESS = /^(0*|f*)$/;

/**
 * What two tracks' identities say of their being one thing, by the strongest of them. Serial numbers decide over all
 * else, over a sensor's declaration and the gate too: a drone has one, and the tracks of two drones with different ones
 * stay apart however close they fly. Then what a sensor declares, by sensor and track id; equal track ids alone say
 * nothing, since every sensor counts its own. Then equal transmitters heard within 5 minutes of each other; different
 * transmitters say nothing, since one drone may send from several.
 *
 * A serial number or an address is a claim that anyone can send: this says what is claimed, not that it is true.
 */
export function identityEdge(a: TrackIdentity, b: TrackIdentity): IdentityEdge {
  const serials = [normal(a.serials, serialNumber), normal(b.serials, serialNumber)] as const;
  const serial = shared(...serials);
  if (serial !== undefined) return { same: true, text: `Both give serial number ${serial}`, facts: { serial } };
  const declared = declares(a, b) || declares(b, a);
  if (serials.every((list) => list.length > 0)) {
    const [mine, theirs] = serials.map((list) => list.join(', ')).sort();
    const despite = declared ? ', although a sensor declares them to be one' : '';
    return {
      same: false,
      text: `They give different serial numbers, ${mine} and ${theirs}${despite}`,
      facts: { serials: serials.flat().sort(), declared },
    };
  }
  if (declared) {
    const [by, of] = declares(a, b) && !(declares(b, a) && b.sensor < a.sensor) ? [a, b] : [b, a];
    return {
      same: true,
      text: `Sensor ${by.sensor} declares its track ${by.trackId} to be track ${of.trackId} of ${of.sensor}`,
      facts: { declaredBy: by.sensor, trackId: by.trackId, sensor: of.sensor, otherTrackId: of.trackId },
    };
  }
  const transmitter = shared(normal(a.transmitters, address), normal(b.transmitters, address));
  if (transmitter === undefined) return { same: undefined, text: 'Their identities say nothing either way', facts: {} };
  const gap = Math.max(0, a.first - b.last, b.first - a.last);
  const facts = { transmitter, gapSeconds: Math.round(gap / 1000) };
  return gap <= TRANSMITTER_MS
    ? { same: true, text: `Both send from transmitter ${transmitter}, ${facts.gapSeconds} s apart`, facts }
    : {
        same: undefined,
        text: `Both send from transmitter ${transmitter}, but ${facts.gapSeconds} s apart`,
        facts,
      };
}

function declares(a: TrackIdentity, b: TrackIdentity): boolean {
  return a.declared.some(
    ({ sensor, trackId }) => trackId === b.trackId && (sensor === b.sensor || (!!b.analyzer && sensor === b.analyzer)),
  );
}

function normal(values: readonly string[], form: (value: string) => string): string[] {
  return [...new Set(values.map(form))].filter((value) => value !== '').sort();
}

function shared(a: readonly string[], b: readonly string[]): string | undefined {
  return a.find((value) => b.includes(value));
}

function serialNumber(value: string): string {
  return value.trim().toUpperCase();
}

/** As six pairs in lower case, whatever the separators; empty for one that names nobody. */
function address(value: string): string {
  const digits = value.toLowerCase().replaceAll(/[\s:.-]/g, '');
  if (BLANK_ADDRESS.test(digits)) return '';
  return /^[0-9a-f]{12}$/.test(digits) ? (digits.match(/../g) ?? []).join(':') : digits;
}
