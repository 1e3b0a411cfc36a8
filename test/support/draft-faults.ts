import { isIP } from 'node:net';
import { ALERT_KINDS, type AlertDraft, type Decoded, ENTITY_TYPES } from '../../src/intake/alert.ts';
import { CATEGORIES } from '../../src/intake/formats/categories.ts';

/** What PostgreSQL refuses in text and jsonb. */
const UNSTORABLE = /\0|\p{Cs}/u;

/** Every promise of the format layer that a decoder's answer breaks; empty when it keeps them all. */
export function decodedFaults(decoded: Decoded): string[] {
  if ('draft' in decoded) return draftFaults(decoded.draft);
  const { code, reason, field } = decoded.rejection;
  return [
    ...fault(!/^[a-z][a-z0-9_]{2,63}$/.test(code), `code is not stable: ${code}`),
    ...fault(reason.trim() === '' || reason.length > 2_000, 'reason is empty or long'),
    ...fault(field === '', 'field is empty'),
  ];
}

function draftFaults(draft: AlertDraft): string[] {
  const { lat = 0, lon = 0, alt = 0, error = 0 } = draft.position ?? {};
  return [
    ...fault(!identifies(draft.externalId, 256), 'externalId'),
    ...fault(!identifies(draft.signature, 512), 'signature'),
    ...fault(draft.eventKey !== undefined && !identifies(draft.eventKey, 256), 'eventKey'),
    ...fault(draft.analyzer !== undefined && !identifies(draft.analyzer, 256), 'analyzer'),
    ...fault(draft.title === '' || draft.title.length > 512, 'title'),
    ...fault((draft.description?.length ?? 1) > 8_192 || draft.description === '', 'description'),
    ...fault(!ALERT_KINDS.includes(draft.kind), 'kind'),
    ...fault(!Number.isInteger(draft.severity) || draft.severity < 0 || draft.severity > 100, 'severity'),
    ...fault(!between(draft.confidence ?? 0, 0, 1), 'confidence'),
    ...fault(!between(draft.occurredAt.getTime(), Date.UTC(1990, 0), Date.UTC(2101, 0)), 'occurredAt'),
    ...fault(
      draft.sequence !== undefined && !(Number.isSafeInteger(draft.sequence) && draft.sequence >= 0),
      'sequence',
    ),
    ...fault(draft.categories.length > 16, 'categories'),
    ...draft.categories.filter((category) => !CATEGORIES.some((known) => known === category)),
    ...fault(draft.entities.length > 64, 'entities'),
    ...draft.entities.flatMap(({ type, value, role }) => [
      ...fault(
        !ENTITY_TYPES.includes(type) || !['source', 'target', 'subject'].includes(role),
        `entity ${type} ${role}`,
      ),
      ...fault(!identifies(value, 512) || (type === 'ip' && isIP(value) === 0), `entity value ${value}`),
    ]),
    ...fault(!between(lat, -90, 90) || !between(lon, -180, 180) || !Number.isFinite(alt) || !(error >= 0), 'position'),
    ...strings(draft)
      .filter((text) => UNSTORABLE.test(text))
      .map((text) => `unstorable: ${JSON.stringify(text)}`),
    ...fault(JSON.stringify(draft.attributes) === undefined, 'attributes'),
  ];
}

function identifies(text: string, most: number): boolean {
  return text.trim() !== '' && text.length <= most;
}

function between(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}

function fault(broken: boolean, what: string): string[] {
  return broken ? [what] : [];
}

/** All strings and keys inside. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key].concat(strings(inner)));
}
