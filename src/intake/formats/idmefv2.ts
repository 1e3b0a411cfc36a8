import type { JsonObject } from '../../common/json.ts';
import type { AlertKind, Decoded } from '../alert.ts';
import { FieldReader } from './field-readers.ts';
import type { Format } from './format.ts';
import { Coercion } from './idmefv2/coercion.ts';
import { entitiesOf } from './idmefv2/entities.ts';
import { kindOf, readMessage } from './idmefv2/message.ts';
import { positionOf, trackOf } from './idmefv2/place.ts';
import { CATEGORY_OF, HAZARD, SEVERITY_OF } from './idmefv2/vocabulary.ts';
import { keep, textOf } from './lenient-values.ts';
import { signatureOf } from './title-signature.ts';

/** The draft writes `2.D.V06`; senders also `2.D.V6` and lower case. V04 to V06 differ in what is mandatory only. */
const VERSION = /^2\.d\.v0?[456]$/i;

const KEPT = (
  'Version CreateTime EndTime Cause Status Priority Category ext-Category Note ' +
  'OrganisationName OrganisationId EntityName EntityId AltNames AltCategory Ref ' +
  'CorrelID AggrCondition PredID RelID Analyzer Sensor Source Target Vector Attachment'
).split(' ');

/**
 * IDMEFv2, drafts 04 to 06 (draft-lehmann-idmefv2), with the coercions that its own examples need: see
 * docs/formats.md. Fields the draft does not have are ignored; the raw message keeps them.
 */
export const idmefv2Format: Format = {
  name: 'idmefv2',
  title: 'IDMEFv2 (draft-lehmann-idmefv2, V04 to V06)',
  decode,
};

function decode(item: JsonObject): Decoded {
  const reader = FieldReader.over(item);
  const coercion = new Coercion();
  if (!VERSION.test(reader.requireIdentifier('Version', 32))) {
    reader.reject('unsupported_version', 'Version must be 2.D.V04, 2.D.V05 or 2.D.V06', 'Version');
  }
  const externalId = reader.requireIdentifier('ID');
  const createdAt = reader.requireTime('CreateTime');
  const startedAt = reader.time('StartTime');
  const analyzer = reader.requireChild('Analyzer');
  const analyzerName = analyzer.requireText('Name', 256);
  const severity = severityOf(reader);
  const confidence = reader.number('Confidence', { min: 0, max: 1 });
  const description = reader.text('Description', 8_000);
  const note = reader.text('Note', 8_000);
  const words = coercion.texts(item, 'Category', 'Category');
  const message = readMessage(reader, analyzer.object, coercion);
  const kind = kindOf(message);
  const position = positionOf(reader, message, kind);
  const track = kind === 'airspace' && position ? trackOf(reader, message, externalId, confidence) : undefined;
  const entities = entitiesOf(message, coercion);
  if (reader.rejection) return { rejection: reader.rejection };

  const title = textOf(description?.split('\n')[0]) ?? textOf(`${words[0] ?? 'Alert'} from ${analyzerName}`) ?? 'Alert';
  const detail = textOf([description === title ? undefined : description, note].filter(Boolean).join('\n\n'), 8_000);
  return {
    draft: {
      externalId,
      kind,
      occurredAt: startedAt ?? createdAt,
      title,
      ...(detail === undefined ? {} : { description: detail }),
      severity,
      ...(confidence === undefined ? {} : { confidence }),
      signature: signatureOf('idmefv2', [analyzerName, words[0] ?? ''], title),
      categories: categoriesOf(words, kind),
      entities,
      ...(position && { position }),
      ...(track && { track }),
      analyzer: analyzerName,
      attributes: { ...keep(item, KEPT), ...(coercion.notes.length > 0 ? { coercions: coercion.notes } : {}) },
    },
  };
}

function severityOf(reader: FieldReader): number {
  const severity = SEVERITY_OF.get((reader.text('Priority', 64) ?? 'Unknown').toLowerCase());
  if (severity === undefined) {
    reader.reject('unknown_value', 'Priority must be Unknown, Info, Low, Medium or High', 'Priority');
  }
  return severity ?? 0;
}

function categoriesOf(words: readonly string[], kind: AlertKind): string[] {
  const known = words.flatMap((word) => {
    const folded = word.toLowerCase();
    return CATEGORY_OF.get(folded) ?? (HAZARD.test(folded) ? 'other.other' : []);
  });
  const told = new Set<string>(kind === 'airspace' ? ['airspace.unauthorised-uas', ...known] : known);
  return told.size > 0 ? [...told].slice(0, 16) : ['other.undetermined'];
}
