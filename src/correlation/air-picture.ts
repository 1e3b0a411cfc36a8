import type { CorrelationRules } from '../../config/correlation-rules.ts';
import type { AlertFact } from './alert-fact.ts';
import { BriefTracks } from './air-brief.ts';
import { forgetObject, giveUpIds, objectOf, type OwnedSlot, resolveObjects } from './air-membership.ts';
import { continuations } from './air-continuations.ts';
import { Disagreements } from './air-disagreements.ts';
import { concurrent, sameSource } from './air-objects.ts';
import { slotOf } from './air-reasons.ts';
import { bearingOnly, crossings, declares, explanationOf, seenAbout, tieOf } from './air-ties.ts';
import { type AlertGroup, type AlertNode, startsBefore } from './alert-node.ts';
import { worseZone } from './case-facts.ts';
import { ownSpoofSigns, type Remark, remarksOn } from './air-standing.ts';
import { contradicts } from './entity-ties.ts';
import { derivedId } from './grouping.ts';
import type { Reason } from './reason.ts';
import type { SiteView } from './site-view.ts';
import { laterPilot, sampleOf } from './air-sample.ts';
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
  /** Their objects are to be put together anew, for ties that were made or lost elsewhere. */
  private readonly pending = new Set<AlertNode>();
  private readonly disagreements = new Disagreements();
  private readonly briefs: BriefTracks;
  private readonly gone = new Map<string, string>();
  private settled: ObjectChange[] = [];

  constructor(private readonly rules: CorrelationRules['track']) {
    this.briefs = new BriefTracks(rules);
  }

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
    this.briefs.note(node);
    const track = node.track;
    if (fact.track.pilot)
      track.pilot = laterPilot(track.pilot, { t: fact.t, ref: fact.ref, position: fact.track.pilot });
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
   * can change. What agrees pair by pair is put together to objects, and what does not stand then joins nothing.
   */
  *ties(node: AlertNode, t: number | null): Generator<OwnedSlot> {
    if (!this.tracked.has(node)) return;
    this.suspect(node);
    yield* this.transmitterTies(node);
    const found = [...crossings(node, this.tracked, this.rules), ...continuations(node, t, this.tracked, this.rules)];
    for (const other of this.tracked) {
      const declared = declares(node, other) || declares(other, node);
      if (!declared && t !== null && !seenAbout(other, t)) continue;
      if (node.track?.context || other.track?.context) yield* this.explanation(node, other);
      else found.push(...this.pairTies(node, other, declared));
    }
    const starts = [node, ...this.pending].filter(({ track }) => track !== null);
    const { ties, changed } = resolveObjects(starts, found, (a, b) => this.disagreements.between(a, b), this.rules);
    yield* ties;
    yield* this.briefs.ties(node, t, changed, this.tracked);
    for (const part of changed) this.renew(part);
    // What was set just now is put together already.
    this.pending.clear();
  }

  private *explanation(node: AlertNode, other: AlertNode): Generator<OwnedSlot> {
    const found = other === node ? undefined : explanationOf(node, other, this.rules);
    if (!found) return;
    // An aircraft that explains a track explains the object it is of.
    this.stale.add(found.node);
    if (found.node.slots.has(found.name) !== (found.slot !== null)) this.risen.add(found.node);
    yield found;
  }

  private *pairTies(node: AlertNode, other: AlertNode, declared: boolean): Generator<OwnedSlot> {
    if (other === node || sameSource(node, other) || contradicts(node, other)) return;
    if (!declared && bearingOnly(node) && bearingOnly(other)) return;
    if (!declared && !concurrent(node, other, this.rules.concurrentSeconds * 1000)) return;
    const [earlier, later] = startsBefore(node, other) ? [node, other] : [other, node];
    const { slot, refuted } = tieOf(later, earlier, declared, this.rules);
    if (slot !== 'as before') {
      this.disagreements.note(earlier, later, refuted);
      yield { node: later, name: slotOf(earlier), slot };
    }
    // Which of the two began first may have changed with a late report; the tie has one owner.
    yield { node: earlier, name: slotOf(later), slot: null };
  }

  /** What is told of a track's object, and said of it, is to be told anew. */
  private renew(node: AlertNode): void {
    if (!node.track || !this.tracked.has(node)) return;
    this.moved.add(node);
    this.stale.add(node);
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
      if (former.track.pilot) node.track.pilot = laterPilot(node.track.pilot, former.track.pilot);
    }
    this.remove(former);
    this.moved.add(node);
  }

  adopt(node: AlertNode): void {
    if (!node.track && (node.kind !== 'human' || node.samples.length === 0)) return;
    this.tracked.add(node);
    this.briefs.note(node);
  }

  /** A node leaves memory: what it still has to tell of its object is told first, while its ties stand. */
  release(node: AlertNode): void {
    if (this.moved.has(node) && node.track) this.settled.push(this.settle(objectOf(node), node.group));
    this.remove(node);
  }

  /** Tracks were found to be one object, or no longer: their objects are put together, and told, anew. */
  reconsider(...nodes: readonly (AlertNode | null | undefined)[]): void {
    for (const node of nodes) {
      if (!node?.track || !this.tracked.has(node)) continue;
      this.pending.add(node);
      this.renew(node);
    }
  }

  private remove(node: AlertNode): void {
    forgetObject(node);
    this.briefs.remove(node);
    this.tracked.delete(node);
    this.pending.delete(node);
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
