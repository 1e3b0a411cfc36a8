import type { CorrelationRules } from '../../config/correlation-rules.ts';
import type { AlertFact } from './alert-fact.ts';
import {
  bearingOnly,
  concurrent,
  crossings,
  declares,
  explanationOf,
  label,
  objectOf,
  type OwnedSlot,
  sameSource,
  seenAbout,
  tieOf,
} from './air-ties.ts';
import { type AlertGroup, type AlertNode, startsBefore } from './alert-node.ts';
import { worseZone } from './case-facts.ts';
import { ownSpoofSigns, type Remark, remarksOn } from './air-standing.ts';
import { contradicts } from './entity-ties.ts';
import { derivedId } from './grouping.ts';
import type { Reason } from './reason.ts';
import type { SiteView } from './site-view.ts';
import type { Sample } from './tracks/sample.ts';
import { keepSample } from './tracks/kept-samples.ts';
import { manySerials, type SpoofSign } from './tracks/spoof-signs.ts';
import { zoneLevel } from './tracks/zone-watch.ts';

/** An object whose tracks or whereabouts changed; `nodes` are its tracks by start. */
export interface ObjectChange {
  objectId: string;
  group: AlertGroup;
  nodes: AlertNode[];
  /** Ids of objects that proved to be this one. */
  absorbed: string[];
}

/**
 * Tracks and sightings of one site, and the objects they are fused into.
 * Tracks are one object when a sensor declares so, when they share a serial number or transmitter (the tie is made by
 * shared entities), or when their positions agree within their errors.
 */
