import type { JsonObject } from '../../src/common/json.ts';
import type { AlertDraft, DecodeContext, Rejection } from '../../src/intake/alert.ts';
import type { Format } from '../../src/intake/formats/format.ts';
import { decodeContext } from './decode-context.ts';

/** The draft a format makes of an item; fails with the reason where it refuses it. */
export function acceptedBy(format: Format, item: JsonObject, context: DecodeContext = decodeContext): AlertDraft {
  const decoded = format.decode(item, context);
  if ('rejection' in decoded) throw new Error(JSON.stringify(decoded.rejection));
  return decoded.draft;
}

/** Why a format refuses an item; fails where it takes it. */
export function refusedBy(format: Format, item: JsonObject, context: DecodeContext = decodeContext): Rejection {
  const decoded = format.decode(item, context);
  if ('draft' in decoded) throw new Error(`taken in as “${decoded.draft.title}”`);
  return decoded.rejection;
}
