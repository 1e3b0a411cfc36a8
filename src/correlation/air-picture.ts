import type { CorrelationRules } from '../../config/correlation-rules.ts';
import type { AlertFact } from './alert-fact.ts';
import { type AlertGroup, type AlertNode, type Slot, startsBefore } from './alert-node.ts';
import { worseZone } from './case-facts.ts';
import { contradicts, OBJECT_KEYS } from './entity-ties.ts';
import { derivedId } from './grouping.ts';
import type { SiteView } from './site-view.ts';
import type { Sample } from './tracks/sample.ts';
import { keepSample } from './tracks/kept-samples.ts';
import { compareTracks, farApart } from './tracks/track-gate.ts';
import { zoneLevel } from './tracks/zone-watch.ts';

/** An object whose tracks or whereabouts changed; `nodes` are its tracks by start. */
export interface ObjectChange {
  objectId: string;
  group: AlertGroup;
  nodes: AlertNode[];
  /** Ids of objects that proved to be this one. */
  absorbed: string[];
}

/** A tie found, and the node it belongs to. */
export interface OwnedSlot {
  node: AlertNode;
  name: string;
  slot: Slot | null;
}

/**
 * Tracks and sightings of one site, and the objects they are fused into.
 * Tracks are one object when a sensor declares so, when they share a serial number or transmitter (the tie is made by
 * shared entities), or when their positions agree within their errors.
 */
export class AirPicture {
  private readonly tracked = new Set<AlertNode>();
  private readonly moved = new Set<AlertNode>();
  private readonly risen = new Set<AlertNode>();
  private readonly gone = new Map<string, string>();
  private settled: ObjectChange[] = [];

  constructor(private readonly rules: CorrelationRules['track']) {}

  /** Takes in what one alert says of a track or a sighting's place. */
  observe(node: AlertNode, fact: AlertFact, site: SiteView): void {
    if (fact.track === null && !(fact.kind === 'human' && fact.position !== null)) return;
    this.tracked.add(node);
    keepSample(node.samples, sampleOf(fact, this.rules), this.rules.samples);
    if (fact.track === null) return;
    node.track ??= {
      sensorId: fact.sensorId,
      sensorCode: fact.sensorCode,
      sensorKind: fact.sensorKind,
      analyzer: fact.analyzer,
      id: fact.track.id,
      class: null,
      classConfidence: 0,
      transmitter: null,
      zone: 'outside',
      objectId: null,
    };
    const track = node.track;
    track.transmitter = fact.track.transmitter ?? track.transmitter;
    if (fact.track.class !== undefined && (fact.track.classConfidence ?? 0.5) >= track.classConfidence) {
      track.class = fact.track.class;
      track.classConfidence = fact.track.classConfidence ?? 0.5;
    }
    for (const declared of fact.track.declared ?? []) {
      const known = node.declared.some(
        (other) => other.sensor === declared.sensor && other.trackId === declared.trackId,
      );
      if (!known && node.declared.length < 16) node.declared.push(declared);
    }
    if (fact.position) {
      const zone = worseZone(track.zone, zoneLevel(fact.position, site.zones));
      if (zone !== track.zone) this.risen.add(node);
      track.zone = zone;
    }
    this.moved.add(node);
  }

  /** Whether a position of this track reached a worse zone than any before; asked once per alert. */
  zoneRose(node: AlertNode): boolean {
    return this.risen.delete(node);
  }

  /** The ties between this node and every other track that is seen at the same time. */
  *ties(node: AlertNode): Generator<OwnedSlot> {
    if (!this.tracked.has(node)) return;
    for (const other of this.tracked) {
      if (other === node || sameSource(node, other) || contradicts(node, other)) continue;
      const declared = declares(node, other) || declares(other, node);
      if (!declared && !concurrent(node, other, this.rules.concurrentSeconds * 1000)) continue;
      const [earlier, later] = startsBefore(node, other) ? [node, other] : [other, node];
      const name = `track:${label(earlier)}`;
      const slot = this.tie(later, earlier, declared);
      if (slot !== 'as before') yield { node: later, name, slot };
      // Which of the two began first may have changed with a late report; the tie has one owner.
      yield { node: earlier, name: `track:${label(later)}`, slot: null };
    }
  }

