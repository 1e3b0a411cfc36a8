import type { TextFault } from '../../common/domain-error.ts';
import { isJsonObject, type Json, type JsonObject } from '../../common/json.ts';
import { durationText } from '../template/duration.ts';
import { type LocatedYaml, readLocatedYaml } from '../template/located-yaml.ts';
import { readRawTemplate } from '../template/read-template.ts';
import { stableUuid } from '../template/stable-ids.ts';
import type { DrillTemplate } from '../template/template.ts';
import { CEXF_META, type FromCexf } from './cexf.ts';
import { foreignTemplate } from './foreign-cexf.ts';

/** A drill that was read, or why not, each with line and column of the text; and what of the document there was no place for. */
export type CexfImport =
  { template: DrillTemplate; faults: []; lost: string[] } | { template: null; faults: TextFault[]; lost: string[] };

/**
 * Reads CEXF. A drill of ours comes back whole, with the names and times another tool may have changed; of any other, injects become
 * items for one cell of the organisation given, and what they evaluate becomes an evaluator's to judge.
 */
export function importCexf(text: string, organisation: string): CexfImport {
  const { yaml, faults } = readLocatedYaml('exercise', text);
  if (!yaml) {
    const told = faults.map(({ line, column, message }) => ({
      line,
      column,
      message: message.replace('No YAML', 'No JSON'),
    }));
    return { template: null, faults: told, lost: [] };
  }
  const exercise = yaml.value['exercise'];
  if (!isJsonObject(exercise)) {
    return { template: null, faults: [{ line: 1, column: 1, message: 'There is no "exercise" in it' }], lost: [] };
  }
  const meta = isJsonObject(exercise['meta']) ? exercise['meta'][CEXF_META] : undefined;
  const lost: string[] = [];
  const { raw, sourceOf } = isJsonObject(meta)
    ? overlaid(meta, yaml.value, exercise, lost)
    : foreignTemplate(yaml.value, exercise, organisation, lost);
  const { template, complaints } = readRawTemplate(raw);
  if (template) return { template, faults: [], lost };
  return {
    template: null,
    faults: complaints.map(({ pointer, message }) => placed(yaml, sourceOf(pointer), message)),
    lost,
  };
}

function placed(yaml: LocatedYaml, pointer: string, message: string): TextFault {
  const { line, column } = yaml.placeOf(pointer);
  return { line, column, message };
}

/** What CEXF has words for is taken from those words. Which inject is which item is told by its id. */
function overlaid(meta: JsonObject, document: JsonObject, exercise: JsonObject, lost: string[]): FromCexf {
  const seconds = Number(exercise['total_duration']);
  const injects = objectsOf(document['injects']);
  const flow = objectsOf(document['inject_flow']);
  const uuidOf = (item: JsonObject): string => stableUuid(`drill/${wordOf(meta['code'])}/${wordOf(item['code'])}`);
  const known = objectsOf(meta['items']);
  const placeOf = (of: readonly JsonObject[], key: string, item: JsonObject): number => {
    const uuid = uuidOf(item);
    return of.findIndex((one) => one[key] === uuid);
  };
  const items = known.map((item): JsonObject => {
    const name = injects[placeOf(injects, 'uuid', item)]?.['name'];
    if (name === undefined) lost.push(`${wordOf(item['code'])}: that its inject was taken out; the item is kept`);
    const timing = flow[placeOf(flow, 'inject_uuid', item)]?.['timing'];
    const at = isJsonObject(timing) ? timing['triggered_at'] : null;
    return {
      ...item,
      ...(typeof name === 'string' && { title: name }),
      ...(typeof at === 'number' && item['at'] !== undefined && { at: durationText(at * 1_000) }),
    };
  });
  const ids = new Set(known.map(uuidOf));
  for (const { uuid, name } of injects) {
    if (typeof uuid === 'string' && ids.has(uuid)) continue;
    lost.push(`the inject "${typeof name === 'string' ? name : 'without a name'}", which another tool added`);
  }
  const raw = {
    ...meta,
    ...(typeof exercise['name'] === 'string' && { title: exercise['name'] }),
    ...(typeof exercise['expanded'] === 'string' && { synopsis: exercise['expanded'] }),
    ...(Number.isFinite(seconds) && seconds > 0 && { duration: durationText(seconds * 1_000) }),
    items,
  };
  const words: Readonly<Record<string, string>> = { title: 'name', synopsis: 'expanded', duration: 'total_duration' };
  const sourceOf = (pointer: string): string => {
    const [, part = '', index, field] = pointer.split('/');
    if (words[part] !== undefined) return `/exercise/${words[part]}`;
    const item = part === 'items' ? known[Number(index)] : undefined;
    if (item && field === 'title') return `/injects/${placeOf(injects, 'uuid', item)}/name`;
    if (item && field === 'at') return `/inject_flow/${placeOf(flow, 'inject_uuid', item)}/timing/triggered_at`;
    return `/exercise/meta/${CEXF_META}${pointer}`;
  };
  return { raw, sourceOf };
}

function wordOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function objectsOf(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
