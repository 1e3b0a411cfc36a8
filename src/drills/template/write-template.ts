import { stringify } from 'yaml';
import type { Predicate } from '../expectations/predicate.ts';
import { durationText } from './duration.ts';
import type { RawExpectation, RawFlight, RawItem, RawPredicate, RawTemplate } from './raw-template.ts';
import type { Delivery, DrillTemplate, Expectation, FlownTrack, MselItem, Requirements, Trigger } from './template.ts';

/** A drill in the form its file has. What was said in short is written out, and nothing that can be read is lost. */
export function rawTemplate(template: DrillTemplate): RawTemplate {
  return {
    code: template.code,
    version: template.version,
    title: template.title,
    synopsis: template.synopsis,
    kind: template.kind,
    domain: template.domain,
    duration: durationText(template.durationMs),
    compressed_rate: template.compressedRate,
    cells: template.cells,
    objectives: template.objectives.map(({ code, statement, capability, target }) => ({
      code,
      statement,
      capability,
      ...(target && { target: { metric: target.metric, within: durationText(target.withinMs) } }),
    })),
    items: template.items.map(rawItem),
  };
}

/** The same as the text of a file, with the schema named for editors. */
export function writeTemplate(template: DrillTemplate): string {
  const text = stringify(rawTemplate(template), { aliasDuplicateObjects: false, lineWidth: 118 });
  return `# yaml-language-server: $schema=./template.schema.json\n${text}`;
}

/** One item in the form its file has. */
export function rawItem(item: MselItem): RawItem {
  const { code, kind, title, to, from, trigger, requires, decoy, notes, expectations } = item;
  return {
    code,
    kind,
    title,
    to,
    ...(from !== null && { from }),
    ...rawTrigger(trigger),
    ...(requires && { requires: rawRequires(requires) }),
    ...(decoy && { decoy }),
    ...(notes !== null && { notes }),
    ...rawDelivery(item.delivery),
    ...(expectations.length > 0 && { expectations: expectations.map(rawExpectation) }),
  };
}

function rawRequires({ mode, of }: Requirements): RawItem['requires'] {
  return {
    [mode]: of.map(({ item, expectation, outcome }) =>
      expectation === null ? { item, outcome } : { item, expectation, outcome },
    ),
  };
}

function rawTrigger(trigger: Trigger): Pick<RawItem, 'at' | 'by_hand' | 'after'> {
  switch (trigger.on) {
    case 'time':
      return { at: durationText(trigger.atMs) };
    case 'manual':
      return { by_hand: true };
    case 'item':
      return { after: { item: trigger.item, by: durationText(trigger.afterMs) } };
    default: {
      const { item, expectation, outcome, afterMs } = trigger;
      return { after: { item, expectation, outcome, by: durationText(afterMs) } };
    }
  }
}

function rawDelivery(delivery: Delivery): Partial<RawItem> {
  if (delivery.channel === 'track') return { track: { flights: delivery.flights.map(rawFlight) } };
  if (delivery.channel === 'report') return { report: delivery.body };
  const { channel, ...told } = delivery;
  return { [channel]: told };
}

function rawFlight({ sensor, format, name, everyMs, errorM, waypoints, identity }: FlownTrack): RawFlight {
  const { classConfidence, vesselName, ...rest } = identity;
  return {
    sensor,
    format,
    name,
    every: durationText(everyMs),
    error_m: errorM,
    waypoints: waypoints.map(({ atMs, lat, lon, heightM }) => ({
      at: durationText(atMs),
      lat,
      lon,
      height_m: heightM,
    })),
    identity: {
      ...rest,
      ...(classConfidence !== undefined && { class_confidence: classConfidence }),
      ...(vesselName !== undefined && { vessel_name: vesselName }),
    },
  };
}

function rawExpectation(expectation: Expectation): RawExpectation {
  const { code, cell, text, metric, withinMs, mode, required, objective, predicate } = expectation;
  return {
    code,
    cell,
    text,
    metric,
    within: durationText(withinMs),
    mode,
    required,
    ...(objective !== null && { objective }),
    ...(predicate && { when: rawPredicate(predicate) }),
  };
}

function rawPredicate(predicate: Predicate): RawPredicate {
  if ('all' in predicate) return { all: predicate.all.map(rawPredicate) };
  if ('any' in predicate) return { any: predicate.any.map(rawPredicate) };
  if ('not' in predicate) return { not: rawPredicate(predicate.not) };
  if ('of' in predicate) return { within: durationText(predicate.withinMs), of: rawPredicate(predicate.of) };
  return predicate;
}
