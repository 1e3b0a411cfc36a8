import type { Json, JsonObject } from '../common/json.ts';

/** One rule of Suricata. */
export interface Rule {
  sid: number;
  rev: number;
  name: string;
  category: string;
  /** 1 is the gravest. */
  severity: number;
}

/** Two ends of a flow, as EVE writes them. */
export interface Route {
  flowId: number;
  source: string;
  sourcePort: number;
  target: string;
  targetPort: number;
}

/** An alert as Suricata writes it to eve.json. */
export function eveAlert(rule: Rule, route: Route, time: Date): JsonObject {
  return {
    ...common('alert', route, time),
    alert: {
      action: 'allowed',
      gid: 1,
      signature_id: rule.sid,
      rev: rule.rev,
      signature: rule.name,
      category: rule.category,
      severity: rule.severity,
    },
  };
}

/** A modbus transaction, request and response. */
export function eveModbus(transaction: number, request: JsonObject, route: Route, time: Date): JsonObject {
  const { function_code: code, function_raw: raw, unit_id: unit } = request;
  const answer = { transaction_id: transaction, protocol_id: 0, unit_id: unit ?? 1, function_raw: raw ?? 0 };
  return {
    ...common('modbus', route, time),
    modbus: {
      id: transaction,
      request: { transaction_id: transaction, protocol_id: 0, error_flags: 'NONE', ...request },
      response: { ...answer, function_code: code ?? 'Unknown', access_type: 'NONE', error_flags: 'NONE' },
    },
  };
}

/** A protocol anomaly: what fills a Suricata log on a quiet day. */
export function eveAnomaly(event: string, route: Route, time: Date): JsonObject {
  return { ...common('anomaly', route, time), anomaly: { type: 'stream', event } };
}

/** The same record as Wazuh passes it on: every number has become text. */
export function asTexts(record: JsonObject): JsonObject {
  const texts = (value: Json): Json => {
    if (typeof value === 'number') return String(value);
    if (Array.isArray(value)) return value.map(texts);
    return typeof value === 'object' && value !== null ? asTexts(value) : value;
  };
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, texts(value)]));
}

function common(eventType: string, route: Route, time: Date): JsonObject {
  return {
    timestamp: `${time.toISOString().replace('Z', '')}000+0000`,
    flow_id: route.flowId,
    in_iface: 'ot0',
    event_type: eventType,
    src_ip: route.source,
    src_port: route.sourcePort,
    dest_ip: route.target,
    dest_port: route.targetPort,
    proto: 'TCP',
  };
}
