import * as fc from 'fast-check';
import { DomainError } from '../common/domain-error.ts';
import {
  COMPARISONS,
  type Filter,
  type FilterTerm,
  IS_STATES,
  TIME_FIELDS,
  UNIT_SECONDS,
  VALUE_FIELDS,
  type ValueField,
} from './filter-ast.ts';
import { FILTER_LIMITS, parseFilter } from './filter-parser.ts';
import { printFilter } from './filter-printer.ts';
import { SEVERITY_CLASSES } from './queue-severity.ts';

function refusal(text: string): { code: string; field: string | undefined; position: number | undefined } | undefined {
  try {
    parseFilter(text);
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== 'invalid') throw error;
    return { code: error.code, field: error.field, position: error.position };
  }
  return undefined;
}

describe('the filter language', () => {
  it.each<[string, Filter]>([
    ['', []],
    ['  scan  port ', [text('scan'), text('port')]],
    ['"port scan" -"no more"', [text('port scan'), { ...text('no more'), negated: true }]],
    [String.raw`"a \"b\" \\ c"`, [text(String.raw`a "b" \ c`)]],
    ['12:30 ::1 10.0.0.1:80 - a-b', [text('12:30'), text('::1'), text('10.0.0.1:80'), text('-'), text('a-b')]],
    ['site:SGSIN,"Busan, New Port"', [values('site', 'SGSIN', 'Busan, New Port')]],
    ['-SITE:x', [{ ...values('site', 'x'), negated: true }]],
    [
      'nation:kr tlp:amber+strict kind:CASE',
      [values('nation', 'KR'), values('tlp', 'AMBER+STRICT'), values('kind', 'case')],
    ],
    ['id:bw-12,7', [values('id', 'BW-12', 'BW-7')]],
    ['status:new,waiting', [values('status', 'new', 'waiting')]],
    [
      'severity:>=60 severity:high,100',
      [
        { negated: false, type: 'severity', tests: [{ comparison: '>=', than: 60 }] },
        { negated: false, type: 'severity', tests: [{ class: 'high' }, { comparison: '=', than: 100 }] },
      ],
    ],
    ['seen:<2h', [{ negated: false, type: 'time', field: 'seen', test: { comparison: '<', amount: 2, unit: 'h' } }]],
    [
      'arrived:2026-11-23T09:00+01:00..2026-11-23T08:05Z',
      [
        {
          negated: false,
          type: 'time',
          field: 'arrived',
          test: { from: '2026-11-23T08:00:00.000Z', to: '2026-11-23T08:05:00.000Z' },
        },
      ],
    ],
    ['is:mine -is:Closed', [is('mine'), { ...is('closed'), negated: true }]],
  ])('reads %s', (given, expected) => {
    expect(parseFilter(given)).toEqual(expected);
  });

  it.each([
    ['scan http://x', 'filter_unknown_field', 'filter.http', 5],
    ['sverity:60', 'filter_unknown_field', 'filter.sverity', 0],
    ['severity:101', 'filter_bad_value', 'filter.severity', 9],
    ['severity:60,loud', 'filter_bad_value', 'filter.severity', 12],
    ['a seen:2h', 'filter_bad_value', 'filter.seen', 7],
    ['seen:<2h,<3h', 'filter_bad_value', 'filter.seen', 9],
    ['arrived:2026-11-23T08:05Z..2026-11-23T08:05Z', 'filter_bad_value', 'filter.arrived', 8],
    ['arrived:2026-99-23T08:05Z..2026-11-23T08:05Z', 'filter_bad_value', 'filter.arrived', 8],
    ['is:good', 'filter_bad_value', 'filter.is', 3],
    ['tlp:PURPLE', 'filter_bad_value', 'filter.tlp', 4],
    ['nation:KOR', 'filter_bad_value', 'filter.nation', 7],
    ['id:zz', 'filter_bad_value', 'filter.id', 3],
    ['status:merged', 'filter_bad_value', 'filter.status', 7],
    ['site: x', 'filter_empty_value', 'filter.site', 5],
    ['site:a,', 'filter_empty_value', 'filter.site', 7],
    ['""', 'filter_empty_value', 'filter', 0],
    ['a "b', 'filter_unclosed_quote', 'filter', 2],
    ['site:"b', 'filter_unclosed_quote', 'filter.site', 5],
    ['"a"b', 'filter_missing_blank', 'filter', 3],
    ['a\u0000', 'filter_bad_character', 'filter', 1],
    ['x'.repeat(1_001), 'filter_too_long', 'filter', 1_000],
    ['x '.repeat(FILTER_LIMITS.terms + 1), 'filter_too_long', 'filter', 2 * FILTER_LIMITS.terms],
  ])('refuses %j: %s', (given, code, field, position) => {
    expect(refusal(given)).toEqual({ code, field, position });
  });

  it('never fails but by naming a place in the text, and prints what it read so that it reads the same', () => {
    const pieces = fc.constantFrom(
      'site:',
      'is:',
      'mine',
      '-',
      '"',
      '\\',
      ',',
      ' ',
      'severity:',
      '>=',
      '60',
      ':',
      'é',
      '😀',
      '\ud800',
      '<2h',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (given) => {
        const refused = refusal(given);
        if (refused) {
          expect(refused.position).toBeGreaterThanOrEqual(0);
          expect(refused.position).toBeLessThanOrEqual(given.length);
          return;
        }
        const filter = parseFilter(given);
        const printed = printFilter(filter);
        expect(parseFilter(printed)).toEqual(filter);
        expect(printFilter(parseFilter(printed))).toBe(printed);
      }),
      { numRuns: 3_000 },
    );
  });

  it('reads back whatever it prints', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(parseFilter(printFilter(filter))).toEqual(filter);
      }),
      { numRuns: 2_000 },
    );
  });
});

