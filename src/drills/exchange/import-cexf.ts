import { stringify } from 'yaml';
import { isJsonObject, type Json, type JsonObject } from '../../common/json.ts';
import { faultText } from '../../rules/rule-fault.ts';
import { durationText } from '../template/duration.ts';
import { readTemplate } from '../template/read-template.ts';
import type { DrillTemplate } from '../template/template.ts';
import { CEXF_META } from './cexf.ts';
import { foreignTemplate } from './foreign-cexf.ts';

/** A drill that was read, or why not; and what of the document there was no place for. */
export type CexfImport =
  { template: DrillTemplate; faults: []; lost: string[] } | { template: null; faults: string[]; lost: string[] };

/**
 * Reads CEXF. A drill of ours comes back whole, with the names and times another tool may have changed; of any other, injects become
 * items for one cell of the organisation given, and what they evaluate becomes an evaluator's to judge.
 */
export function importCexf(document: Json, organisation: string): CexfImport {
  const exercise = isJsonObject(document) ? document['exercise'] : null;
  if (!isJsonObject(document) || !isJsonObject(exercise)) {
    return { template: null, faults: ['There is no "exercise" in the document'], lost: [] };
  }
  const meta = isJsonObject(exercise['meta']) ? exercise['meta'][CEXF_META] : undefined;
  const lost: string[] = [];
  const raw = isJsonObject(meta)
    ? overlaid(meta, document, exercise)
    : foreignTemplate(document, exercise, organisation, lost);
  const { template, faults } = readTemplate('exercise', stringify(raw, { aliasDuplicateObjects: false }));
  return template ? { template, faults: [], lost } : { template: null, faults: faults.map(faultText), lost };
}

/** What CEXF has words for is taken from those words. */
function overlaid(meta: JsonObject, document: JsonObject, exercise: JsonObject): JsonObject {
  const seconds = Number(exercise['total_duration']);
  const injects = objectsOf(document['injects']);
  const flow = objectsOf(document['inject_flow']);
  const items = objectsOf(meta['items']).map((item, index): JsonObject => {
    const name = injects[index]?.['name'];
    const timing = flow[index]?.['timing'];
    const at = isJsonObject(timing) ? timing['triggered_at'] : null;
    return Object.assign({}, item, {
      ...(typeof name === 'string' && { title: name }),
      ...(typeof at === 'number' && item['at'] !== undefined && { at: durationText(at * 1_000) }),
    });
  });
  return {
    ...meta,
    ...(typeof exercise['name'] === 'string' && { title: exercise['name'] }),
    ...(typeof exercise['expanded'] === 'string' && { synopsis: exercise['expanded'] }),
    ...(Number.isFinite(seconds) && seconds > 0 && { duration: durationText(seconds * 1_000) }),
    items,
  };
}

function objectsOf(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