export class AirPicture {
  private readonly tracked = new Set<AlertNode>();
  private readonly moved = new Set<AlertNode>();
  /** What happens elsewhere may be tied to these otherwise now. */
  private readonly risen = new Set<AlertNode>();
  /** Of objects that were joined or came apart, so that what is said of them must be said anew. */
  private readonly stale = new Set<AlertNode>();
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
      ...(fact.track.context && { context: true }),
    };
    const track = node.track;
    if (fact.track.pilot) track.pilot = later(track.pilot, { t: fact.t, ref: fact.ref, position: fact.track.pilot });
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

  /** What is to be said now of the object that this track is of, and of those it was one with until just now. */
  remarks(node: AlertNode, site: SiteView): Remark[] {
    if (!node.track && this.stale.size === 0) return [];
    const stale = new Set(this.stale).add(node);
    this.stale.clear();
    const seen = new Set<AlertNode>();
    return [...stale].flatMap((start) => {
      if (!start.track || start.track.context || seen.has(start) || !this.tracked.has(start)) return [];
      const nodes = objectOf(start);
      for (const part of nodes) seen.add(part);
      return remarksOn(nodes, site, this.rules);
    });
  }

  /** Looks whether the track's own broadcast can be true; what was found once stays. */
  private suspect(node: AlertNode): void {
    for (const sign of ownSpoofSigns(node, this.rules)) this.accuse(node, sign);
    const transmitter = node.track?.transmitter ?? null;
    if (transmitter === null) return;
    const others = this.ofTransmitter(node);
    if (others.length < this.rules.spoof.serials) return;
    const named = others.flatMap(({ keys }) =>
      [...keys].flatMap(([key, { first, last }]) => (key.startsWith('serial:') ? [{ serial: key, first, last }] : [])),
    );
    const sign = manySerials(transmitter, named, this.rules.spoof);
    if (sign) for (const other of others) this.accuse(other, sign);
  }

  private accuse(node: AlertNode, sign: SpoofSign): void {
    const former = node.track?.spoofed ?? [];
    if (!node.track || former.some(({ kind }) => kind === sign.kind)) return;
    node.track.spoofed = [...former, sign].sort((a, b) => (a.kind < b.kind ? -1 : 1));
    this.moved.add(node);
    this.stale.add(node);
  }

  /** Whether a track reached a worse zone than before, or came to be explained, or no longer; asked once per alert. */
  zoneRose(): boolean {
    if (this.risen.size === 0) return false;
    this.risen.clear();
    return true;
  }

  /**
   * The ties between this node and every other track that is seen at the same time; after a report at `t`, those that it
   * can change.
   */
  *ties(node: AlertNode, t: number | null): Generator<OwnedSlot> {
    if (!this.tracked.has(node)) return;
    this.suspect(node);
    yield* this.transmitterTies(node);
    yield* crossings(node, this.tracked, this.rules);
    for (const other of this.tracked) {
      const declared = declares(node, other) || declares(other, node);
      if (!declared && t !== null && !seenAbout(other, t)) continue;
      if (node.track?.context || other.track?.context) {
        const found = other === node ? undefined : explanationOf(node, other, this.rules);
        if (found) {
          // An aircraft that explains a track explains the object it is of.
          this.stale.add(found.node);
          if (found.node.slots.has(found.name) !== (found.slot !== null)) this.risen.add(found.node);
          yield found;
        }
        continue;
      }
      if (other === node || sameSource(node, other) || contradicts(node, other)) continue;
      if (!declared && bearingOnly(node) && bearingOnly(other)) continue;
      if (!declared && !concurrent(node, other, this.rules.concurrentSeconds * 1000)) continue;
      const [earlier, later] = startsBefore(node, other) ? [node, other] : [other, node];
      const name = `track:${label(earlier)}`;
      const slot = tieOf(later, earlier, declared, this.rules);
      if (slot !== 'as before') yield { node: later, name, slot };
      // Which of the two began first may have changed with a late report; the tie has one owner.
      yield { node: earlier, name: `track:${label(later)}`, slot: null };
    }
  }

  /** A transmitter that forges many names is one thing, whatever its serial numbers say. */
  private *transmitterTies(node: AlertNode): Generator<OwnedSlot> {
    if (!node.track?.spoofed?.some(({ kind }) => kind === 'many-serials')) return;
    const [first, ...others] = this.ofTransmitter(node);
    if (!first) return;
    yield { node: first, name: 'transmitter', slot: null };
    for (const other of others) {
      const reason: Reason = {
        rule: 'same-transmitter',
        version: this.rules.version,
        text: `Comes from transmitter ${node.track.transmitter ?? ''}, which forges many serial numbers`,
        facts: { slot: 'transmitter', alertId: first.headId },
        weight: 0.7,
      };
      yield { node: other, name: 'transmitter', slot: { partner: first, joins: true, sameObject: false, reason } };
    }
  }

  /** The tracks of this one's transmitter, by start. */
  private ofTransmitter(node: AlertNode): AlertNode[] {
    const transmitter = node.track?.transmitter ?? null;
    if (transmitter === null) return [];
    const found = [...this.tracked].filter(({ track }) => track?.transmitter === transmitter);
    return found.sort((a, b) => (startsBefore(a, b) ? -1 : 1));
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
      for (const sign of former.track.spoofed ?? []) this.accuse(node, sign);
      if (former.track.pilot) node.track.pilot = later(node.track.pilot, former.track.pilot);
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
    for (const part of [node, partner])
      if (part.track && this.tracked.has(part)) {
        this.moved.add(part);
        this.stale.add(part);
      }
  }

  private remove(node: AlertNode): void {
    this.tracked.delete(node);
    this.moved.delete(node);
    this.risen.delete(node);
    this.stale.delete(node);
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

function later(
  known: NonNullable<AlertNode['track']>['pilot'],
  told: NonNullable<NonNullable<AlertNode['track']>['pilot']>,
): NonNullable<AlertNode['track']>['pilot'] {
  if (!known) return told;
  return told.t > known.t || (told.t === known.t && told.ref > known.ref) ? told : known;
}

export function sampleOf(fact: AlertFact, rules: CorrelationRules['track']): Sample {
  const sample: Sample = { t: fact.t, key: fact.ref };
  if (fact.position) {
    const error = fact.position.error ?? rules.defaultErrorMetres[fact.sensorKind];
    sample.position = error === undefined ? fact.position : { ...fact.position, error };
  }
  if (fact.track?.bearing) sample.bearing = fact.track.bearing;
  if (fact.track?.strength !== undefined) sample.strength = fact.track.strength;
  if (fact.sensorPosition && (sample.bearing || sample.strength !== undefined)) sample.from = fact.sensorPosition;
  if (fact.track?.velocity) sample.velocity = fact.track.velocity;
  return sample;
}
