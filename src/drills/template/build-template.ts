import { buildPredicate, type Complain } from './build-predicate.ts';
import { parseDuration } from './duration.ts';
import type { RawExpectation, RawFlight, RawItem, RawTemplate } from './raw-template.ts';
import {
  type Channel,
  CHANNELS,
  type Delivery,
  type DrillTemplate,
  type Expectation,
  type FlownTrack,
  type MselItem,
  type Requirements,
  type Trigger,
} from './template.ts';

/** Sixty minutes of a drill in ten. */
const USUAL_RATE = 6;

/** What the schema let pass, with times as numbers and what was left out filled in. */
export function buildTemplate(raw: RawTemplate, complain: Complain): DrillTemplate {
  return {
    code: raw.code,
    version: raw.version,
    title: raw.title,
    synopsis: raw.synopsis.trim(),
    kind: raw.kind,
    domain: raw.domain,
    durationMs: time(raw.duration),
    compressedRate: raw.compressed_rate ?? USUAL_RATE,
    cells: raw.cells.map(({ code, title, organisation, kind }) => ({ code, title, organisation, kind })),
    objectives: raw.objectives.map(({ code, statement, capability, target }) => ({
      code,
      statement,
      capability,
      target: target ? { metric: target.metric, withinMs: time(target.within) } : null,
    })),
    items: raw.items.map((item, index) => buildItem(item, `/items/${index}`, complain)),
  };
}

/** The schema has looked at its form. */
function time(text: string): number {
  return parseDuration(text) ?? 0;
}

function buildItem(raw: RawItem, pointer: string, complain: Complain): MselItem {
  return {
    code: raw.code,
    kind: raw.kind,
    title: raw.title,
    to: raw.to,
    from: raw.from ?? null,
    trigger: buildTrigger(raw, pointer, complain),
    requires: buildRequires(raw),
    delivery: buildDelivery(raw, pointer, complain),
    decoy: raw.decoy ?? false,
    notes: raw.notes ?? null,
    expectations: (raw.expectations ?? []).map((one, index) =>
      buildExpectation(one, raw, `${pointer}/expectations/${index}`, complain),
    ),
  };
}

function buildTrigger({ at, by_hand: byHand, after }: RawItem, pointer: string, complain: Complain): Trigger {
  const given = [at, byHand, after].filter((one) => one !== undefined).length;
  if (given !== 1) complain(pointer, 'An item has one of at, after and by_hand');
  if (at !== undefined) return { on: 'time', atMs: time(at) };
  if (!after) return { on: 'manual' };
  const { item, expectation, outcome, by = '0s' } = after;
  if ((expectation === undefined) !== (outcome === undefined)) {
    complain(`${pointer}/after`, 'An expectation has an outcome, met or missed');
  }
  return expectation === undefined
    ? { on: 'item', item, afterMs: time(by) }
    : { on: 'expectation', item, expectation, outcome: outcome ?? 'met', afterMs: time(by) };
}

function buildRequires({ requires }: RawItem): Requirements | null {
  if (!requires) return null;
  const of = (requires.all ?? requires.any ?? []).map(({ item, expectation, outcome }) => ({
    item,
    expectation: expectation ?? null,
    outcome,
  }));
  return { mode: requires.all ? 'all' : 'any', of };
}

const NOTHING: Delivery = { channel: 'phone_manual', script: '' };

function buildDelivery(raw: RawItem, pointer: string, complain: Complain): Delivery {
  const [channel, second] = CHANNELS.filter((one) => raw[one] !== undefined);
  if (channel === undefined || second !== undefined) {
    complain(pointer, `An item is delivered in one way, of ${CHANNELS.join(', ')}`);
    return NOTHING;
  }
  return deliveryBy(channel, raw) ?? NOTHING;
}

function deliveryBy(channel: Channel, raw: RawItem): Delivery | undefined {
  switch (channel) {
    case 'track':
      return raw.track && { channel, flights: raw.track.flights.map(buildFlight) };
    case 'report':
      return raw.report && { channel, body: raw.report };
    case 'message':
      return raw.message && { channel, ...raw.message };
    case 'media':
      return raw.media && { channel, ...raw.media };
    case 'phone_manual':
      return raw.phone_manual && { channel, ...raw.phone_manual };
    default: {
      const bodies = raw[channel];
      return bodies && { channel, ...bodies };
    }
  }
}

function buildFlight(raw: RawFlight): FlownTrack {
  const { class_confidence: classConfidence, vessel_name: vesselName, ...identity } = raw.identity;
  return {
    sensor: raw.sensor,
    format: raw.format,
    name: raw.name,
    everyMs: time(raw.every),
    errorM: raw.error_m ?? 0,
    waypoints: raw.waypoints.map(({ at, lat, lon, height_m: heightM = 0 }) => ({ atMs: time(at), lat, lon, heightM })),
    identity: {
      ...identity,
      ...(classConfidence !== undefined && { classConfidence }),
      ...(vesselName !== undefined && { vesselName }),
    },
  };
}

function buildExpectation(raw: RawExpectation, item: RawItem, pointer: string, complain: Complain): Expectation {
  return {
    code: raw.code,
    cell: raw.cell ?? item.to[0] ?? '',
    text: raw.text,
    metric: raw.metric,
    predicate: raw.when ? buildPredicate(raw.when, `${pointer}/when`, complain) : null,
    evaluator: raw.when ? 'auto' : 'manual',
    withinMs: time(raw.within),
    mode: raw.mode ?? 'any_member',
    required: raw.required ?? true,
    objective: raw.objective ?? null,
  };
}
