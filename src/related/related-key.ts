import { parsedUrl } from '../common/parsed-url.ts';
import { type EntityRef, ENTITY_TYPES, type EntityType } from '../intake/alert.ts';
import { entityKey, isPublicAddress } from '../intake/entity.ts';

/** What can have a case of one site be held against a case of another. `technique` binds nothing by itself. */
export const KEY_KINDS = [
  'address',
  'domain',
  'url',
  'hash',
  'serial',
  'operator',
  'vessel',
  'mac',
  'sequence',
  'technique',
] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

/** An identifier that means the same thing at every site. */
export interface RelatedKey {
  /** `type:value`, as correlation spells it, without a site. */
  key: string;
  kind: KeyKind;
}

const KINDS: Readonly<Partial<Record<EntityType, KeyKind>>> = {
  ip: 'address',
  domain: 'domain',
  url: 'url',
  hash: 'hash',
  serial: 'serial',
  operator: 'operator',
  mmsi: 'vessel',
  imo: 'vessel',
  mac: 'mac',
};

/** Names that only a network of one's own resolves (RFC 6761, RFC 6762, RFC 8375, and what companies use). */
const INTERNAL_NAME =
  /(^|\.)(local|localhost|localdomain|lan|internal|intranet|corp|home|home\.arpa|test|invalid|arpa)$/;
/** Digests of the empty file, which everybody has. */
const EMPTY_FILE = new Set([
  'd41d8cd98f00b204e9800998ecf8427e',
  'da39a3ee5e6b4b0d3255bfef95601890afd80709',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
]);
/** Shorter values are counters and model names. Characters. */
const SHORTEST_SERIAL = 6;
const LONGEST = 500;

/**
 * The key by which an entity may bind cases of different sites; undefined for what means something only inside its site:
 * private addresses, internal names, hosts, accounts, and hardware addresses of anything that does not fly. `airborne` says
 * whether the alert is of a thing in the air.
 */
export function relatedKey(entity: Pick<EntityRef, 'type' | 'value'>, airborne: boolean): RelatedKey | undefined {
  const kind = KINDS[entity.type];
  if (kind === undefined) return undefined;
  // A hardware address alone is scoped to a site; what it names in the air is met at one site and then another.
  const key = entityKey(entity, '').replace(/@$/, '').replace(/\.$/, '');
  const value = key.slice(key.indexOf(':') + 1);
  if (value === '' || value.length > LONGEST) return undefined;
  return MEANS_THE_SAME[kind]?.(value, airborne) === true ? { key, kind } : undefined;
}

const MEANS_THE_SAME: Readonly<Partial<Record<KeyKind, (value: string, airborne: boolean) => boolean>>> = {
  address: isPublicAddress,
  domain: isPublicName,
  url: isPublicUrl,
  hash: (value) => /^[0-9a-f]{32,128}$/.test(value) && !EMPTY_FILE.has(value),
  serial: (value) => value.length >= SHORTEST_SERIAL && !/^(.)\1*$/.test(value),
  operator: (value) => value.length >= SHORTEST_SERIAL && !/^(.)\1*$/.test(value),
  vessel: (value) => /^\d{7,9}$/.test(value),
  mac: (value, airborne) => airborne && isBurnedIn(value),
};

function isPublicName(name: string): boolean {
  return /^[^\s.]+(\.[^\s.]+)+$/.test(name) && !/^[\d.]+$/.test(name) && !INTERNAL_NAME.test(name);
}

function isPublicUrl(text: string): boolean {
  const host = parsedUrl(text)?.hostname.replace(/^\[|\]$/g, '') ?? '';
  return isPublicAddress(host) || isPublicName(host);
}

/** Whether a hardware address names one device: not a group, and not made up for the occasion (IEEE 802). */
function isBurnedIn(mac: string): boolean {
  const digits = mac.replace(/[:.-]/g, '');
  if (!/^[0-9a-f]{12}$/.test(digits) || /^0+$/.test(digits)) return false;
  return (Number.parseInt(digits.slice(0, 2), 16) & 3) === 0;
}

/** Whether a word names a type of entity. */
export function isEntityType(type: string): type is EntityType {
  return (ENTITY_TYPES as readonly string[]).includes(type);
}

/** The value of a key, for readers. */
export function valueOf(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}
