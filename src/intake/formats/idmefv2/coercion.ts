import { isJsonObject, type JsonObject } from '../../../common/json.ts';
import { safeText } from '../safe-text.ts';

/**
 * Forgives what real senders of IDMEFv2 get wrong, and says so: the official examples fail their own schema on the
 * first of these. Each is noted once per field, for the sender's engineer to read in the alert.
 */
export class Coercion {
  readonly notes: string[] = [];

  /** One string where the draft wants a list of strings; what is no text inside is left out. */
  texts(object: JsonObject, name: string, path: string): string[] {
    const value = object[name];
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) this.note(`${path} was not a list`);
    const list = Array.isArray(value) ? value : [value];
    const texts = list.filter((inner) => typeof inner === 'string');
    if (texts.length < list.length) this.note(`${path} held what is not text`);
    return texts.slice(0, 64).map((inner) => safeText(inner, 512));
  }

  /** The same without case: the connectors write the draft's words as they please. */
  words(object: JsonObject, name: string, path: string): string[] {
    return this.texts(object, name, path).map((text) => text.toLowerCase());
  }

  /** One object where the draft wants a list of objects; undefined where it is neither. */
  objects(object: JsonObject, name: string): JsonObject[] | undefined {
    const value = object[name];
    if (value === undefined || value === null) return [];
    if (isJsonObject(value)) {
      this.note(`${name} was not a list`);
      return [value];
    }
    return Array.isArray(value) && value.every(isJsonObject) ? value.slice(0, 64) : undefined;
  }

  private note(text: string): void {
    if (this.notes.length < 32 && !this.notes.includes(text)) this.notes.push(text);
  }
}
