import { isJsonObject } from '../common/json.ts';
import { PAP_LABELS, TLP_LABELS } from '../access/policy/marking.ts';
import { type AlertDraft, ALERT_KINDS, ENTITY_TYPES, type EntityRef, type Position, type Rejection } from './alert.ts';
import { isStorable } from './formats/safe-text.ts';

/** What one alert may hold. Lengths in UTF-16 units. */
export const DRAFT_LIMITS = {
  externalId: 512,
  title: 1_024,
  description: 16_384,
  signature: 512,
  eventKey: 512,
  analyzer: 512,
  categories: 32,
  category: 128,
  entities: 64,
  entityValue: 512,
  trackId: 256,
  declaredTracks: 64,
  /** Values, of whatever type and at all depths, in `attributes`; and characters in all its texts and keys together. */
  attributeValues: 5_000,
  attributeText: 262_144,
  depth: 32,
} as const;

const ROLES = ['source', 'target', 'subject'] as const;

/**
 * The last look at what a decoder made, whichever decoder it was: nothing passes that the database would refuse or
 * that makes no sense downstream. Undefined when all is well.
 *
 * Codes: `missing_field`, `wrong_type`, `out_of_range`, `too_long`, `too_many`, `bad_text` (a NUL, or half a
 * character). The field is named by its path in the draft.
 */
export function checkDraft(draft: AlertDraft): Rejection | undefined {
  const check = new DraftCheck();
  check.text('externalId', draft.externalId, DRAFT_LIMITS.externalId);
  check.text('title', draft.title, DRAFT_LIMITS.title);
  check.text('signature', draft.signature, DRAFT_LIMITS.signature);
  check.optionalText('description', draft.description, DRAFT_LIMITS.description);
  check.optionalText('eventKey', draft.eventKey, DRAFT_LIMITS.eventKey);
  check.optionalText('analyzer', draft.analyzer, DRAFT_LIMITS.analyzer);
  check.oneOf('kind', draft.kind, ALERT_KINDS);
  check.oneOf('tlp', draft.tlp, TLP_LABELS);
  check.oneOf('pap', draft.pap, PAP_LABELS);
  check.time('occurredAt', draft.occurredAt);
  check.number('severity', draft.severity, 0, 100);
  check.number('confidence', draft.confidence, 0, 1);
  check.number('sequence', draft.sequence, 0, Number.MAX_SAFE_INTEGER);
  if (draft.sequence !== undefined && !Number.isSafeInteger(draft.sequence)) {
    check.reject('wrong_type', 'sequence', 'must be a whole number');
  }
  check.count('categories', draft.categories, DRAFT_LIMITS.categories);
  for (const [index, category] of draft.categories.entries()) {
    if (!isFitText(category, DRAFT_LIMITS.category))
      check.text(`categories[${index}]`, category, DRAFT_LIMITS.category);
  }
  check.count('entities', draft.entities, DRAFT_LIMITS.entities);
  for (const [index, entity] of draft.entities.entries()) {
    if (isFitEntity(entity)) continue;
    check.oneOf(`entities[${index}].type`, entity.type, ENTITY_TYPES);
    check.oneOf(`entities[${index}].role`, entity.role, ROLES);
    check.text(`entities[${index}].value`, entity.value, DRAFT_LIMITS.entityValue);
  }
  check.position('position', draft.position);
  checkTrack(check, draft);
  check.anything('attributes', draft.attributes);
  return check.rejection;
}

/** Whether there is nothing to name: what most are, told without writing where each of their fields stands. */
function isFitEntity({ type, role, value }: EntityRef): boolean {
  return ENTITY_TYPES.includes(type) && ROLES.includes(role) && isFitText(value, DRAFT_LIMITS.entityValue);
}

function isFitText(value: string, most: number): boolean {
  return typeof value === 'string' && value !== '' && value.length <= most && isStorable(value);
}

function checkTrack(check: DraftCheck, { track }: AlertDraft): void {
  if (!track) return;
  check.text('track.id', track.id, DRAFT_LIMITS.trackId);
  check.number('track.classConfidence', track.classConfidence, 0, 1);
  check.position('track.pilot', track.pilot);
  check.count('track.declared', track.declared ?? [], DRAFT_LIMITS.declaredTracks);
  check.number('track.bearing.azimuth', track.bearing?.azimuth, 0, 360);
  check.number('track.bearing.azimuthError', track.bearing?.azimuthError, 0, 360);
  // Everything else in a track is text or number, and only has to be storable.
  check.anything('track', track);
}

class DraftCheck {
  rejection: Rejection | undefined;

