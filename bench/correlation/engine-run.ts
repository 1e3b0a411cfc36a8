import { v5 as uuidv5 } from 'uuid';
import { type CorrelationRules, correlationRules } from '../../config/correlation-rules.ts';
import type { JsonObject } from '../../src/common/json.ts';
import { type AlertFact, alertFact } from '../../src/correlation/alert-fact.ts';
import type { AlertNode } from '../../src/correlation/alert-node.ts';
import { CorrelationEngine } from '../../src/correlation/correlation-engine.ts';
import { standing } from '../../src/correlation/grouping.ts';
import type { SiteView } from '../../src/correlation/site-view.ts';
import type { DecodeContext } from '../../src/intake/alert.ts';
import type { Format } from '../../src/intake/formats/format.ts';
import { readRuleFolder } from '../../src/rules/rule-folder.ts';
import type { Outcome } from './scores.ts';

const NAMESPACE = '1d1a5e2a-45d5-4e1a-a6a6-0f3f61f7c0de';

export interface Posted {
  site: string;
  sensor: string;
  item: JsonObject;
}

/** A site as correlation knows it, without zones. */
export function siteView(code: string): SiteView {
  return {
    siteId: uuidv5(code, NAMESPACE),
    code,
    name: code,
    nation: 'KR',
    organisationId: uuidv5('o', NAMESPACE),
    criticality: 3,
    zones: [],
  };
}

/** The fact correlation gets of an item that was posted: decoded and keyed by the product's own functions. */
export function factOf({ site, sensor, item }: Posted, format: Format, index: number): AlertFact {
  const { siteId, sensorId } = idsOf(site, sensor);
  const context: DecodeContext = {
    sensor: { id: sensorId, code: `${site}-${sensor}`, kind: sensor, siteCode: site },
    receivedAt: new Date(),
  };
  const decoded = format.decode(item, context);
  if ('rejection' in decoded) throw new Error(`Refused: ${decoded.rejection.reason}`);
  const { draft } = decoded;
  return alertFact(
    {
      id: `00000000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`,
      realm: 'live',
      site_id: siteId,
      sensor_id: sensorId,
      external_id: draft.externalId,
      format: format.name,
      kind: draft.kind,
      signature: draft.signature,
      title: draft.title,
      severity: Math.round(draft.severity),
      tlp: 'AMBER',
      pap: 'AMBER',
      effective_at: draft.occurredAt,
      event_key: draft.eventKey ?? null,
      analyzer: draft.analyzer ?? null,
      entities: draft.entities,
      track: null,
      lat: null,
      lon: null,
      alt: null,
      position_error: null,
    },
    { code: `${site}-${sensor}`, kind: sensor, position: null },
    site,
  );
}

const ids = new Map<string, { siteId: string; sensorId: string }>();

function idsOf(site: string, sensor: string): { siteId: string; sensorId: string } {
  const name = `${site}/${sensor}`;
  let known = ids.get(name);
  if (!known) {
    known = { siteId: siteView(site).siteId, sensorId: uuidv5(name, NAMESPACE) };
    ids.set(name, known);
  }
  return known;
}

const SHIPPED = readRuleFolder('config/rules');

/** Runs facts through an engine with the shipped rules, in batches of the size the runner takes, and tells where each alert ended. */
export function runEngine(facts: readonly AlertFact[], rules: CorrelationRules = correlationRules): Outcome[] {
  const sites = new Map<string, SiteView>();
  for (const fact of facts) if (!sites.has(fact.siteId)) sites.set(fact.siteId, viewOf(fact));
  const engine = new CorrelationEngine(rules, sites, 1, SHIPPED);
  const placed: AlertNode[] = [];
  for (let at = 0; at < facts.length; at += 500) {
    const inputs = facts
      .slice(at, at + 500)
      .map((fact, index) => ({ kind: 'alert' as const, fact, ordinal: at + index }));
    for (const changes of engine.step(inputs).sites) {
      for (const { node, ordinal } of changes.placements) placed[ordinal] = node;
    }
  }
  return placed.map((node) => {
    const group = standing(node.group);
    return { group: group.id, number: group.opened, head: node.headId, explained: node.explained };
  });
}

function viewOf(fact: AlertFact): SiteView {
  return { ...siteView(fact.siteId), siteId: fact.siteId };
}
