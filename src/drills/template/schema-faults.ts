import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../config/package-root.ts';
import type { LocatedYaml, TextFault } from './located-yaml.ts';

/** Compiles a schema of config/drills/, the one that editors read too. */
export function compileSchema(name: string): ValidateFunction {
  const text = readFileSync(join(packageRoot, 'config/drills', name), 'utf8');
  return new Ajv({ allErrors: true, allowUnionTypes: true }).compile(JSON.parse(text) as object);
}

/** What a schema finds wrong, in words and with places. */
export function schemaFaults(file: string, yaml: LocatedYaml, validate: ValidateFunction): TextFault[] {
  if (validate(yaml.value)) return [];
  return (validate.errors ?? []).map((error) => {
    const { key, message } = sentence(error);
    const place = key === null ? yaml.placeOf(error.instancePath) : yaml.keyPlaceOf(error.instancePath, key);
    return { file, line: place.line, column: place.column, message };
  });
}

/** The same of what was not written as a text: each with a JSON pointer to what is at fault. */
export function schemaComplaints(value: unknown, validate: ValidateFunction): { pointer: string; message: string }[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => ({ pointer: error.instancePath, message: sentence(error).message }));
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
