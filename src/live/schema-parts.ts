/** JSON Schema draft-07, as AsyncAPI 3 uses it. */
export type Schema = Readonly<Record<string, unknown>>;

export const uuid: Schema = {
  type: 'string',
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
};
export const text: Schema = { type: 'string' };
export const count: Schema = { type: 'integer', minimum: 0 };
export const time: Schema = {
  type: 'string',
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$',
  description: 'RFC 3339, UTC',
};
export const severity: Schema = { type: 'integer', minimum: 0, maximum: 100 };
export const priority: Schema = { type: 'integer', minimum: 1, maximum: 4, description: '1 is the most urgent' };

export const number: Schema = { type: 'number' };
export const nullable = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
export const list = (items: Schema): Schema => ({ type: 'array', items });
export const change = (of: Schema): Schema => object({ from: of, to: of });

/** An object with these properties; those whose name ends in `?` may be absent. Readers ignore what they do not know. */
export function object(properties: Readonly<Record<string, Schema>>, description?: string): Schema {
  const entries = Object.entries(properties);
  return {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    required: entries.filter(([name]) => !name.endsWith('?')).map(([name]) => name),
    properties: Object.fromEntries(entries.map(([name, schema]) => [name.replace(/\?$/, ''), schema])),
  };
}
