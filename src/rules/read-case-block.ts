import { LONGEST_TIMESPAN_MS } from './read-correlation.ts';
import { readTests } from './read-detection.ts';
import { type Absence, type CorrelationRule, MERGE_POLICIES, type RuleHead, type Suppression } from './rule.ts';
import type { TreeReader } from './tree-reader.ts';
import type { MapTree } from './yaml-tree.ts';

/** Groups and matched alerts a rule may hold at one site before it is paused, and for how long. */
const DEFAULT_LIMITS = { groups: 10_000, events: 100_000, pauseMs: 3_600_000 };

type Common = Pick<RuleHead, 'version' | 'merge' | 'suppressions'>;
type Correlating = Pick<CorrelationRule, 'withinMetres' | 'absence' | 'latenessMs' | 'limits'>;

const COMMON_KEYS = ['version', 'merge', 'suppress'];
const CORRELATING_KEYS = ['space', 'absence', 'lateness', 'limits'];

/** Reads `x-case:`, what Sigma has no words for. Everything in it may be left out. */
export function readCaseBlock(reader: TreeReader, document: MapTree, correlation: boolean): Common & Correlating {
  const entry = reader.entry(document, 'x-case');
  const block = entry && reader.map(entry.value, 'x-case');
  const read: Common & Correlating = {
    version: 1,
    merge: 'join',
    suppressions: [],
    withinMetres: null,
    absence: null,
    latenessMs: null,
    limits: DEFAULT_LIMITS,
  };
  if (!block) return read;
  reader.onlyKeys(block, correlation ? [...COMMON_KEYS, ...CORRELATING_KEYS] : COMMON_KEYS, 'x-case');
  read.version = reader.number(block, 'version', 1, 1_000_000) ?? 1;
  read.merge = reader.word(block, 'merge', MERGE_POLICIES) ?? 'join';
  read.suppressions = readSuppressions(reader, block);
  read.withinMetres = readSpace(reader, block);
  read.absence = readAbsence(reader, block);
  read.latenessMs = reader.span(block, 'lateness', 3_600_000) ?? null;
  read.limits = readLimits(reader, block);
  return read;
}

function readSpace(reader: TreeReader, block: MapTree): number | null {
  const entry = reader.entry(block, 'space');
  const space = entry && reader.map(entry.value, 'space');
  if (!space) return null;
  reader.onlyKeys(space, ['within-metres'], 'space');
  return reader.number(space, 'within-metres', 1, 1_000_000) ?? null;
}

function readAbsence(reader: TreeReader, block: MapTree): Absence | null {
  const entry = reader.entry(block, 'absence');
  const absence = entry && reader.map(entry.value, 'absence');
  if (!absence) return null;
  reader.onlyKeys(absence, ['rule', 'when', 'within'], 'absence');
  const name = reader.requiredText(absence, 'rule');
  const place = reader.entry(absence, 'rule')?.value.place ?? absence.place;
  if (!reader.entry(absence, 'within')) reader.fault(absence.place, '"within" is missing');
  const withinMs = reader.span(absence, 'within', LONGEST_TIMESPAN_MS);
  const when = reader.word(absence, 'when', ['before', 'after', 'around']) ?? 'after';
  return name === undefined || withinMs === undefined ? null : { rule: { text: name, ...place }, when, withinMs };
}

function readLimits(reader: TreeReader, block: MapTree): CorrelationRule['limits'] {
  const entry = reader.entry(block, 'limits');
  const limits = entry && reader.map(entry.value, 'limits');
  if (!limits) return DEFAULT_LIMITS;
  reader.onlyKeys(limits, ['groups', 'events', 'pause'], 'limits');
  return {
    groups: reader.number(limits, 'groups', 1, DEFAULT_LIMITS.groups * 10) ?? DEFAULT_LIMITS.groups,
    events: reader.number(limits, 'events', 1, DEFAULT_LIMITS.events * 10) ?? DEFAULT_LIMITS.events,
    pauseMs: reader.span(limits, 'pause', LONGEST_TIMESPAN_MS) ?? DEFAULT_LIMITS.pauseMs,
  };
}

function readSuppressions(reader: TreeReader, block: MapTree): Suppression[] {
  const entry = reader.entry(block, 'suppress');
  if (!entry) return [];
  if (entry.value.kind !== 'list') {
    reader.fault(entry.value.place, 'suppress must be a list');
    return [];
  }
  return entry.value.items.flatMap((item) => {
    const map = reader.map(item, 'An item of suppress');
    if (!map) return [];
    reader.onlyKeys(map, ['where', 'until', 'reason', 'owner'], 'suppress');
    const where = reader.entry(map, 'where');
    const tests = where && reader.map(where.value, 'where');
    if (!where) reader.fault(map.place, '"where" is missing');
    const until = reader.requiredText(map, 'until');
    const reason = reader.requiredText(map, 'reason', 512);
    const owner = reader.requiredText(map, 'owner');
    const time =
      until !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(until) ? Date.parse(`${until}T00:00:00Z`) : Number.NaN;
    if (until !== undefined && Number.isNaN(time)) {
      reader.fault(reader.entry(map, 'until')?.value.place ?? map.place, 'until must be a day like 2027-01-31');
    }
    if (!tests || Number.isNaN(time) || reason === undefined || owner === undefined) return [];
    return { where: readTests(reader, tests), until: time, reason, owner };
  });
}
