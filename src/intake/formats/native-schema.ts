import { PAP_LABELS, TLP_LABELS } from '../../access/policy/marking.ts';
import { ENTITY_TYPES } from '../alert.ts';
import { CATEGORIES } from './categories.ts';

/** Begins with a visible character and holds no control characters or halves of characters: it will be compared. */
const identifier = (maxLength: number) => ({
  type: 'string',
  minLength: 1,
  maxLength,
  // The first half says nothing new: it is what nearly all are, and found in a fraction of the time.
  pattern: '^(?:[!-~][ -~]*|[^\\p{Cc}\\p{Cs}\\s][^\\p{Cc}\\p{Cs}]*)$',
});
const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength, pattern: '\\S' });
const within = (minimum: number, maximum: number) => ({ type: 'number', minimum, maximum });

const position = {
  type: 'object',
  additionalProperties: false,
  required: ['lat', 'lon'],
  properties: {
    lat: within(-90, 90),
    lon: within(-180, 180),
    alt: within(-1_000, 100_000),
    error: within(0, 1_000_000),
  },
};

const bearing = {
  type: 'object',
  additionalProperties: false,
  required: ['azimuth', 'azimuthError'],
  properties: {
    azimuth: within(0, 360),
    azimuthError: within(0, 180),
    elevation: within(-90, 90),
    range: within(0, 1_000_000),
    rangeError: within(0, 1_000_000),
  },
};

const track = {
  type: 'object',
  additionalProperties: false,
  required: ['id'],
  properties: {
    id: identifier(256),
    class: text(128),
    classConfidence: within(0, 1),
    bearing,
    velocity: {
      type: 'object',
      additionalProperties: false,
      required: ['east', 'north'],
      properties: { east: within(-2_000, 2_000), north: within(-2_000, 2_000), up: within(-2_000, 2_000) },
    },
    declared: {
      type: 'array',
      maxItems: 32,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['sensor', 'trackId'],
        properties: { sensor: identifier(256), trackId: identifier(256) },
      },
    },
    transmitter: identifier(64),
    pilot: position,
  },
};

/**
 * JSON Schema of our own alert: `AlertDraft` with times as RFC 3339 text. Kind `human` is left out on purpose: what
 * people see comes in through `POST /api/v1/reports`, which asks for the Admiralty rating.
 */
export const nativeSchema = {
  $id: 'breakwater:native-alert',
  type: 'object',
  additionalProperties: false,
  required: ['externalId', 'kind', 'occurredAt', 'title', 'severity'],
  properties: {
    externalId: identifier(256),
    kind: { enum: ['cyber', 'airspace', 'sensor'] },
    occurredAt: { type: 'string', maxLength: 64 },
    title: text(512),
    description: text(8_000),
    severity: { type: 'integer', minimum: 0, maximum: 100 },
    confidence: within(0, 1),
    signature: identifier(256),
    categories: { type: 'array', maxItems: 16, items: { enum: CATEGORIES } },
    entities: {
      type: 'array',
      maxItems: 64,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['type', 'value', 'role'],
        properties: {
          type: { enum: ENTITY_TYPES },
          value: identifier(512),
          role: { enum: ['source', 'target', 'subject'] },
        },
      },
    },
    position,
    track,
    eventKey: identifier(256),
    sequence: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
    analyzer: identifier(256),
    tlp: { enum: TLP_LABELS },
    pap: { enum: PAP_LABELS },
    attributes: { type: 'object' },
  },
};
