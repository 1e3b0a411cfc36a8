import type { JsonObject } from '../../common/json.ts';
import { type AlertDraft, type Decoded, type DecodeContext, rejected } from '../alert.ts';
import { type AisMessage, readMessage } from './ais/message.ts';
import { groupSentences, readSentence, type Sentence } from './ais/sentence.ts';
import { EntityList } from './entity-list.ts';
import { FieldReader } from './field-readers.ts';
import type { Format } from './format.ts';
import { recordHash } from './record-hash.ts';
import { safeJsonObject } from './safe-text.ts';

/** A vessel that says where it is is no reason to do anything. */
const SEVERITY = 0;
/** One-sigma metres: better than 10 m, or not (ITU-R M.1371-5, table 48: position accuracy). */
const ERROR_M = { accurate: 5, other: 20 };
const MOST_PARTS = 9;
const MOST_LINES = 5_000;

/**
 * What vessels say of themselves, as an AIS receiver writes it: `{nmea, receivedAt?}`, where `nmea` is one message, its
 * sentences in order; or `{lines, receivedAt?}` with a stretch of the receiver's log. AIS tells only the second of a
 * minute, so that the time is the receiver's, or ours. Codes besides those of `FieldReader`: `bad_sentence`,
 * `bad_checksum`, `bad_message`, `parts_missing`, `unsupported_event_type`.
 */
export const aisFormat: Format = {
  name: 'ais',
  title: 'AIS (NMEA 0183 VDM and VDO sentences)',
  decode,
  unfold,
};

function unfold({ lines, ...rest }: JsonObject): JsonObject[] | undefined {
  if (!Array.isArray(lines) || lines.length > MOST_LINES) return undefined;
  return groupSentences(lines).map((message) => Object.assign({}, rest, message));
}

function decode(item: JsonObject, { receivedAt }: DecodeContext): Decoded {
  const reader = FieldReader.over(item);
  // Of a log the line is named, since the item is the whole of it.
  const field = typeof item['line'] === 'number' ? `lines[${item['line']}]` : 'nmea';
  const parts = typeof item['nmea'] === 'string' ? [item['nmea']] : reader.texts('nmea', 128);
  const occurredAt = reader.time('receivedAt') ?? receivedAt;
  if (reader.rejection) return { rejection: reader.rejection };
  if (parts.length === 0 || parts.length > MOST_PARTS) {
    return rejected('missing_field', `nmea holds one message of 1 to ${MOST_PARTS} sentences`, 'nmea');
  }
  const sentences: Sentence[] = [];
  for (const part of parts) {
    const sentence = readSentence(part);
    if (sentence === 'bad_checksum') return rejected(sentence, 'The checksum of the sentence does not hold', field);
    if (sentence === 'bad_sentence') return rejected(sentence, 'Not a VDM or VDO sentence of NMEA 0183', field);
    sentences.push(sentence);
  }
  const [first] = sentences;
  const whole = sentences.every(({ of, part }, index) => of === sentences.length && part === index + 1);
  if (!first || !whole) return rejected('parts_missing', 'Not all sentences of the message, in order', field);
  const payload = sentences.map((sentence) => sentence.payload).join('');
  const message = readMessage(payload, sentences.at(-1)?.fillBits ?? 0);
  if (message === 'unsupported_event_type') {
    return rejected(message, 'Read are AIS messages of types 1, 2, 3, 5, 18, 19 and 24', field);
  }
  if (message === 'bad_message') return rejected(message, 'The message is cut short or names no vessel', field);
  return { draft: draftOf(message, payload, occurredAt, first.channel) };
}

function draftOf(message: AisMessage, payload: string, occurredAt: Date, channel: string): AlertDraft {
  const { type, mmsi, position, accurate, name, imo, status, ...told } = message;
  const what = status ?? (position ? 'reports its position' : 'says what it is');
  return {
    externalId: `${mmsi}:${occurredAt.getTime()}:${recordHash({ payload })}`,
    kind: 'sensor',
    occurredAt,
    title: `Vessel ${mmsi}${name === undefined ? '' : ` (${name})`}: ${what}`,
    severity: SEVERITY,
    signature: position ? 'vessel:position' : 'vessel:static',
    categories: [],
    entities: new EntityList().add('mmsi', mmsi, 'subject').add('imo', imo, 'subject').entities,
    ...(position && {
      position: {
        lat: Math.round(position.lat * 1e6) / 1e6,
        lon: Math.round(position.lon * 1e6) / 1e6,
        error: accurate ? ERROR_M.accurate : ERROR_M.other,
      },
    }),
    attributes: safeJsonObject({
      messageType: type,
      ...(channel !== '' && { channel }),
      ...(status !== undefined && { status }),
      ...(name !== undefined && { name }),
      ...told,
    }),
  };
}
