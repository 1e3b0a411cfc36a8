import * as fc from 'fast-check';
import type { Predicate } from '../../src/drills/expectations/predicate.ts';
import {
  type Delivery,
  DRILL_DOMAINS,
  DRILL_KINDS,
  type DrillTemplate,
  type Expectation,
  METRICS,
  type MselItem,
  type Trigger,
} from '../../src/drills/template/template.ts';

const HOUR = 3_600_000;
const CELLS = ['PORT', 'CERT', 'sg.1'];
const OBJECTIVES = ['O1', 'O-2'];

export const letters = (text: string): string[] => Array.from(text);

/** What makes trouble in YAML, in CSV and in spreadsheets, and what does not. */
const character = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...letters('abcXYZ 019한Đ😀')) },
  { weight: 1, arbitrary: fc.constantFrom(...letters(`:#-"'{}[]|>&*!%@\`,;=+?~\\/$<`)) },
);
const inner = (more: string): fc.Arbitrary<string> =>
  fc.string({ unit: more === '' ? character : fc.oneof(character, fc.constantFrom(...letters(more))), maxLength: 30 });
const edge = fc.constantFrom(...letters(`aZ9한😀"'=+-@#{[|>&*!%?~`));
const between = (more: string): fc.Arbitrary<string> =>
  fc
    .tuple(edge, inner(more), edge)
    .map((parts) => parts.join(''))
    .filter((text) => /\S/.test(text));
/** One line, and several; neither begins or ends with a blank. */
export const line = between('');
export const lines = between('\n\t');

const seconds = (most: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: most / 1_000 }).map((whole) => whole * 1_000);

const body = fc.dictionary(
  fc.stringMatching(/^[a-z]{1,6}$/),
  fc.oneof(line, fc.integer(), fc.boolean(), fc.constant(null), fc.array(line, { maxLength: 2 })),
  { maxKeys: 4, noNullPrototype: true },
);

const told: fc.Arbitrary<Delivery> = fc.oneof(
  fc.record({ channel: fc.constant('message' as const), subject: line, text: lines }),
  fc.record({ channel: fc.constant('media' as const), outlet: line, headline: line, text: lines }),
  fc.record({ channel: fc.constant('phone_manual' as const), script: lines }),
);
const sent: fc.Arbitrary<Delivery> = fc.oneof(
  fc.record({
    channel: fc.constantFrom('alert' as const, 'ais' as const),
    format: fc.constantFrom('native', 'eve'),
    sensor: fc.constantFrom('krpus-suricata', 's.1'),
    bodies: fc.array(body, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ channel: fc.constant('report' as const), body }),
);

const predicate: fc.Arbitrary<Predicate> = fc.oneof(
  fc.constant<Predicate>({ event: 'case.acknowledged' }),
  fc.record({
    event: fc.constantFrom<'case.noted' | 'task.added'>('case.noted', 'task.added'),
    cell: fc.constantFrom('any', 'PORT'),
    count: fc.integer({ min: 1, max: 9 }),
  }),
  line.map((value): Predicate => ({ not: { event: 'case.noted', where: { 'data.excerpt': { contains: value } } } })),
  seconds(60_000).map((rest): Predicate => ({ withinMs: rest + 1_000, of: { event: 'task.added' } })),
);

function expectationOf(code: string): fc.Arbitrary<Expectation> {
  return fc
    .record({
      code: fc.constant(code),
      cell: fc.constantFrom(...CELLS),
      text: line,
      metric: fc.constantFrom(...METRICS),
      predicate: fc.option(predicate),
      withinMs: seconds(HOUR / 2).map((rest) => rest + 1_000),
      mode: fc.constantFrom('any_member' as const, 'all_members' as const),
      required: fc.boolean(),
      objective: fc.option(fc.constantFrom(...OBJECTIVES)),
    })
    .map((one) => Object.assign(one, { evaluator: one.predicate === null ? ('manual' as const) : ('auto' as const) }));
}

/** Waits for earlier items alone. */
function itemOf(index: number, before: readonly MselItem[]): fc.Arbitrary<MselItem> {
  const expecting = before.filter(({ expectations }) => expectations.length > 0);
  const triggers: fc.Arbitrary<Trigger>[] = [
    seconds(HOUR / 2).map((atMs) => ({ on: 'time', atMs })),
    fc.constant({ on: 'manual' }),
  ];
  if (before.length > 0) {
    triggers.push(
      fc.record({
        on: fc.constant('item' as const),
        item: fc.constantFrom(...before.map(({ code }) => code)),
        afterMs: seconds(HOUR),
      }),
    );
  }
  if (expecting.length > 0) {
    triggers.push(
      fc.record({
        on: fc.constant('expectation' as const),
        item: fc.constantFrom(...expecting.map(({ code }) => code)),
        expectation: fc.constant('e1'),
        outcome: fc.constantFrom('met' as const, 'missed' as const),
        afterMs: seconds(HOUR),
      }),
    );
  }
  const requires = fc.record({
    mode: fc.constantFrom('all' as const, 'any' as const),
    of: fc
      .constantFrom(...(before.length > 0 ? before.map(({ code }) => code) : ['']))
      .map((item) => [{ item, expectation: null, outcome: 'delivered' as const }]),
  });
  return fc.record({
    code: fc.constantFrom('I', 'm_', 'No.').map((start) => `${start}${index}`),
    kind: fc.constantFrom('inject' as const, 'information' as const, 'facilitation' as const),
    title: line,
    to: fc.constantFrom(...CELLS).map((cell) => [cell]),
    from: fc.option(line),
    trigger: fc.oneof(...triggers),
    requires: before.length > 0 ? fc.option(requires) : fc.constant(null),
    delivery: fc.oneof(told, sent),
    decoy: fc.boolean(),
    notes: fc.option(lines),
    expectations: fc.integer({ min: 0, max: 3 }).chain((count) => fc.tuple(...numbered(count).map(expectationOf))),
  });
}

const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `e${index + 1}`);

function itemsOf(count: number, before: readonly MselItem[] = []): fc.Arbitrary<MselItem[]> {
  if (before.length === count) return fc.constant([...before]);
  return itemOf(before.length + 1, before).chain((item) => itemsOf(count, [...before, item]));
}

/** Any drill that is none of flights, which its shape says nothing new about. */
export function drillArbitrary(): fc.Arbitrary<DrillTemplate> {
  return fc.record({
    code: fc.stringMatching(/^[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,2}$/),
    version: fc.integer({ min: 1, max: 99 }),
    title: line,
    synopsis: lines,
    kind: fc.constantFrom(...DRILL_KINDS),
    domain: fc.constantFrom(...DRILL_DOMAINS),
    durationMs: seconds(HOUR).map((rest) => rest + HOUR),
    compressedRate: fc.constantFrom(1, 6, 2.5),
    cells: fc.tuple(
      ...CELLS.map((code) =>
        fc.record({
          code: fc.constant(code),
          title: line,
          organisation: fc.constantFrom('sg-cert', 'kr-port-soc'),
          kind: fc.constantFrom('player' as const, 'control' as const),
        }),
      ),
    ),
    objectives: fc.tuple(
      ...OBJECTIVES.map((code) =>
        fc.record({
          code: fc.constant(code),
          statement: line,
          capability: line,
          target: fc.option(fc.record({ metric: fc.constantFrom(...METRICS), withinMs: seconds(HOUR) })),
        }),
      ),
    ),
    items: fc.integer({ min: 1, max: 5 }).chain((count) => itemsOf(count)),
  });
}
