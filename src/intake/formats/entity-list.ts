import { isIP } from 'node:net';
import type { EntityRef, EntityType } from '../alert.ts';
import { isStorable } from './safe-text.ts';

const MOST_ENTITIES = 64;
const LONGEST_VALUE = 512;

/**
 * Gathers the entities of one draft, at most 64, each once per role. What cannot be an identity is left out, never
 * altered: values that are empty, over 512 characters or not storable, and addresses that are none.
 */
export class EntityList {
  private readonly found = new Map<string, EntityRef>();

  add(type: EntityType, value: unknown, role: EntityRef['role']): this {
    if (typeof value !== 'string' || this.found.size >= MOST_ENTITIES) return this;
    const identity = value.trim();
    if (identity === '' || identity.length > LONGEST_VALUE || !isStorable(identity)) return this;
    if (type === 'ip' && isIP(identity) === 0) return this;
    this.found.set(`${role}|${type}|${identity}`, { type, value: identity, role });
    return this;
  }

  get entities(): EntityRef[] {
    return [...this.found.values()];
  }
}
