import { Injectable } from '@nestjs/common';
import type { StepRecord } from '../correlation/case-operations.ts';
import type { SiteView } from '../correlation/site-view.ts';
import type { SiteChanges } from '../correlation/step-result.ts';
import { type AirObject, describeObject, followTransitions } from '../correlation/air-object.ts';
import { stricterTlp } from '../correlation/case-facts.ts';
import type { Transition } from '../correlation/tracks/zone-watch.ts';
import type { JsonObject } from '../common/json.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import { SpoofSignsStore } from './spoof-signs.store.ts';
import type { StepMarkings } from './step-markings.ts';

interface ObjectRow {
  id: string;
  transitions: Transition[];
}

export interface ObjectEvent {
  type: 'object.opened' | 'object.updated' | 'object.zone_entered' | 'object.zone_exited' | 'object.zone_amended';
  groupId: string;
  at: Date;
  /** Of the alerts it is made of. */
  tlp: string;
  data: JsonObject;
}

/** Writes fused objects and tells of their zone crossings. */
@Injectable()
export class ObjectWriter {
  constructor(private readonly spoofSigns: SpoofSignsStore) {}

  async write(
    tx: Transaction,
    site: SiteView,
    changes: SiteChanges,
    markings: StepMarkings,
    step: StepRecord,
  ): Promise<ObjectEvent[]> {
    const absorbed = changes.objects.flatMap((change) => change.absorbed);
    if (absorbed.length > 0) await tx.query('DELETE FROM objects WHERE id = ANY($1::uuid[])', [absorbed]);
    if (changes.objects.length === 0) return [];
    const known = await tx.query<ObjectRow>('SELECT id, transitions FROM objects WHERE id = ANY($1::uuid[])', [
      changes.objects.map((change) => change.objectId),
    ]);
    const former = new Map(known.map((row) => [row.id, row.transitions]));
    const events: ObjectEvent[] = [];
    const rows = changes.objects.map((change) => {
      const object = describeObject(change, site);
      const before = former.get(change.objectId);
      const { transitions, events: crossings } = followTransitions(before ?? [], change.nodes, site, step.rules.track);
      const groupId = change.group.id;
      const tlp = change.nodes.map((node) => markings.ofNode(node)).reduce(stricterTlp, 'CLEAR');
      events.push({
        type: before ? 'object.updated' : 'object.opened',
        groupId,
        at: new Date(object.lastSeen),
        tlp,
        data: objectData(object),
      });
      for (const crossing of crossings) {
        events.push({
          type: crossing.type,
          groupId,
          at: new Date(crossing.transition.t),
          tlp,
          data: {
            objectId: object.objectId,
            identity: object.identity,
            zone: { name: crossing.transition.zoneName, kind: crossing.transition.kind },
            direction: crossing.transition.direction,
            at: new Date(crossing.transition.t).toISOString(),
            position: { ...crossing.transition.position },
          },
        });
      }
      return {
        id: object.objectId,
        group_id: groupId,
        identity: object.identity,
        class: object.class,
        zone: object.zone,
        first_seen: new Date(object.firstSeen),
        last_seen: new Date(object.lastSeen),
        lat: object.position?.lat ?? null,
        lon: object.position?.lon ?? null,
        alt: object.position?.alt ?? null,
        position_error: object.position?.error ?? null,
        velocity: object.velocity,
        tracks: object.tracks,
        transitions,
        affiliation: object.affiliation,
        confirmed: object.confirmed,
        assessment: object.assessment,
      };
    });
    await tx.query(
      `INSERT INTO objects (id, realm, nation, organisation_id, site_id, group_id, identity, class, zone, first_seen,
         last_seen, lat, lon, alt, position_error, velocity, tracks, transitions, affiliation, confirmed, assessment,
         updated_at)
       SELECT r.id, $1, $2, $3, $4, r.group_id, r.identity, r.class, r.zone, r.first_seen, r.last_seen, r.lat, r.lon,
         r.alt, r.position_error, r.velocity, r.tracks, r.transitions, r.affiliation, r.confirmed, r.assessment, $5
       FROM jsonb_to_recordset($6::jsonb) AS r (id uuid, group_id uuid, identity text, class text, zone text,
         first_seen timestamptz, last_seen timestamptz, lat float8, lon float8, alt float8, position_error real,
         velocity jsonb, tracks jsonb, transitions jsonb, affiliation text, confirmed boolean, assessment jsonb)
       ON CONFLICT (id) DO UPDATE SET group_id = excluded.group_id, identity = excluded.identity,
         class = excluded.class, zone = excluded.zone, first_seen = excluded.first_seen,
         last_seen = excluded.last_seen, lat = excluded.lat, lon = excluded.lon, alt = excluded.alt,
         position_error = excluded.position_error, velocity = excluded.velocity, tracks = excluded.tracks,
         transitions = excluded.transitions, affiliation = excluded.affiliation, confirmed = excluded.confirmed,
         assessment = excluded.assessment, updated_at = excluded.updated_at`,
      [tx.realm, site.nation, site.organisationId, site.siteId, step.now, JSON.stringify(rows)],
    );
    await this.spoofSigns.keep(tx, changes.objects);
    return events;
  }
}

function objectData(object: AirObject): JsonObject {
  return {
    objectId: object.objectId,
    identity: object.identity,
    class: object.class,
    position: object.position === null ? null : { ...object.position },
    velocity: object.velocity === null ? null : { ...object.velocity },
    zone: object.zone,
    affiliation: object.affiliation,
    confirmed: object.confirmed,
    assessment: JSON.parse(JSON.stringify(object.assessment)) as JsonObject,
    tracks: object.tracks.map(({ sensor, trackId }) => ({ sensor, trackId })),
  };
}
