import { isJsonObject, type Json, type JsonObject } from '../../common/json.ts';
import { durationText } from '../template/duration.ts';
import type { FromCexf } from './cexf.ts';

/** How long there is for what CEXF evaluates: it has no deadlines. */
const USUAL_WITHIN_MS = 1_800_000;
const USUAL_SECONDS = 7_200;
const LONGEST_LINE = 300;
const LONGEST_TEXT = 8_000;
/** What an exercise says of itself that there is no place for. */
const UNTAKEN = ['namespace', 'tags', 'valid_until', 'meta'];
const TOLD: ReadonlyMap<string, readonly string[]> = new Map([
  ['message', ['subject', 'text']],
  ['media', ['outlet', 'headline', 'text']],
  ['phone_manual', ['script']],
]);

/** A drill in the form of our files, of an exercise of another tool; what there is no place for is told in `lost`. */
export function foreignTemplate(
  document: JsonObject,
  exercise: JsonObject,
  organisation: string,
  lost: string[],
): FromCexf {
  const injects = objects(document['injects']);
  const codes = new Map(
    injects.map((inject, index) => [text(inject['uuid']), `I${String(index + 1).padStart(2, '0')}`]),
  );
  const seconds = Number(exercise['total_duration']);
  const durationMs = (seconds > 0 ? seconds : USUAL_SECONDS) * 1_000;
  const name = line(exercise['name'], 'Exercise');
  for (const key of UNTAKEN) if (hasContent(exercise[key])) lost.push(`exercise.${key}`);
  const version = text(exercise['version']);
  const numbered = /^[1-9]\d{0,5}$/.test(version);
  if (!numbered && version !== '') lost.push(`exercise.version: ${version.slice(0, 40)} is no whole number`);
  tellShortened(injects, lost);
  const raw = {
    code: slug(name),
    version: numbered ? Number(version) : 1,
    title: name,
    synopsis: line(exercise['expanded'] ?? exercise['description'], name, LONGEST_TEXT),
    kind: 'functional',
    domain: 'cyber',
    duration: durationText(durationMs),
    cells: [{ code: 'PLAYERS', title: 'Players', organisation, kind: 'player' }],
    objectives: [],
    items: injects.map((inject) => itemOf(document, inject, codes, durationMs, lost)),
  };
  return { raw, sourceOf: (pointer) => sourceOf(pointer, document['injects'], injects) };
}

const WORDS: Readonly<Record<string, string>> = { title: 'name', synopsis: 'expanded', duration: 'total_duration' };

function sourceOf(pointer: string, all: Json | undefined, injects: readonly JsonObject[]): string {
  const [, part = '', index, field] = pointer.split('/');
  const inject = injects[Number(index)];
  if (part !== 'items') return `/exercise/${WORDS[part] ?? ''}`;
  if (!inject || !Array.isArray(all)) return '/injects';
  const place = `/injects/${all.indexOf(inject)}`;
  return field === 'title' ? `${place}/name` : field === 'expectations' ? `${place}/inject_evaluation` : place;
}

/** A long name is cut, which is told; what comes out of it, as a code, is not what anybody reads. */
function tellShortened(injects: readonly JsonObject[], lost: string[]): void {
  for (const [index, { name }] of injects.entries()) {
    if (text(name).trim().length > LONGEST_LINE) lost.push(`injects.${index}: the end of its name`);
  }
}

function hasContent(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === '') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

function itemOf(
  document: JsonObject,
  inject: JsonObject,
  codes: ReadonlyMap<string, string>,
  durationMs: number,
  lost: string[],
): JsonObject {
  const uuid = text(inject['uuid']);
  const code = codes.get(uuid) ?? '';
  const name = line(inject['name'], code);
  const flow = objects(document['inject_flow']).find((one) => one['inject_uuid'] === uuid) ?? {};
  const payload = objects(document['inject_payloads']).find(
    (one) => one['uuid'] === inject['action_payload_resource_uuid'],
  );
  const timing = isJsonObject(flow['timing']) ? flow['timing'] : {};
  const leftMs = durationMs - Number(timing['triggered_at'] ?? 0) * 1_000;
  const within = durationText(leftMs > 0 ? Math.min(USUAL_WITHIN_MS, leftMs) : USUAL_WITHIN_MS);
  const evaluations = objects(inject['inject_evaluation']);
  const expectations = evaluations.map((evaluation, index): JsonObject => {
    const result = line(evaluation['result'], `Evaluation ${index + 1}`, 200);
    lost.push(`${code}: what is compared, and the points, of "${result}"; an evaluator judges`);
    return { code: resultCode(result, index), text: result, metric: 'decide', within };
  });
  return {
    code,
    kind: 'inject',
    title: name,
    to: ['PLAYERS'],
    ...triggerOf(document, flow, uuid, codes, lost),
    ...deliveryOf(code, name, payload, lost),
    ...(typeof flow['description'] === 'string' && { notes: line(flow['description'], name, LONGEST_TEXT) }),
    ...(expectations.length > 0 && { expectations }),
  };
}