  /** The tie of two tracks; what was found stands where the reports both were seen in are no longer kept. */
  private tie(node: AlertNode, partner: AlertNode, declared: boolean): Slot | null | 'as before' {
    if (node.group.sealed || partner.group.sealed) return null;
    const person = node.kind === 'human' || partner.kind === 'human';
    if (!declared) {
      if (node.kind === 'human' && partner.kind === 'human') return null;
      if (farApart(node.samples, partner.samples)) return null;
      const verdict = compareTracks(node.samples, partner.samples, { person });
      if (verdict.compared === 0 && outOfMemory(node, partner)) return 'as before';
      if (!verdict.fused) return null;
    }
    const rule = declared ? 'declared-track' : person ? 'sighting-on-track' : 'same-path';
    const text = {
      'declared-track': `Its sensor itself declares it to be track ${label(partner)}`,
      'sighting-on-track': `The place and time reported lie on track ${label(partner)}, within the error of both`,
      'same-path': `Flies the same path as track ${label(partner)}: their positions agree within the errors stated`,
    }[rule];
    return {
      partner,
      joins: true,
      sameObject: !person,
      reason: {
        rule,
        version: this.rules.version,
        text,
        facts: { slot: `track:${label(partner)}`, alertId: partner.headId },
        weight: declared ? 0.9 : 0.8,
      },
    };
  }

  replace(former: AlertNode, node: AlertNode): void {
    if (!this.tracked.has(former)) return;
    this.tracked.add(node);
    node.track ??= former.track;
    for (const sample of former.samples) keepSample(node.samples, sample, this.rules.samples);
    if (node.track && former.track) {
      node.track.zone = worseZone(node.track.zone, former.track.zone);
      if (former.track.objectId && node.track.objectId && former.track.objectId !== node.track.objectId) {
        this.gone.set(former.track.objectId, node.track.objectId);
      }
      node.track.objectId ??= former.track.objectId;
    }
    this.remove(former);
    this.moved.add(node);
  }

  adopt(node: AlertNode): void {
    if (node.track || (node.kind === 'human' && node.samples.length > 0)) this.tracked.add(node);
  }

  /** A node leaves memory: what it still has to tell of its object is told first, while its ties stand. */
  release(node: AlertNode): void {
    if (this.moved.has(node) && node.track) this.settled.push(this.settle(objectOf(node), node.group));
    this.remove(node);
  }

  /** Two tracks were found to be one object, or no longer: both objects are told anew. */
  reconsider(node: AlertNode, partner: AlertNode): void {
    for (const part of [node, partner]) if (part.track && this.tracked.has(part)) this.moved.add(part);
  }

  private remove(node: AlertNode): void {
    this.tracked.delete(node);
    this.moved.delete(node);
    this.risen.delete(node);
  }

  /** The objects that changed since the last call, with their tracks. */
  drain(): ObjectChange[] {
    const changes = this.settled;
    this.settled = [];
    const seen = new Set<AlertNode>();
    const parts: AlertNode[][] = [];
    for (const node of [...this.moved].filter((moved) => moved.track)) {
      if (seen.has(node)) continue;
      const nodes = objectOf(node);
      for (const part of nodes) seen.add(part);
      parts.push(nodes);
    }
    giveUpIds(parts);
    for (const nodes of parts) if (nodes[0]) changes.push(this.settle(nodes, nodes[0].group));
    this.moved.clear();
    return [...new Map(changes.map((change) => [change.objectId, change])).values()];
  }