  reject(code: string, field: string, what: string): void {
    this.rejection ??= { code, field, reason: `${field} ${what}` };
  }

  text(field: string, value: string, most: number): void {
    if (typeof value !== 'string') this.reject('wrong_type', field, 'must be text');
    else if (value === '') this.reject('missing_field', field, 'is missing');
    else this.optionalText(field, value, most);
  }

  optionalText(field: string, value: string | undefined, most: number): void {
    if (value === undefined) return;
    if (typeof value !== 'string') this.reject('wrong_type', field, 'must be text');
    else if (value.length > most) this.reject('too_long', field, `is longer than ${most} characters`);
    else if (!isStorable(value)) this.reject('bad_text', field, 'holds a NUL or half a character');
  }

  number(field: string, value: number | undefined, least: number, most: number): void {
    if (value === undefined) return;
    if (typeof value !== 'number') this.reject('wrong_type', field, 'must be a number');
    // Written so that NaN fails too.
    else if (!(value >= least && value <= most)) {
      this.reject('out_of_range', field, `must lie between ${least} and ${most}`);
    }
  }

  oneOf(field: string, value: string | undefined, known: readonly string[]): void {
    if (value !== undefined && !known.includes(value)) {
      this.reject('out_of_range', field, `must be one of ${known.join(', ')}`);
    }
  }

  time(field: string, value: Date): void {
    const epoch = value instanceof Date ? value.getTime() : NaN;
    // Four-digit years: the span that every reader of ISO 8601 agrees on.
    if (!(epoch >= -62_135_596_800_000 && epoch < 253_402_300_800_000)) {
      this.reject('out_of_range', field, 'is no time between the years 1 and 9999');
    }
  }

  count(field: string, values: readonly unknown[], most: number): void {
    if (values.length > most) this.reject('too_many', field, `has more than ${most} entries`);
  }

  /** WGS 84 degrees and metres; the bounds are those of the Earth and of anything that flies near it. */
  position(field: string, value: Position | undefined): void {
    if (!value) return;
    if (value.lat === undefined) this.reject('missing_field', `${field}.lat`, 'is missing');
    if (value.lon === undefined) this.reject('missing_field', `${field}.lon`, 'is missing');
    this.number(`${field}.lat`, value.lat, -90, 90);
    this.number(`${field}.lon`, value.lon, -180, 180);
    this.number(`${field}.alt`, value.alt, -20_000, 1_000_000);
    this.number(`${field}.error`, value.error, 0, 21_000_000);
  }

  /** Any JSON value: storable, finite and bounded. */
  anything(field: string, value: unknown): void {
    if (this.rejection) return;
    const fault = faultIn(value, 0, { values: 0, text: 0 });
    if (!fault) return;
    const { code, path, what } = fault;
    this.reject(code, path === undefined ? field : `${field}${path}`, what);
  }
}

/** What is wrong within a value; `path` leads to it, and is absent where it is the value as a whole. */
interface InnerFault {
  code: string;
  path?: string;
  what: string;
}

/** Where a fault lies is put together on the way out, so that what is well pays for no path. */
function faultIn(value: unknown, depth: number, seen: { values: number; text: number }): InnerFault | undefined {
  if (value === undefined || value === null || typeof value === 'boolean') return undefined;
  seen.values += 1;
  if (typeof value === 'string') {
    seen.text += value.length;
    if (!isStorable(value)) return { code: 'bad_text', path: '', what: 'holds a NUL or half a character' };
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value)) return { code: 'out_of_range', path: '', what: 'must be a finite number' };
  } else if (depth >= DRAFT_LIMITS.depth) {
    return { code: 'too_many', what: `nests deeper than ${DRAFT_LIMITS.depth}` };
  } else if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      const fault = faultIn(value[index], depth + 1, seen);
      if (fault) return within(`[${index}]`, fault);
    }
  } else if (isJsonObject(value)) {
    for (const key of Object.keys(value)) {
      seen.text += key.length;
      if (!isStorable(key)) return { code: 'bad_text', path: '', what: 'has a key with a NUL or half a character' };
      const fault = faultIn(value[key], depth + 1, seen);
      if (fault) return within(`.${key}`, fault);
    }
  } else {
    return { code: 'wrong_type', path: '', what: 'is not JSON' };
  }
  if (seen.values > DRAFT_LIMITS.attributeValues || seen.text > DRAFT_LIMITS.attributeText) {
    return { code: 'too_many', what: 'holds more than an alert may carry' };
  }
  return undefined;
}

function within(step: string, fault: InnerFault): InnerFault {
  return fault.path === undefined ? fault : { ...fault, path: `${step}${fault.path}` };
}