function triggerOf(
  document: JsonObject,
  flow: JsonObject,
  uuid: string,
  codes: ReadonlyMap<string, string>,
  lost: string[],
): JsonObject {
  const sequence = isJsonObject(flow['sequence']) ? flow['sequence'] : {};
  const timing = isJsonObject(flow['timing']) ? flow['timing'] : {};
  const requirements = isJsonObject(flow['requirements']) ? flow['requirements'] : {};
  const at = timing['triggered_at'];
  if (typeof at === 'number') return { at: durationText(at * 1_000) };
  const required = codes.get(text(requirements['inject_uuid']));
  const before = objects(document['injects']).find((one) => one['uuid'] === requirements['inject_uuid']);
  const results = objects(before?.['inject_evaluation']).map((one) => text(one['result']));
  const place = results.indexOf(text(requirements['resolution_requirement']));
  if (required !== undefined && place >= 0) {
    return { after: { item: required, expectation: resultCode(results[place] ?? '', place), outcome: 'met' } };
  }
  if (required !== undefined) return { after: { item: required } };
  const triggers = [sequence['trigger'] ?? []].flat();
  if (triggers.includes('startex')) return { at: '0s' };
  const leader = objects(document['inject_flow']).find((one) => {
    const next = isJsonObject(one['sequence']) ? one['sequence']['followed_by'] : null;
    return Array.isArray(next) && next.includes(uuid);
  });
  const led = codes.get(text(leader?.['inject_uuid']));
  if (led !== undefined) return { after: { item: led } };
  lost.push(`${codes.get(uuid) ?? uuid}: when it comes (${JSON.stringify(triggers)}); a controller fires it`);
  return { by_hand: true };
}

function deliveryOf(code: string, name: string, payload: JsonObject | undefined, lost: string[]): JsonObject {
  const parameters = isJsonObject(payload?.['parameters']) ? payload['parameters'] : {};
  const { content, 'content-type': encoding } = parameters;
  if (typeof content === 'string') {
    const told = encoding === 'base64' ? Buffer.from(content, 'base64').toString('utf8') : content;
    if (told.trim().length > LONGEST_TEXT) lost.push(`${code}: the end of its text`);
    return { message: { subject: name, text: line(told, name, LONGEST_TEXT) } };
  }
  const own = toldOf(text(payload?.['type']), parameters);
  if (own) return own;
  lost.push(`${code}: its payload does nothing by itself; a controller reads it out`);
  return { phone_manual: { script: line(JSON.stringify(payload ?? {}), name, LONGEST_TEXT) } };
}

/** What we write ourselves, where another tool took the rest away. */
function toldOf(type: string, parameters: JsonObject): JsonObject | null {
  const kept = TOLD.get(type)?.map((key): [string, string] => [key, text(parameters[key])]);
  if (!kept || kept.some(([, value]) => value.trim() === '')) return null;
  return { [type]: Object.fromEntries(kept) };
}

/** What an evaluation is named here: unique within its inject, whatever it is called there. */
function resultCode(result: string, index: number): string {
  return `${index + 1}-${slug(result)}`.slice(0, 40).replace(/-+$/, '');
}

function slug(words: string): string {
  const parts = words.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return parts.join('-').slice(0, 60).replace(/-+$/, '') || 'exercise';
}

function line(value: Json | undefined, otherwise: string, longest = LONGEST_LINE): string {
  const told = text(value).trim();
  return (told === '' ? otherwise : told).slice(0, longest);
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function objects(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
