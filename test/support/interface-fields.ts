import { isJsonObject, type Json, type JsonObject } from '../../src/common/json.ts';

/** One place in the interface where a caller writes a value. */
export interface Field {
  /** Names from the body down; an element of a list is `0`. */
  path: string[];
  schema: JsonObject;
  required: boolean;
}

export interface Operation {
  method: string;
  path: string;
  /** Content types of what it takes. */
  takes: string[];
  /** Undefined where the operation takes no body, or takes bytes. */
  body: JsonObject | undefined;
  parameters: { name: string; in: string; schema: JsonObject }[];
  /** `operator`, `sensor`, or undefined where no credential is asked for. */
  security: string | undefined;
}

/** Reads the operations of an OpenAPI document, with all they refer to. */
export class InterfaceDescription {
  constructor(private readonly document: JsonObject) {}

  get operations(): Operation[] {
    const paths = this.document['paths'] as JsonObject;
    return Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item as JsonObject).map(([method, operation]) => {
        const { requestBody, parameters, security } = operation as JsonObject;
        const content = (requestBody as JsonObject | undefined)?.['content'] as JsonObject | undefined;
        const json = content?.['application/json'] as JsonObject | undefined;
        const schema = json && this.resolve(json['schema'] as JsonObject);
        return {
          method: method.toUpperCase(),
          path,
          takes: Object.keys(content ?? {}),
          body: schema && isJsonObject(schema['properties'] ?? null) ? schema : undefined,
          parameters: ((parameters ?? []) as JsonObject[]).map((parameter) => ({
            name: text(parameter['name']),
            in: text(parameter['in']),
            schema: this.resolve((parameter['schema'] ?? {}) as JsonObject),
          })),
          security: Array.isArray(security) ? Object.keys((security[0] ?? {}) as JsonObject)[0] : undefined,
        };
      }),
    );
  }

  /** Every field of a body, those of objects within it too. */
  fieldsOf(schema: JsonObject, above: string[] = []): Field[] {
    if (above.length > 6) return [];
    const properties = (schema['properties'] ?? {}) as JsonObject;
    const required = (schema['required'] ?? []) as Json[];
    return Object.entries(properties).flatMap(([name, value]) => {
      const inner = this.resolve(value as JsonObject);
      const path = [...above, name];
      const items = isJsonObject(inner['items'] ?? null) ? this.resolve(inner['items'] as JsonObject) : undefined;
      const field: Field = { path, schema: inner, required: required.includes(name) };
      if (inner['type'] !== 'array' || !items) return [field].concat(this.fieldsOf(inner, path));
      const first = path.concat('0');
      return [field, { path: first, schema: items, required: true }].concat(this.fieldsOf(items, first));
    });
  }

  /** A body that a caller could mean: examples where there are any, and otherwise what the schema allows. */
  sample(schema: JsonObject, name = ''): Json {
    const given = schema['example'] ?? schema['default'];
    // An empty list has no element in which to put anything.
    if (given !== undefined && !(Array.isArray(given) && given.length === 0)) return given;
    const options = schema['enum'];
    if (Array.isArray(options)) return options[0] ?? null;
    const properties = schema['properties'];
    if (isJsonObject(properties ?? null)) {
      return Object.fromEntries(
        Object.entries(properties as JsonObject).map(([key, value]) => [
          key,
          this.sample(this.resolve(value as JsonObject), key),
        ]),
      );
    }
    const items = schema['items'];
    if (isJsonObject(items ?? null)) return this.list(schema, this.resolve(items as JsonObject));
    return scalar(schema, name);
  }

  private list(schema: JsonObject, items: JsonObject): Json {
    if (items['type'] === 'array' && Number(schema['maxItems']) === 1) {
      // A ring that closes.
      return [[[103, 1], [104, 1], [104, 2], [103, 1]]]; // prettier-ignore
    }
    return Array.from({ length: Number(schema['minItems'] ?? 1) }, () => this.sample(items));
  }

  private resolve(schema: JsonObject): JsonObject {
    const parts = schema['allOf'];
    if (Array.isArray(parts)) return { ...this.resolve(parts[0] as JsonObject), ...without(schema, 'allOf') };
    const reference = schema['$ref'];
    if (typeof reference !== 'string') return schema;
    const found = reference
      .slice(2)
      .split('/')
      .reduce<Json | undefined>((inner, key) => (isJsonObject(inner) ? inner[key] : undefined), this.document);
    if (!isJsonObject(found ?? null)) throw new Error(`${reference} leads nowhere`);
    return this.resolve(found as JsonObject);
  }
}

function scalar(schema: JsonObject, name: string): Json {
  switch (schema['type']) {
    case 'integer':
    case 'number':
      return Number(schema['minimum'] ?? 1);
    case 'boolean':
      return true;
    case 'object':
      return {};
    default:
  }
  if (schema['format'] === 'uuid') return '00000000-0000-4000-8000-000000000000';
  if (schema['format'] === 'date-time') return '2099-01-01T00:00:00Z';
  if (/code$/i.test(name)) return 'zz-test-1';
  const least = Number(schema['minLength'] ?? 1);
  return 'sample text that is long enough'.slice(0, Math.max(least, Number(schema['maxLength'] ?? 31)));
}

function without(object: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}

/** A copy of the body with another value in one place. */
export function replaced(body: Json, [key = '', ...rest]: readonly string[], value: Json): Json {
  const put = (inner: Json | undefined): Json => (rest.length === 0 ? value : replaced(inner ?? {}, rest, value));
  if (Array.isArray(body)) return body.map((item, index) => (String(index) === key ? put(item) : item));
  const object = isJsonObject(body) ? body : {};
  return { ...object, [key]: put(object[key]) };
}

/** What should be text in a document, as text. */
export function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
