import { isJsonObject, type JsonObject } from '../common/json.ts';

/** What an answer showed. */
export interface Shown {
  /** Ids of the objects. */
  objects: readonly string[];
  /** More that an auditor needs to know, without content. */
  facts?: JsonObject;
}

/** Looks at an answer; undefined when it showed nothing that counts. */
export type ShownBy = (answer: unknown) => Shown | undefined;

/** Every object of the answer, which is one, a list, or a page. */
export const everyObject: ShownBy = (answer) => shown(objectsOf(answer));

/** Those marked for fewer than the nation. */
export const restrictedObjects: ShownBy = (answer) =>
  shown(objectsOf(answer).filter(({ tlp }) => tlp === 'AMBER+STRICT' || tlp === 'RED'));

function objectsOf(answer: unknown): JsonObject[] {
  const items: unknown = Array.isArray(answer) ? answer : isJsonObject(answer) ? (answer['items'] ?? [answer]) : [];
  return Array.isArray(items) ? items.filter(isJsonObject) : [];
}

function shown(objects: readonly JsonObject[]): Shown | undefined {
  const ids = objects.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
  return ids.length === 0 ? undefined : { objects: ids };
}
