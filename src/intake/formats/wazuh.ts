import type { Json, JsonObject } from '../../common/json.ts';
import type { AlertDraft, Decoded, EntityRef } from '../alert.ts';
import type { Category } from './categories.ts';
import { EntityList } from './entity-list.ts';
import { decodeEve } from './eve.ts';
import { FieldReader } from './field-readers.ts';
import type { Format } from './format.ts';
import { at, keep, numberOf, objectOf, textOf, textsOf } from './lenient-values.ts';
import { recordHash } from './record-hash.ts';
import { isStorable, safeJsonObject } from './safe-text.ts';

/** The rule under which Wazuh passes on Suricata's alerts. */
const SURICATA_RULE = '86601';

/** Digests of the empty file, which every machine has. */
const EMPTY_FILE: ReadonlySet<string> = new Set([
  'd41d8cd98f00b204e9800998ecf8427e',
  'da39a3ee5e6b4b0d3255bfef95601890afd80709',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
]);

/** By rule group, the most telling first: a rule has several. */
const BY_GROUP: readonly (readonly [group: string, category: Category])[] = [
  ['freshclam', 'other.other'],
  ['rootkit', 'malicious-code.infected-system'],
  ['malware', 'malicious-code.infected-system'],
  ['virus', 'malicious-code.infected-system'],
  ['authentication_failures', 'intrusion-attempts.brute-force'],
  ['authentication_failed', 'intrusion-attempts.brute-force'],
  ['invalid_login', 'intrusion-attempts.brute-force'],
  ['web_scan', 'information-gathering.scanner'],
  ['recon', 'information-gathering.scanner'],
  ['exploit_attempt', 'intrusion-attempts.ids-alert'],
  ['attack', 'intrusion-attempts.ids-alert'],
  ['syscheck', 'information-content-security.unauthorised-information-modification'],
  ['vulnerability-detector', 'vulnerable.vulnerable-system'],
  ['service_availability', 'availability.outage'],
];

/**
 * Wazuh's alerts.json, manager versions 3 and 4. Suricata alerts that Wazuh passes on (rule 86601, and any rule of
 * its group `suricata` whose data is an EVE record we take) are decoded as EVE: what they say is Suricata's, under
 * Wazuh's own id and with the event key that a direct feed would give.
 */
export const wazuhFormat: Format = { name: 'wazuh', title: 'Wazuh alerts.json', decode };

function decode(item: JsonObject): Decoded {
  const reader = FieldReader.over(item);
  const rule = reader.requireChild('rule');
  const ruleId = textOf(rule.value('id'), 64);
  if (ruleId === undefined) rule.reject('missing_field', 'rule.id is missing', 'id');
  const occurredAt = reader.time('@timestamp') ?? reader.requireTime('timestamp');
  const level = numberOf(rule.value('level'));
  if (level === undefined) rule.reject('missing_field', 'rule.level must be a number', 'level');
  if (reader.rejection || ruleId === undefined || level === undefined) {
    return { rejection: reader.rejection ?? { code: 'missing_field', reason: 'rule is incomplete', field: 'rule' } };
  }

  const own = { externalId: identityOf(item), ...analyzerOf(item) };
  const passedOn = suricataDraft(item, ruleId);
  if (passedOn) {
    const attributes = { ...passedOn.attributes, wazuh: { ...contextOf(item, rule.object), id: own.externalId } };
    return { draft: { ...passedOn, ...own, attributes } };
  }
  const log = textOf(item['full_log'], 8_000);
  return {
    draft: {
      ...own,
      kind: 'cyber',
      occurredAt,
      title: textOf(rule.value('description')) ?? `Wazuh rule ${ruleId}`,
      ...(log === undefined ? {} : { description: log }),
      severity: Math.min(100, Math.max(0, Math.round(level * 6))),
      signature: `wazuh:${ruleId}`,
      categories: [categoryOf(textsOf(rule.value('groups')))],
      entities: entitiesOf(item),
      attributes: {
        ...contextOf(item, rule.object),
        ...whole('data', item['data']),
        ...whole('syscheck', item['syscheck']),
      },
    },
  };
}

/** Wazuh's id is the second and the byte offset in its alerts file; without one, the content names the alert. */
function identityOf(item: JsonObject): string {
  const id = typeof item['id'] === 'string' ? item['id'].trim() : '';
  return id !== '' && id.length <= 256 && isStorable(id) ? id : `wazuh:${recordHash(item)}`;
}

function analyzerOf(item: JsonObject): { analyzer?: string } {
  const id = textOf(at(item, 'agent', 'id'), 64);
  return id === undefined ? {} : { analyzer: `agent ${id}` };
}

function suricataDraft(item: JsonObject, ruleId: string): AlertDraft | undefined {
  const record = objectOf(item['data']);
  if (!record || textOf(record['event_type']) === undefined) return undefined;
  if (ruleId !== SURICATA_RULE && !textsOf(at(item, 'rule', 'groups')).includes('suricata')) return undefined;
  const decoded = decodeEve(record);
  return 'draft' in decoded ? decoded.draft : undefined;
}

function categoryOf(groups: readonly string[]): Category {
  return BY_GROUP.find(([group]) => groups.includes(group))?.[1] ?? 'other.undetermined';
}

function entitiesOf(item: JsonObject): EntityRef[] {
  const list = new EntityList();
  const data = item['data'];
  list.add('ip', at(data, 'srcip') ?? at(data, 'src_ip'), 'source').add('user', at(data, 'srcuser'), 'source');
  list.add('ip', at(data, 'dstip') ?? at(data, 'dest_ip'), 'target').add('user', at(data, 'dstuser'), 'target');
  // The agent's machine is what was attacked where an attacker is known, else what the alert is about.
  const part = list.entities.some((entity) => entity.role === 'source' && entity.type === 'ip') ? 'target' : 'subject';
  list.add('ip', at(item, 'agent', 'ip'), part).add('host', hostOf(item), part);
  const url = textOf(at(data, 'url'), 2_048);
  if (url !== undefined && /^https?:\/\//i.test(url)) list.add('url', url, 'target');
  for (const name of ['sha256_after', 'sha1_after', 'md5_after']) {
    const digest = textOf(at(item, 'syscheck', name), 128)?.toLowerCase();
    if (digest !== undefined && /^[0-9a-f]{32,64}$/.test(digest) && !EMPTY_FILE.has(digest)) {
      list.add('hash', digest, 'subject');
    }
  }
  return list.entities;
}

/** The name the log itself gives; the agent's only without an address, since fleets are enrolled under one name. */
function hostOf(item: JsonObject): string | undefined {
  const logged = textOf(at(item, 'predecoder', 'hostname'), 256);
  const address = textOf(at(item, 'agent', 'ip'), 64);
  return logged ?? (address === undefined || address === 'any' ? textOf(at(item, 'agent', 'name'), 256) : undefined);
}

function contextOf(item: JsonObject, rule: JsonObject): JsonObject {
  return {
    rule: keep(rule, ['id', 'level', 'description', 'groups', 'firedtimes', 'mitre']),
    agent: keep(objectOf(item['agent']), ['id', 'name', 'ip']),
    ...keep(item, ['manager', 'decoder', 'location', 'GeoLocation']),
  };
}

function whole(name: string, value: Json | undefined): JsonObject {
  const object = objectOf(value);
  return object ? { [name]: safeJsonObject(object) } : {};
}
