import { isIP } from 'node:net';
import type { EntityRef, EntityType } from '../alert.ts';
import { isStorable } from './safe-text.ts';

const MOST_ENTITIES = 64;
const LONGEST_VALUE = 512;

/** Unspecified, loopback and limited broadcast: addresses that do not tell one machine from another. */
const NO_IDENTITY = /^(0\.0\.0\.0|127\.[\d.]+|255\.255\.255\.255|::1?|(0+:){7}0*[01]|::ffff:127\.[\d.]+)$/i;

/**
 * Gathers the entities of one draft, at most 64, each once per role. What cannot be an identity is left out, never
 * altered: values that are empty, over 512 characters or not storable; and for addresses, what is none or is shared by
 * every machine, such as loopback.
 */
export class EntityList {
  readonly entities: EntityRef[] = [];

  add(type: EntityType, value: unknown, role: EntityRef['role']): this {
    if (typeof value !== 'string' || this.entities.length >= MOST_ENTITIES) return this;
    const identity = value.trim();
    if (identity === '' || identity.length > LONGEST_VALUE || !isStorable(identity)) return this;
    if (type === 'ip' && (isIP(identity) === 0 || NO_IDENTITY.test(identity))) return this;
    for (const known of this.entities) {
      if (known.value === identity && known.type === type && known.role === role) return this;
    }
    this.entities.push({ type, value: identity, role });
    return this;
  }
}
