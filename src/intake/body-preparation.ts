import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AuthenticatedSensor } from '../access/authenticated-sensor.ts';
import type { JsonObject } from '../common/json.ts';
import { DomainError } from '../common/domain-error.ts';
import { orderedId } from '../common/ordered-id.ts';
import type { DecodeContext, Rejection } from './alert.ts';
import { type AlertRow, alertRow } from './alert-row.ts';
import { checkDraft } from './draft-check.ts';
import type { Format } from './formats/format.ts';
import { parseItem } from './item-parser.ts';
import { type ScanLimits, type ScannedItem, scanJson } from './json-scan.ts';
import { presentable, type RejectRow, rejectRow } from './reject-row.ts';

/** Who sent a body, when, and how it is written. */
export interface BodyOrigin {
  sensor: AuthenticatedSensor;
  format: Format;
  receivedAt: Date;
}

/** What a body came to before anything is stored. `index` is the item's position in the body. */
export interface PreparedBody {
  /** `node` where the format names the node that sent the item. */
  rows: { index: number; row: AlertRow; node?: string }[];
  rejects: { index: number; rejection: Rejection; row: RejectRow }[];
}

/** Milliseconds of decoding after which others get their turn. */
const TURN_MS = 10;
/** Faults that leave nothing of an item to read. */
const UNREADABLE: ReadonlySet<string> = new Set(['malformed_json', 'nul_byte', 'bad_utf8']);

/**
 * Splits, decodes and checks a body, item by item, and stores nothing. `onFailure` hears of a decoder that threw.
 * @throws DomainError for the body as a whole: `empty_body`, `too_many_items`, and, where no item can be read at all,
 * the fault of the first.
 */
export async function prepareBody(
  body: Buffer,
  origin: BodyOrigin,
  limits: ScanLimits,
  onFailure: (error: unknown) => void,
): Promise<PreparedBody> {
  const { sensor, receivedAt } = origin;
  const context: DecodeContext = { sensor: { ...sensor, id: sensor.sensorId }, receivedAt };
  const prepared: PreparedBody = { rows: [], rejects: [] };
  let turn = performance.now();
  for (const [index, item] of readableItems(body, limits).entries()) {
    for (const part of partsOf(body, item, origin.format, limits.maxItems)) {
      const made = 'rejection' in part ? part : makeRow(part, origin, context, onFailure);
      if ('row' in made) prepared.rows.push({ index, ...made });
      else {
        const rejection = presentable(made.rejection);
        const raw = 'raw' in part ? Buffer.from(part.raw) : body.subarray(item.start, item.end);
        prepared.rejects.push({ index, rejection, row: rejectOf(origin, index, rejection, raw) });
      }
    }
    if (performance.now() - turn > TURN_MS) {
      await nextTurn();
      turn = performance.now();
    }
  }
  return prepared;
}

/** The reject of one item, or, with a null `index`, of a whole body. */
export function rejectOf(origin: BodyOrigin, index: number | null, rejection: Rejection, raw: Buffer): RejectRow {
  const { sensor, format, receivedAt } = origin;
  return rejectRow({ id: orderedId(), sensor, format: format.name, receivedAt, index, rejection, raw });
}

function readableItems(body: Buffer, limits: ScanLimits): ScannedItem[] {
  const { items, form, tooMany } = scanJson(body, limits);
  if (form === 'blank') throw new DomainError('invalid', 'empty_body', 'The body is empty');
  if (tooMany) {
    throw new DomainError('too_large', 'too_many_items', `The body holds more than ${limits.maxItems} items`);
  }
  const first = items[0]?.fault;
  if (first && items.every(({ fault }) => fault && UNREADABLE.has(fault.code))) {
    throw new DomainError('invalid', first.code, first.reason);
  }
  return items;
}

interface Part {
  item: JsonObject;
  raw: string;
}

/** The item, or what it holds where its format writes many as one document. All have the index of the document. */
function partsOf(
  body: Buffer,
  scanned: ScannedItem,
  format: Format,
  most: number,
): (Part | { rejection: Rejection })[] {
  const parsed = parseItem(body, scanned);
  if ('rejection' in parsed) return [parsed];
  const held = format.unfold?.(parsed.item);
  if (!held) return [parsed];
  if (held.length > most) {
    return [{ rejection: { code: 'too_many_items', reason: `The document holds more than ${most} items` } }];
  }
  return held.map((item) => ({ item, raw: JSON.stringify(item) }));
}

function makeRow(
  part: Part,
  { sensor, format, receivedAt }: BodyOrigin,
  context: DecodeContext,
  onFailure: (error: unknown) => void,
): { row: AlertRow; node?: string } | { rejection: Rejection } {
  try {
    const decoded = format.decode(part.item, context);
    if ('rejection' in decoded) return decoded;
    const rejection = checkDraft(decoded.draft);
    if (rejection) return { rejection };
    const provenance = { id: orderedId(), sensor, format: format.name, receivedAt, raw: part.raw };
    const row = alertRow(decoded.draft, provenance);
    const node = format.nodeOf?.(decoded.draft);
    return node === undefined ? { row } : { row, node };
  } catch (error) {
    // A decoder that throws is our fault; it still must not cost the other items of the body.
    onFailure(error);
    return { rejection: { code: 'decoder_failed', reason: 'The server could not read this item; its log says why' } };
  }
}
