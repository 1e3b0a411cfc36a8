import type { JsonObject } from '../../common/json.ts';
import { type AlertDraft, type Decoded, rejected } from '../alert.ts';
import { EntityList } from './entity-list.ts';
import { eventIdentity, recordIdentity } from './eve/identity.ts';
import { FieldReader } from './field-readers.ts';
import type { Format } from './format.ts';
import { dnp3Finding } from './eve/dnp3.ts';
import { enipFinding } from './eve/enip.ts';
import type { IcsFinding } from './eve/ics-finding.ts';
import { modbusFinding } from './eve/modbus.ts';
import { at, digitsOf, keep, numberOf, objectOf, textOf } from './lenient-values.ts';
import { categoryOfClassification } from './eve/classification.ts';
import { safeJson } from './safe-text.ts';

/** What is particular to one type of event. */
type Body = Pick<AlertDraft, 'title' | 'severity' | 'signature' | 'categories'> & {
  description?: string;
  attributes: JsonObject;
};

const CONTROL_PROTOCOLS: ReadonlyMap<string, (record: JsonObject) => IcsFinding> = new Map([
  ['modbus', modbusFinding],
  ['dnp3', dnp3Finding],
  ['enip', enipFinding],
]);

const KEPT = ['proto', 'app_proto', 'in_iface', 'vlan', 'community_id', 'direction', 'tx_id', 'pcap_cnt'];
const KEPT_ICMP = ['icmp_type', 'icmp_code'];

/**
 * Suricata's EVE records (etc/schema.json of Suricata 7 and 8): alert, anomaly, modbus, dnp3 and enip. Records of
 * older versions do not meet the schema, so only the fields that are needed are read, and only those refused.
 */
export const eveFormat: Format = {
  name: 'eve',
  title: 'Suricata EVE JSON (alert, anomaly, modbus, dnp3, enip)',
  decode: decodeEve,
};

/**
 * Decodes one EVE record; numbers may be written as text, as Wazuh passes them on.
 * Codes: `unsupported_event_type`, and those of `FieldReader`.
 */
export function decodeEve(item: JsonObject): Decoded {
  const reader = FieldReader.over(item);
  const eventType = reader.requireText('event_type', 64);
  const occurredAt = reader.requireTime('timestamp');
  const body = bodyOf(reader, eventType, item);
  if (reader.rejection) return { rejection: reader.rejection };
  if (!body) {
    return rejected('unsupported_event_type', `EVE records of type "${eventType}" are not taken`, 'event_type');
  }
  const { attributes, ...particular } = body;
  const eventKey = eventIdentity(item, eventType, occurredAt);
  const analyzer = textOf(item['host'], 256);
  return {
    draft: {
      externalId: recordIdentity(item, eventType),
      kind: 'cyber',
      occurredAt,
      ...particular,
      entities: entitiesOf(item),
      ...(eventKey === undefined ? {} : { eventKey }),
      ...(analyzer === undefined ? {} : { analyzer }),
      attributes: { eventType, ...keep(item, KEPT), ...keep(item, KEPT_ICMP), ...ports(item), ...attributes },
    },
  };
}

function bodyOf(reader: FieldReader, eventType: string, item: JsonObject): Body | undefined {
  if (eventType === 'alert') return alertBody(reader.requireChild('alert'), item);
  if (eventType === 'anomaly') return anomalyBody(reader.requireChild('anomaly'));
  const findingOf = CONTROL_PROTOCOLS.get(eventType);
  if (!findingOf) return undefined;
  const record = reader.requireChild(eventType).object;
  const { why, ...finding } = findingOf(record);
  return { ...finding, description: why, attributes: { severityReason: why, [eventType]: safeJson(record) } };
}

function alertBody(reader: FieldReader, item: JsonObject): Body {
  const alert = reader.object;
  const gid = digitsOf(alert['gid']) ?? '1';
  const sid = digitsOf(alert['signature_id']);
  if (sid === undefined) reader.reject('missing_field', 'alert.signature_id must be a whole number', 'signature_id');
  // 1 is the gravest. Rules without a priority of their own carry 3.
  const priority = Math.max(1, Math.round(numberOf(alert['severity']) ?? 3));
  const category = textOf(alert['category']);
  const action = textOf(alert['action'], 64);
  const told = [category, routeOf(item), action && `Suricata's action: ${action}.`].filter(Boolean).join('. ');
  return {
    title: textOf(alert['signature']) ?? `Suricata signature ${gid}:${sid ?? ''}`,
    ...(told === '' ? {} : { description: told }),
    severity: Math.max(0, 91 - 20 * (priority - 1)),
    signature: `suricata:${gid}:${sid ?? ''}`,
    categories: [categoryOfClassification(category)],
    attributes: {
      ...keep(alert, ['action', 'category', 'rev', 'references', 'metadata', 'xff']),
      ...nested('http', keep(objectOf(item['http']), ['hostname', 'url', 'http_method', 'http_user_agent', 'status'])),
      ...nested('tls', keep(objectOf(item['tls']), ['sni', 'subject', 'issuerdn', 'version', 'ja3', 'ja3s', 'ja4'])),
      ...nested('flow', keep(objectOf(item['flow']), ['start', 'pkts_toserver', 'pkts_toclient', 'src_ip', 'dest_ip'])),
      ...keep(item, ['ssh', 'modbus', 'dnp3', 'enip']),
    },
  };
}

function anomalyBody(reader: FieldReader): Body {
  const anomaly = reader.object;
  const type = textOf(anomaly['type'], 32) ?? 'unknown';
  const event = textOf(anomaly['event'], 128) ?? textOf(anomaly['code'], 32) ?? 'unknown';
  const layer = textOf(anomaly['layer'], 64);
  return {
    title: `Protocol anomaly: ${event}`,
    description: `Suricata could not make sense of the traffic (${layer ?? type}).`,
    // Broken packets are everyday noise; a broken application protocol less so.
    severity: type === 'applayer' ? 30 : 20,
    signature: `suricata-anomaly:${type}:${event}`,
    categories: ['other.undetermined'],
    attributes: { anomaly: safeJson(anomaly) },
  };
}

/** A rule that says who attacks whom outranks the direction of the packet that set it off. */
function entitiesOf(item: JsonObject): AlertDraft['entities'] {
  const source = at(item, 'alert', 'source', 'ip') ?? item['src_ip'];
  const target = at(item, 'alert', 'target', 'ip') ?? item['dest_ip'];
  return new EntityList().add('ip', source, 'source').add('ip', target, 'target').entities;
}

function ports(item: JsonObject): JsonObject {
  const source = digitsOf(item['src_port']);
  const target = digitsOf(item['dest_port']);
  return {
    ...(source === undefined ? {} : { srcPort: Number(source) }),
    ...(target === undefined ? {} : { destPort: Number(target) }),
  };
}

function routeOf(item: JsonObject): string | undefined {
  const from = [textOf(item['src_ip'], 64), digitsOf(item['src_port'])].filter(Boolean).join(' port ');
  const to = [textOf(item['dest_ip'], 64), digitsOf(item['dest_port'])].filter(Boolean).join(' port ');
  if (from === '' || to === '') return undefined;
  return [textOf(item['proto'], 32), 'from', from, 'to', to].filter(Boolean).join(' ');
}

function nested(name: string, kept: JsonObject): JsonObject {
  return Object.keys(kept).length === 0 ? {} : { [name]: kept };
}
