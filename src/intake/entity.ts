import { isIP } from 'node:net';
import type { EntityRef, EntityType } from './alert.ts';

/** Identifiers that mean the same thing everywhere; all others mean something only within their site (design rule 6). */
const GLOBAL_TYPES: ReadonlySet<EntityType> = new Set(['domain', 'url', 'hash', 'serial', 'operator', 'mmsi', 'imo']);

/**
 * The key under which alerts share an entity: `type:value`, with `@site` where the value is only
 * meaningful inside its site (private addresses, host and account names, hardware addresses).
 */
export function entityKey(entity: Pick<EntityRef, 'type' | 'value'>, siteCode: string): string {
  const value = normalise(entity.type, entity.value);
  const global = entity.type === 'ip' ? isPublicAddress(value) : GLOBAL_TYPES.has(entity.type);
  return global ? `${entity.type}:${value}` : `${entity.type}:${value}@${siteCode}`;
}

function normalise(type: EntityType, value: string): string {
  const trimmed = value.trim();
  switch (type) {
    case 'serial':
    case 'operator':
      return trimmed.toUpperCase();
    case 'url':
      return trimmed;
    case 'ip':
      return trimmed.toLowerCase().replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, '');
    default:
      return trimmed.toLowerCase();
  }
}

/** RFC 6890 special-purpose IPv4 blocks that do not identify one host on the Internet. */
const PRIVATE_V4 =
  /^(0\.|10\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|127\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|192\.0\.[02]\.|192\.168\.|198\.1[89]\.|198\.51\.100\.|203\.0\.113\.|2(2[4-9]|[34]\d|5[0-5])\.)/;
const PRIVATE_V6 = /^(::1?$|f[cd]|fe[89ab]|ff|2001:db8:)/;

/** Whether an address identifies one host on the Internet (RFC 6890). */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !PRIVATE_V4.test(address);
  if (family === 6) return !PRIVATE_V6.test(address.toLowerCase());
  return false;
}
