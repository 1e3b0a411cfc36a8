import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../config/package-root.ts';
import type { LocatedYaml, TextFault } from './located-yaml.ts';

/** What is wrong, with the JSON pointer of the part, and the key in it where a key is at fault. */
export interface Complaint {
  pointer: string;
  key: string | null;
  message: string;
}

export type Schema = () => ValidateFunction;

const compiled = new Map<string, ValidateFunction>();

/** A schema of config/drills/, the one that editors read too. Compiling takes a tenth of a second, so each is when it is first used. */
export function schemaOf(name: string): Schema {
  return () => {
    const known = compiled.get(name);
    if (known) return known;
    const text = readFileSync(join(packageRoot, 'config/drills', name), 'utf8');
    const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(JSON.parse(text) as object);
    compiled.set(name, validate);
    return validate;
  };
}

/** What a schema finds wrong, in words. */
export function schemaComplaints(value: unknown, schema: Schema): Complaint[] {
  const validate = schema();
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => Object.assign(sentence(error), { pointer: error.instancePath }));
}

/** The same with places in the text it was read of. */
export function schemaFaults(file: string, yaml: LocatedYaml, schema: Schema): TextFault[] {
  return schemaComplaints(yaml.value, schema).map((complaint) => locatedFault(file, yaml, complaint));
}

export function locatedFault(
  file: string,
  yaml: Pick<LocatedYaml, 'placeOf' | 'keyPlaceOf'>,
  { pointer, key, message }: Complaint,
): TextFault {
  const place = key === null ? yaml.placeOf(pointer) : yaml.keyPlaceOf(pointer, key);
  return { file, line: place.line, column: place.column, message };
}

function sentence({ keyword, params, instancePath, message }: ErrorObject): { key: string | null; message: string } {
  const what = instancePath.split('/').at(-1) || 'the document';
  const given = params as Record<string, unknown>;
  switch (keyword) {
    case 'required':
      return { key: null, message: `"${String(given['missingProperty'])}" is missing` };
    case 'additionalProperties': {
      const key = String(given['additionalProperty']);
      return { key, message: `"${key}" means nothing here` };
    }
    case 'enum':
      return { key: null, message: `${what} must be one of ${(given['allowedValues'] as unknown[]).join(', ')}` };
    case 'pattern':
      return { key: null, message: `${what} ${patternText(String(given['pattern']))}` };
    default:
      return { key: null, message: `${what} ${message ?? 'is not as it must be'}` };
  }
}

function patternText(pattern: string): string {
  if (pattern.includes('(?=\\d)')) return 'must be a time like 90s, 5m or 1h30m';
  if (pattern === '\\S') return 'must not be blank';
  if (pattern === '^[A-Z]{2}$') return 'must be the two letters of a nation';
  return `must look like ${pattern}`;
}
