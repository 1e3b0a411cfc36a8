import type { JsonObject } from '../../../common/json.ts';
import type { AlertKind } from '../../alert.ts';
import type { FieldReader } from '../field-readers.ts';
import { textOf } from '../lenient-values.ts';
import type { Coercion } from './coercion.ts';
import { PHYSICAL_ANALYZERS } from './vocabulary.ts';

/** One of a message's sources, targets or vectors, with its path as the sender wrote it. */
export interface Party {
  fields: JsonObject;
  path: string;
}

export interface Vector extends Party {
  /** In lower case. */
  categories: string[];
}

/** The classes of one message, its lists made lists. */
export interface Message {
  analyzerTypes: string[];
  analyzerCategories: string[];
  extension: string;
  sources: Party[];
  targets: Party[];
  vectors: Vector[];
  attachments: JsonObject[];
}

export function readMessage(reader: FieldReader, analyzer: JsonObject, coercion: Coercion): Message {
  const parties = (name: string): Party[] => {
    const objects = coercion.objects(reader.object, name);
    if (!objects) reader.reject('wrong_type', `${name} must be a list of objects`, name);
    return (objects ?? []).map((fields, index) => ({ fields, path: `${name}[${index}]` }));
  };
  return {
    analyzerTypes: coercion.words(analyzer, 'Type', 'Analyzer.Type'),
    analyzerCategories: coercion.words(analyzer, 'Category', 'Analyzer.Category'),
    extension: textOf(reader.value('ext-Category'))?.toLowerCase() ?? '',
    sources: parties('Source'),
    targets: parties('Target'),
    vectors: parties('Vector').map(({ fields, path }) => ({
      fields,
      path,
      categories: coercion.words(fields, 'Category', `${path}.Category`),
    })),
    attachments: parties('Attachment').map((party) => party.fields),
  };
}

/**
 * Airspace where an anti-drone system speaks or a drone is the vector; sensor where the analyzer watches the ground
 * (cameras, fences, doors); else cyber. Never human: that is what people report, and a camera is none.
 */
export function kindOf(message: Message): AlertKind {
  const drone = message.vectors.some((vector) => vector.categories.includes('drone'));
  if (drone || message.analyzerCategories.includes('ads') || message.extension.startsWith('airspace'))
    return 'airspace';
  if (message.analyzerTypes.length > 0) return message.analyzerTypes.includes('physical') ? 'sensor' : 'cyber';
  return message.analyzerCategories.some((word) => PHYSICAL_ANALYZERS.has(word)) ? 'sensor' : 'cyber';
}
