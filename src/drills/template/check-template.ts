import { formats } from '../../intake/formats/registry.ts';
import { predicateFaults } from './check-predicate.ts';
import type { Complain } from './build-predicate.ts';
import { cycleThrough } from './item-cycle.ts';
import type { Channel, DrillTemplate, MselItem, Requirement } from './template.ts';

/** Channels that go through intake, at the site of one organisation. */
const ONE_CELL: ReadonlySet<Channel> = new Set(['alert', 'ais', 'track', 'report']);

/** What a schema cannot see: names that name nothing, items that wait for each other, times that never come. */
export function checkTemplate(template: DrillTemplate, complain: Complain): void {
  unique(template.cells, '/cells', 'cell', complain);
  unique(template.objectives, '/objectives', 'objective', complain);
  unique(template.items, '/items', 'item', complain);
  for (const [index, item] of template.items.entries()) checkItem(template, item, `/items/${index}`, complain);
}

function unique(of: readonly { code: string }[], pointer: string, what: string, complain: Complain): void {
  const seen = new Set<string>();
  for (const [index, { code }] of of.entries()) {
    if (seen.has(code)) complain(`${pointer}/${index}/code`, `There are two ${what}s ${code}`);
    seen.add(code);
  }
}

function checkItem(template: DrillTemplate, item: MselItem, pointer: string, complain: Complain): void {
  const known = (cell: string): boolean => template.cells.some(({ code }) => code === cell);
  for (const [index, cell] of item.to.entries()) {
    if (!known(cell)) complain(`${pointer}/to/${index}`, `There is no cell ${cell}`);
  }
  const { delivery, trigger } = item;
  if (ONE_CELL.has(delivery.channel) && item.to.length > 1) {
    complain(`${pointer}/to`, `What comes by ${delivery.channel} is for the one cell whose site it is`);
  }
  if ('format' in delivery && !formats.has(delivery.format)) {
    complain(`${pointer}/${delivery.channel}/format`, `There is no format ${delivery.format}`);
  }
  if (delivery.channel === 'track') checkFlights(item, `${pointer}/track/flights`, complain);
  if (trigger.on === 'time' && trigger.atMs > template.durationMs) complain(`${pointer}/at`, 'That is after ENDEX');
  if (item.kind === 'contingency' && item.requires === null && trigger.on !== 'expectation') {
    complain(pointer, 'A contingency requires something, or follows an expectation');
  }
  checkReferences(template, item, pointer, complain);
  checkExpectations(template, item, pointer, complain);
}

function checkReferences(template: DrillTemplate, item: MselItem, pointer: string, complain: Complain): void {
  const { trigger, requires } = item;
  const check = (pointed: string, named: Pick<Requirement, 'item' | 'expectation' | 'outcome'>): void => {
    const fault = referenceFault(template, named);
    if (fault !== null) complain(pointed, fault);
  };
  if (trigger.on === 'item') check(`${pointer}/after`, { item: trigger.item, expectation: null, outcome: 'delivered' });
  if (trigger.on === 'expectation') check(`${pointer}/after`, trigger);
  for (const [index, one] of (requires?.of ?? []).entries()) {
    check(`${pointer}/requires/${requires?.mode ?? 'all'}/${index}`, one);
  }
  const cycle = cycleThrough(template.items, item.code);
  if (cycle) complain(pointer, `Items wait for each other: ${cycle.join(' → ')}`);
}

function referenceFault({ items }: DrillTemplate, { item, expectation, outcome }: Requirement): string | null {
  const named = items.find(({ code }) => code === item);
  if (!named) return `There is no item ${item}`;
  if (outcome === 'delivered') return null;
  if (expectation === null) {
    const expects = named.expectations.some(({ required }) => required);
    return expects ? null : `${item} expects nothing, so that it is neither met nor missed`;
  }
  const known = named.expectations.some(({ code }) => code === expectation);
  return known ? null : `${item} has no expectation ${expectation}`;
}

function checkFlights(item: MselItem, pointer: string, complain: Complain): void {
  if (item.delivery.channel !== 'track') return;
  for (const [index, flight] of item.delivery.flights.entries()) {
    const at = `${pointer}/${index}`;
    if (flight.everyMs < 1_000) complain(`${at}/every`, 'At most one point a second');
    for (const [place, { atMs }] of flight.waypoints.entries()) {
      const before = flight.waypoints[place - 1];
      if (before && before.atMs >= atMs) complain(`${at}/waypoints/${place}/at`, 'Waypoints are in order of time');
    }
    const { identity } = flight;
    if (flight.format === 'ais' && identity.mmsi === undefined) complain(`${at}/identity`, 'A vessel has an mmsi');
    if (flight.format === 'remote-id' && identity.serial === undefined) {
      complain(`${at}/identity`, 'A broadcast carries a serial');
    }
  }
}

function checkExpectations(template: DrillTemplate, item: MselItem, pointer: string, complain: Complain): void {
  unique(item.expectations, `${pointer}/expectations`, 'expectation', complain);
  for (const [index, one] of item.expectations.entries()) {
    const at = `${pointer}/expectations/${index}`;
    if (!template.cells.some(({ code }) => code === one.cell)) complain(`${at}/cell`, `There is no cell ${one.cell}`);
    if (one.objective !== null && !template.objectives.some(({ code }) => code === one.objective)) {
      complain(`${at}/objective`, `There is no objective ${one.objective}`);
    }
    if (one.withinMs === 0) complain(`${at}/within`, 'Nobody does anything within no time');
    if (item.trigger.on === 'time' && item.trigger.atMs + one.withinMs > template.durationMs) {
      complain(`${at}/within`, 'Its deadline is after ENDEX');
    }
    if (one.predicate) {
      for (const fault of predicateFaults(template, one.predicate)) complain(`${at}/when`, fault);
    }
  }
}