function text(given: string): FilterTerm {
  return { negated: false, type: 'text', text: given };
}

function values(field: ValueField, ...given: string[]): FilterTerm {
  return { negated: false, type: 'values', field, values: given };
}

function is(...states: (typeof IS_STATES)[number][]): FilterTerm {
  return { negated: false, type: 'is', states };
}

const anything = fc
  .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
  .filter((word) => word.trim() !== '' && !/[\p{Cc}\p{Cs}]/u.test(word));
const few = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(item, { minLength: 1, maxLength: 3 });
const valueOf: Readonly<Record<string, fc.Arbitrary<string>>> = {
  id: fc.oneof(
    fc.uuid(),
    fc.integer({ min: 1, max: 9_999 }).map((number) => `BW-${number}`),
  ),
  nation: fc.constantFrom('KR', 'SG'),
};
const instant = fc
  .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.getTime());
const body: fc.Arbitrary<unknown> = fc.oneof(
  fc.record({ type: fc.constant('text'), text: anything }),
  fc.constantFrom(...(Object.keys(VALUE_FIELDS) as ValueField[])).chain((field) => {
    const words: readonly string[] | null = VALUE_FIELDS[field];
    const value = words === null ? (valueOf[field] ?? anything) : fc.constantFrom(...words);
    return fc.record({ type: fc.constant('values'), field: fc.constant(field), values: few(value) });
  }),
  fc.record({
    type: fc.constant('severity'),
    tests: few(
      fc.oneof(
        fc.record({ class: fc.constantFrom(...SEVERITY_CLASSES) }),
        fc.record({ comparison: fc.constantFrom(...COMPARISONS), than: fc.integer({ min: 0, max: 100 }) }),
      ),
    ),
  }),
  fc.record({
    type: fc.constant('time'),
    field: fc.constantFrom(...TIME_FIELDS),
    test: fc.oneof(
      fc.record({
        comparison: fc.constantFrom('<', '>'),
        amount: fc.integer({ min: 0, max: 9_999 }),
        unit: fc.constantFrom(...Object.keys(UNIT_SECONDS)),
      }),
      fc
        .tuple(instant, fc.integer({ min: 1, max: 1e9 }))
        .map(([from, span]) => ({ from: new Date(from).toISOString(), to: new Date(from + span).toISOString() })),
    ),
  }),
  fc.record({ type: fc.constant('is'), states: few(fc.constantFrom(...IS_STATES)) }),
);
const filters = fc.array(
  fc.tuple(fc.boolean(), body).map(([negated, rest]) => Object.assign({ negated }, rest) as FilterTerm),
  { maxLength: 5 },
);
