import { isIP } from 'node:net';
import type { JsonObject } from '../../../common/json.ts';
import { at, digitsOf, textOf } from '../lenient-values.ts';
import { recordHash } from '../record-hash.ts';

/**
 * The record's identity at its sensor: equal when the same record is sent again, different for any two records. An
 * alert in a flow is named by flow, direction, rule, microsecond and transaction; anything else has no name of its
 * own in EVE and is named by its content.
 */
export function recordIdentity(item: JsonObject, eventType: string): string {
  const flow = digitsOf(item['flow_id']);
  const rule = ruleOf(item);
  const timestamp = textOf(item['timestamp'], 64);
  const ends = [item['src_ip'], item['dest_ip']].map((end) => textOf(end, 64) ?? '');
  if (eventType !== 'alert' || flow === undefined || !rule || !timestamp || !ends.every((end) => isIP(end) !== 0)) {
    return `${eventType}:${recordHash(item)}`;
  }
  const counters = [digitsOf(item['tx_id']), digitsOf(item['pcap_cnt'])].map((count) => count ?? '-');
  return ['alert', flow, rule, timestamp, `${ends[0]}>${ends[1]}`, ...counters].join('|');
}

/**
 * The event's identity across feeds: `eve:<flow_id>:<gid>:<sid>:<rev>:<epoch ms>`, with `:<tx_id>` where the alert
 * belongs to a transaction, because one flow can raise one rule twice in a millisecond. Where Suricata gives no flow
 * (ICMP before version 5), the addresses stand in. Telemetry has it only with flow and transaction.
 */
export function eventIdentity(item: JsonObject, eventType: string, occurredAt: Date): string | undefined {
  const flow = digitsOf(item['flow_id']);
  const transaction = digitsOf(item['tx_id']) ?? digitsOf(at(item, eventType, 'id'));
  if (eventType !== 'alert') {
    if (flow === undefined || transaction === undefined) return undefined;
    const side = textOf(at(item, eventType, 'type'), 32) ?? '';
    return `eve:${flow}:${eventType}:${side}:${occurredAt.getTime()}:${transaction}`;
  }
  const rule = ruleOf(item);
  const route = flow ?? routeOf(item);
  if (!rule || route === undefined) return undefined;
  const key = `eve:${route}:${rule}:${occurredAt.getTime()}`;
  return digitsOf(item['tx_id']) === undefined ? key : `${key}:${transaction ?? ''}`;
}

function ruleOf(item: JsonObject): string | undefined {
  const sid = digitsOf(at(item, 'alert', 'signature_id'));
  if (sid === undefined) return undefined;
  return `${digitsOf(at(item, 'alert', 'gid')) ?? '1'}:${sid}:${digitsOf(at(item, 'alert', 'rev')) ?? '0'}`;
}

function routeOf(item: JsonObject): string | undefined {
  const [source, target] = [textOf(item['src_ip'], 64) ?? '', textOf(item['dest_ip'], 64) ?? ''];
  if (isIP(source) === 0 || isIP(target) === 0) return undefined;
  const ports = [digitsOf(item['src_port']) ?? '', digitsOf(item['dest_port']) ?? ''];
  return `${textOf(item['proto'], 16) ?? ''}/${source}/${ports[0]}>${target}/${ports[1]}`;
}