  private settle(nodes: AlertNode[], group: AlertGroup): ObjectChange {
    const known = nodes.flatMap((node) => node.track?.objectId ?? []);
    const objectId = known[0] ?? derivedId(`${nodes[0]?.headId ?? ''}|object`);
    const absorbed = [...new Set(known)].filter((id) => id !== objectId);
    for (const [from, into] of this.gone) if (into === objectId) absorbed.push(from);
    for (const id of absorbed) this.gone.delete(id);
    for (const node of nodes) if (node.track) node.track.objectId = objectId;
    return { objectId, group, nodes, absorbed };
  }
}

/** Of the parts an object came apart into, the one that began first keeps its id. */
function giveUpIds(parts: readonly (readonly AlertNode[])[]): void {
  const taken = new Set<string>();
  const inOrder = [...parts].sort(([a], [b]) => (a && b && startsBefore(a, b) ? -1 : 1));
  for (const nodes of inOrder) {
    for (const { track } of nodes) if (track?.objectId && taken.has(track.objectId)) track.objectId = null;
    for (const { track } of nodes) if (track?.objectId) taken.add(track.objectId);
  }
}

/** `sensor track-id`, as an analyst reads it. */
export function label(node: AlertNode): string {
  return node.track ? `${node.track.id} of ${node.sensorCode}` : `report “${node.title}”`;
}

/** The tracks tied to this one as one object, in the same case, by start. */
export function objectOf(start: AlertNode): AlertNode[] {
  const found = [start];
  for (const node of found) {
    const partners = [...node.slots.values()]
      .filter((slot) => slot.sameObject && slot.joins)
      .map((slot) => slot.partner);
    const dependants = [...node.dependants].filter((other) =>
      [...other.slots.values()].some((slot) => slot.partner === node && slot.sameObject && slot.joins),
    );
    for (const next of [...partners, ...dependants]) {
      if (next && next.group === start.group && !found.includes(next) && fits(next, found)) found.push(next);
    }
  }
  return found.sort((a, b) => (startsBefore(a, b) ? -1 : 1));
}

/** One sensor that sees two tracks at once sees two things, unless they share an identity; a third sensor's track in between does not change that. */
function fits(node: AlertNode, found: readonly AlertNode[]): boolean {
  return !found.some((other) => sameSource(node, other) && concurrent(node, other, 0) && !shareIdentity(node, other));
}

function shareIdentity(a: AlertNode, b: AlertNode): boolean {
  return [...a.keys.keys()].some((key) => OBJECT_KEYS.test(key) && b.keys.has(key));
}

/** A sensor's own tracks are what it holds to be different things; only identities may say otherwise. */
function sameSource(a: AlertNode, b: AlertNode): boolean {
  return (
    a.track !== null &&
    b.track !== null &&
    a.track.sensorId === b.track.sensorId &&
    a.track.analyzer === b.track.analyzer
  );
}

function declares(a: AlertNode, b: AlertNode): boolean {
  return a.declared.some(
    ({ sensor, trackId }) => trackId === b.track?.id && (sensor === b.track.analyzer || sensor === b.track.sensorCode),
  );
}

function concurrent(a: AlertNode, b: AlertNode, window: number): boolean {
  return Math.max(a.first - b.last, b.first - a.last) <= window;
}

/** Both were seen at once only so long ago that one of them no longer keeps reports of that time. */
function outOfMemory(a: AlertNode, b: AlertNode): boolean {
  const until = Math.min(a.last, b.last);
  return [a, b].some(({ samples }) => samples.length > 0 && (samples[0]?.t ?? 0) > until);
}

export function sampleOf(fact: AlertFact, rules: CorrelationRules['track']): Sample {
  const sample: Sample = { t: fact.t, key: fact.ref };
  if (fact.position) {
    const error = fact.position.error ?? rules.defaultErrorMetres[fact.sensorKind];
    sample.position = error === undefined ? fact.position : { ...fact.position, error };
  }
  if (fact.track?.bearing) {
    sample.bearing = fact.track.bearing;
    if (fact.sensorPosition) sample.from = fact.sensorPosition;
  }
  if (fact.track?.velocity) sample.velocity = fact.track.velocity;
  return sample;
}
