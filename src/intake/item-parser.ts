import { parse } from 'secure-json-parse';
import { isJsonObject, type Json, type JsonObject } from '../common/json.ts';
import type { Rejection } from './alert.ts';
import { type ScannedItem, syntaxFault } from './json-scan.ts';

export type ParsedItem = { item: JsonObject; raw: string } | { rejection: Rejection };

/**
 * Parses one scanned item. `raw` is its text exactly as received.
 *
 * Codes: those of the scan, `malformed_json`, `nul_byte`, `prototype_key` (keys that reach an object's prototype),
 * `not_an_object`, `number_out_of_range` (1e999 is no number a database holds), `duplicate_key` (RFC 8259 §4: what
 * such an object means depends on the reader, and two readers must not see two alerts).
 */
export function parseItem(body: Buffer, scanned: ScannedItem): ParsedItem {
  if (scanned.fault) return { rejection: scanned.fault };
  const raw = body.toString('utf8', scanned.start, scanned.end);
  let value: unknown;
  try {
    value = parse(raw, null, { protoAction: 'error', constructorAction: 'error' });
  } catch (error) {
    return { rejection: parserFault(error, body.subarray(scanned.start, scanned.end)) };
  }
  if (!isJsonObject(value)) {
    return { rejection: { code: 'not_an_object', reason: 'An alert must be a JSON object' } };
  }
  const tally: Tally = { members: 0 };
  count(value, '', tally);
  if (tally.infinite !== undefined) {
    const reason = 'A number is too large to be stored';
    return { rejection: { code: 'number_out_of_range', field: tally.infinite, reason } };
  }
  if (tally.members !== scanned.members) {
    return { rejection: { code: 'duplicate_key', reason: 'An object in the item names one key twice' } };
  }
  return { item: value, raw };
}

function parserFault(error: unknown, item: Uint8Array): Rejection {
  return error instanceof SyntaxError && error.message.includes('forbidden prototype')
    ? { code: 'prototype_key', reason: 'Keys that reach an object prototype are refused' }
    : syntaxFault(item);
}

interface Tally {
  members: number;
  /** Path of the first number that is none. */
  infinite?: string;
}

/** Recursion is bounded by the scan's depth limit. */
function count(value: Json, path: string, tally: Tally): void {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) tally.infinite ??= path;
  } else if (Array.isArray(value)) {
    for (const [index, inner] of value.entries()) {
      if (typeof inner === 'object' || typeof inner === 'number') count(inner, `${path}[${index}]`, tally);
    }
  } else if (isJsonObject(value)) {
    for (const key of Object.keys(value)) {
      const inner = value[key];
      tally.members += 1;
      if (typeof inner === 'object' || typeof inner === 'number') {
        count(inner, path === '' ? key : `${path}.${key}`, tally);
      }
    }
  }
}
