import { correlationRules } from '../config/correlation-rules.ts';
import type { AlertDraft, Position } from '../src/intake/alert.ts';
import { type AlertFact, alertFact } from '../src/correlation/alert-fact.ts';
import { type AirObject, describeObject } from '../src/correlation/air-object.ts';
import type { AlertNode } from '../src/correlation/alert-node.ts';
import { CorrelationEngine } from '../src/correlation/correlation-engine.ts';
import type { SiteView } from '../src/correlation/site-view.ts';

/** A sensor as the registry knows it. */
export interface BenchSensor {
  id: string;
  code: string;
  kind: string;
  position: Position | null;
}

/** What the platform made of a run: the objects that stand at its end, and which alerts are in which case. */
export interface Outcome {
  objects: { object: AirObject; nodes: AlertNode[]; opened: boolean }[];
  /** Number of the case an alert is in, by the alert's reference; absent where it waits. */
  caseOf: Map<string, number>;
  cases: number;
  reasonsOf: Map<string, string[]>;
}

/** An alert as correlation gets it from the store: decoded, with its sensor's place. */
export function factOf(draft: AlertDraft, sensor: BenchSensor, site: SiteView, format = 'native'): AlertFact {
  return alertFact(
    {
      id: `${sensor.id}/${draft.externalId}`,
      realm: 'live',
      site_id: site.siteId,
      sensor_id: sensor.id,
      external_id: draft.externalId,
      format,
      kind: draft.kind,
      signature: draft.signature,
      title: draft.title,
      severity: draft.severity,
      tlp: 'AMBER',
      pap: 'AMBER',
      effective_at: draft.occurredAt,
      event_key: draft.eventKey ?? null,
      analyzer: draft.analyzer ?? null,
      entities: draft.entities,
      track: draft.track ?? null,
      lat: draft.position?.lat ?? null,
      lon: draft.position?.lon ?? null,
      alt: draft.position?.alt ?? null,
      position_error: draft.position?.error ?? null,
    },
    { code: sensor.code, kind: sensor.kind, position: sensor.position },
    site.code,
  );
}

/** Feeds facts to a fresh engine in the order given, in batches as the runner cuts them, and keeps what a store would. */
export function run(facts: readonly AlertFact[], site: SiteView): Outcome {
  const engine = new CorrelationEngine(correlationRules, new Map([[site.siteId, site]]), 1);
  const objects = new Map<string, Outcome['objects'][number]>();
  const nodeOf = new Map<string, AlertNode>();
  for (let at = 0; at < facts.length; at += 500) {
    const batch = facts
      .slice(at, at + 500)
      .map((fact, index) => ({ kind: 'alert' as const, fact, ordinal: at + index + 1 }));
    for (const changes of engine.step(batch).sites) {
      for (const { alertId, node } of changes.placements) nodeOf.set(alertId, node);
      for (const change of changes.objects) {
        for (const id of change.absorbed) objects.delete(id);
        objects.set(change.objectId, {
          object: describeObject(change, site),
          nodes: change.nodes,
          opened: change.group.opened !== null,
        });
      }
    }
  }
  // A node that was taken into another by a late alert is told only by that one.
  const caseOf = new Map<string, number>();
  const reasonsOf = new Map<string, string[]>();
  const numbers = new Set<number>();
  for (const fact of facts) {
    const node = nodeOf.get(fact.id);
    let group = node?.group;
    while (group?.absorbedBy) group = group.absorbedBy;
    if (node)
      reasonsOf.set(
        fact.ref,
        node.reasons().map((reason) => `${reason.rule}: ${reason.text}`),
      );
    if (!group || group.opened === null) continue;
    numbers.add(group.opened);
    caseOf.set(fact.ref, group.opened);
  }
  for (const found of objects.values()) {
    let group = found.nodes[0]?.group;
    while (group?.absorbedBy) group = group.absorbedBy;
    found.opened = group !== undefined && group.opened !== null;
  }
  return { objects: [...objects.values()], caseOf, cases: numbers.size, reasonsOf };
}

/** A round zone, as a ring of 24 corners. */
export function ringAround(center: { lat: number; lon: number }, metres: number): number[][] {
  const north = metres / 111_195;
  const east = north / Math.cos((center.lat * Math.PI) / 180);
  return Array.from({ length: 25 }, (_, corner) => {
    const angle = (corner % 24) * (Math.PI / 12);
    return [center.lon + east * Math.cos(angle), center.lat + north * Math.sin(angle)];
  });
}

export function siteAround(center: { lat: number; lon: number }, more: Partial<SiteView> = {}): SiteView {
  return {
    siteId: '00000000-0000-4000-8000-0000000000aa',
    code: 'BENCH',
    name: 'Bench',
    nation: 'KR',
    organisationId: '00000000-0000-4000-8000-0000000000ab',
    criticality: 3,
    zones: [
      { id: 'warning', name: 'Outer ring', kind: 'warning', polygon: [ringAround(center, 1_500)], ceilingM: null },
      { id: 'critical', name: 'Inner ring', kind: 'critical', polygon: [ringAround(center, 500)], ceilingM: null },
    ],
    ...more,
  };
}

export function percent(part: number, whole: number): string {
  return whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(1)} %`;
}
