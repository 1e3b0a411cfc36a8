import { parse } from 'secure-json-parse';
import { DomainError } from './domain-error.ts';
import type { Json } from './json.ts';

/** Largest body of a person's command. What carries alerts has limits of its own. */
const MAX_COMMAND_BYTES = 1024 * 1024;

// oxlint-disable-next-line no-control-regex -- NUL is what is looked for
const UNFIT = /\0|\p{Surrogate}/u;

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Parses the body of a person's command. Nesting is bounded before parsing, because validators that recurse
 * fall over where the parser does not; prototype keys are refused.
 * @throws DomainError `malformed_json`, `not_an_object`, `too_deep`, `prototype_key`, `bad_utf8`, `bad_text`,
 * `too_large`.
 */
export function parseJsonBody(body: Buffer, maxDepth: number): unknown {
  if (body.length === 0) return undefined;
  if (body.length > MAX_COMMAND_BYTES) throw new DomainError('too_large', 'too_large', 'The body is too large');
  if (nesting(body) > maxDepth) throw new DomainError('invalid', 'too_deep', `JSON nests deeper than ${maxDepth}`);
  let text: string;
  try {
    text = decoder.decode(body);
  } catch (cause) {
    throw new DomainError('invalid', 'bad_utf8', 'The body is not valid UTF-8', { cause });
  }
  const value = parseText(text);
  // Nothing that validates further on may be left to guess what `null` stands for.
  if (typeof value !== 'object' || value === null) {
    throw new DomainError('invalid', 'not_an_object', 'The body must be a JSON object');
  }
  const field = unfitPlace(value as Json, '');
  if (field !== undefined) {
    const message = 'Text must not hold NUL or half a character';
    throw new DomainError('invalid', 'bad_text', message, field === '' ? {} : { field });
  }
  return value;
}

/** Whether a text can be stored as it is: PostgreSQL takes no NUL, and UTF-8 no half of a pair of surrogates. */
export function isFitText(text: string): boolean {
  return !UNFIT.test(text);
}

/** Path of the first text that is not fit, the names of fields among them. */
function unfitPlace(value: Json, path: string): string | undefined {
  if (typeof value === 'string') return isFitText(value) ? undefined : path;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const place = path === '' ? name : `${path}.${name}`;
    const found = isFitText(name) ? unfitPlace(inner, place) : path;
    if (found !== undefined) return found;
  }
  return undefined;
}

function parseText(text: string): unknown {
  try {
    return parse(text, null, { protoAction: 'error', constructorAction: 'error' });
  } catch (cause) {
    const prototype = cause instanceof SyntaxError && /forbidden prototype/i.test(cause.message);
    throw prototype
      ? new DomainError('invalid', 'prototype_key', 'Keys that reach an object prototype are refused', { cause })
      : new DomainError('invalid', 'malformed_json', 'The body is not valid JSON', { cause });
  }
}

/** Deepest bracket nesting outside strings, without building anything. */
function nesting(body: Buffer): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let index = 0; index < body.length; index += 1) {
    const byte = body[index];
    if (inString) {
      if (byte === 0x5c) index += 1;
      else if (byte === 0x22) inString = false;
    } else if (byte === 0x22) inString = true;
    else if (byte === 0x5b || byte === 0x7b) deepest = Math.max(deepest, ++depth);
    else if (byte === 0x5d || byte === 0x7d) depth -= 1;
  }
  return deepest;
}
