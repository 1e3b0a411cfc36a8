import type { JsonObject } from '../../../common/json.ts';
import type { EntityRef, EntityType } from '../../alert.ts';
import { EntityList } from '../entity-list.ts';
import { textOf } from '../lenient-values.ts';
import type { Coercion } from './coercion.ts';
import type { Message, Vector } from './message.ts';

/** Vector categories whose name is a thing that alerts can share. */
const VECTOR_ENTITIES: readonly (readonly [category: string, type: EntityType])[] = [
  ['url', 'url'],
  ['domain name', 'domain'],
  ['ipv4 address', 'ip'],
  ['ipv6 address', 'ip'],
  ['process', 'process'],
  ['user account', 'user'],
];

export function entitiesOf(message: Message, coercion: Coercion): EntityRef[] {
  const list = new EntityList();
  for (const role of ['source', 'target'] as const) {
    for (const { fields } of role === 'source' ? message.sources : message.targets) {
      list.add('ip', fields['IP'], role).add('host', fields['Hostname'], role).add('user', fields['User'], role);
    }
  }
  for (const vector of message.vectors) addVector(list, vector, message.attachments, coercion);
  return list.entities;
}

/** A file is known by its digests, which the attachments it refers to carry as `function:hex`. */
function addVector(list: EntityList, vector: Vector, attachments: JsonObject[], coercion: Coercion): void {
  const name = textOf(vector.fields['Name']);
  if (name?.toLowerCase() !== 'unknown') {
    const types = VECTOR_ENTITIES.filter(([category]) => vector.categories.includes(category));
    for (const [, type] of types) list.add(type, name, 'subject');
  }
  if (!vector.categories.includes('file')) return;
  const referred = coercion.texts(vector.fields, 'Attachment', `${vector.path}.Attachment`);
  for (const attachment of attachments.filter((one) => referred.includes(textOf(one['Name']) ?? ''))) {
    for (const hash of coercion.texts(attachment, 'Hash', 'Attachment.Hash')) {
      list.add('hash', hash.slice(hash.indexOf(':') + 1).toLowerCase(), 'subject');
    }
  }
}
