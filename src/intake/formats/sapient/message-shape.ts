/** How a field's value is checked when it is neither a message nor an enumeration. */
export const SCALARS = [
  'text',
  'number',
  'integer',
  /** 0 to 1. */
  'fraction',
  'flag',
  /** Base64. */
  'bytes',
  /** RFC 3339, up to nanoseconds. */
  'time',
  /** UUID version 4, lower case. */
  'uuid',
  /** 26 characters of Crockford base 32, upper case, the first 0 to 7. */
  'ulid',
  /** A version of the interface that is understood here. */
  'version',
] as const;
export type Scalar = (typeof SCALARS)[number];

export interface Field {
  /** A scalar, or the name of a message or of an enumeration. */
  type: string;
  mandatory: boolean;
  repeated: boolean;
  choice?: Choice;
}

/** Fields of which at most one may be given, and where it is mandatory exactly one. */
export interface Choice {
  members: readonly string[];
  mandatory: boolean;
}

export type MessageShape = Readonly<Record<string, Field>>;

export function must(type: string): Field {
  return { type, mandatory: true, repeated: false };
}

export function may(type: string): Field {
  return { type, mandatory: false, repeated: false };
}

/** Any number, none too. */
export function list(type: string): Field {
  return { type, mandatory: false, repeated: true };
}

/** One or more. */
export function some(type: string): Field {
  return { type, mandatory: true, repeated: true };
}

export function exactlyOne(types: Readonly<Record<string, string>>): MessageShape {
  return choice(types, true);
}

export function atMostOne(types: Readonly<Record<string, string>>): MessageShape {
  return choice(types, false);
}

function choice(types: Readonly<Record<string, string>>, mandatory: boolean): MessageShape {
  const members = { members: Object.keys(types), mandatory };
  return Object.fromEntries(Object.entries(types).map(([name, type]) => [name, { ...may(type), choice: members }]));
}
