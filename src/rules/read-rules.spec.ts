import { readRules } from './read-rules.ts';
import { linkRules } from './rule-set.ts';
import { RuleError } from './rule-fault.ts';

const DETECTION = `title: Failed login
name: failed
taxonomy: idmefv2
logsource: { category: authentication }
detection:
  words:
    Title|contains: failed
  condition: words
`;

const CORRELATION = `title: Many
name: many
taxonomy: idmefv2
correlation:
  type: event_count
  rules: [failed]
  group-by: [Source.IP]
  timespan: 10m
  condition: { gte: 3 }
level: high
`;

const faults = (text: string): string[] =>
  readRules('a.yml', text).faults.map(({ line, column, message }) => `${line}:${column} ${message}`);

const linkFaults = (text: string): string[] => {
  const { rules, faults: found } = readRules('a.yml', text);
  expect(found).toEqual([]);
  try {
    linkRules(rules);
    return [];
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return error.faults.map(({ line, column, message }) => `${line}:${column} ${message}`);
  }
};

describe('readRules', () => {
  it('reads several documents, of both kinds, with their places', () => {
    const { rules, faults: found } = readRules('a.yml', `${DETECTION}---\n${CORRELATION}---\n`);
    expect(found).toEqual([]);
    expect(rules).toMatchObject([
      { kind: 'detection', key: 'failed', level: 'informational', version: 1, place: { line: 1, column: 1 } },
      {
        kind: 'correlation',
        type: 'event_count',
        timespanMs: 600_000,
        groupBy: ['Source.IP'],
        count: { bounds: [{ operator: 'gte', value: 3 }] },
        level: 'high',
        place: { line: 10, column: 1 },
      },
    ]);
  });

  it('reads the block of what Sigma has no words for', () => {
    const block = `x-case:
  version: 4
  merge: append
  space: { within-metres: 500 }
  absence: { rule: failed, when: before, within: 5m }
  lateness: 1m
  limits: { groups: 50, events: 500, pause: 2h }
  suppress:
    - { where: { Source.IP: 10.0.0.1 }, until: 2027-01-31, reason: Our scanner, owner: SOC }
`;
    const [rule] = readRules('a.yml', CORRELATION + block).rules;
    expect(rule).toMatchObject({
      version: 4,
      merge: 'append',
      withinMetres: 500,
      absence: { rule: { text: 'failed', line: 15, column: 20 }, when: 'before', withinMs: 300_000 },
      latenessMs: 60_000,
      limits: { groups: 50, events: 500, pauseMs: 7_200_000 },
      suppressions: [{ until: Date.UTC(2027, 0, 31), reason: 'Our scanner', owner: 'SOC' }],
    });
  });

  it.each<[fault: string, text: string, told: string[]]>([
    [
      'text that is no YAML',
      'title: [a',
      ['1:10 No YAML: Flow sequence in block collection must be sufficiently indented and end with a ]'],
    ],
    [
      'an anchor',
      'title: &a b\nname: *a',
      [
        '1:11 Anchors and aliases are not read; write the value out',
        '2:7 Anchors and aliases are not read; write the value out',
      ],
    ],
    ['neither kind', 'title: a', ['1:1 A rule has either "detection" or "correlation"']],
    [
      'a field misspelt',
      DETECTION.replace('Title|', 'title|'),
      ['7:5 "title" is no field of the taxonomy idmefv2; "Title" may be meant'],
    ],
    [
      'a field unknown',
      DETECTION.replace('Title|', 'EventID|'),
      ['7:5 "EventID" is no field of the taxonomy idmefv2; docs/rules.md lists them'],
    ],
    [
      'a modifier unknown',
      DETECTION.replace('contains', 'base64'),
      [expect.stringMatching(/^7:5 The modifier "base64" is not known/)],
    ],
    ['modifiers at odds', DETECTION.replace('contains', 'contains|re'), ['7:5 contains and re cannot both be meant']],
    [
      'a word for a number',
      DETECTION.replace('Title|contains: failed', 'Severity|gte: high'),
      ['7:19 gte compares with a number'],
    ],
    [
      'no network',
      DETECTION.replace('Title|contains: failed', 'Source.IP|cidr: 10.0.0.0/99'),
      ['7:21 "10.0.0.0/99" is no network in CIDR form'],
    ],
    [
      'an expression that could hang',
      DETECTION.replace('contains: failed', "re: '(a+)\\1'"),
      [expect.stringMatching(/^7:15 No regular expression that runs in linear time/)],
    ],
    [
      'a selection that is not there',
      DETECTION.replace('condition: words', 'condition: words or other'),
      ['8:23 "other" is not defined; there are words'],
    ],
    [
      'a selection that is not used',
      DETECTION.replace('  condition', '  idle:\n    Kind: cyber\n  condition'),
      ['8:3 The condition does not use "idle"'],
    ],
    [
      'a parenthesis left open',
      DETECTION.replace('condition: words', 'condition: not (words'),
      ['8:18 A parenthesis is not closed'],
    ],
    [
      'an aggregation of old',
      DETECTION.replace('condition: words', 'condition: words | count() > 5'),
      ['8:20 Aggregations after "|" are no longer Sigma'],
    ],
    [
      'another taxonomy',
      DETECTION.replace('idmefv2', 'sigma'),
      ['3:11 taxonomy must be idmefv2, whose fields are known here'],
    ],
    [
      'an unknown type',
      CORRELATION.replace('event_count', 'event_sum'),
      [expect.stringMatching(/^5:9 type must be one of event_count/)],
    ],
    [
      'a key misspelt',
      CORRELATION.replace('group-by', 'groupby'),
      [expect.stringMatching(/^7:3 correlation has no "groupby"/), expect.stringMatching(/^5:3 "group-by" is missing/)],
    ],
    [
      'a time too long',
      CORRELATION.replace('10m', '30d'),
      ['8:13 timespan must be at most 24h, or memory would not hold it'],
    ],
    [
      'a time without unit',
      CORRELATION.replace('10m', '10'),
      ['8:13 timespan must be a number and one of s, m, h, d, like 15m'],
    ],
    ['no bound', CORRELATION.replace('{ gte: 3 }', '{}'), ['9:14 A condition needs one of gt, gte, lt, lte, eq, neq']],
    [
      'a sum of words',
      CORRELATION.replace('event_count', 'value_sum').replace('gte: 3', 'field: Title, gte: 3'),
      ['9:23 Title is no number'],
    ],
    [
      'a value without field',
      CORRELATION.replace('event_count', 'value_count'),
      ['9:14 The condition of value_count needs a field'],
    ],
    [
      'names in a count',
      CORRELATION.replace('{ gte: 3 }', 'failed'),
      ['9:14 The condition of event_count must be a map like gte: 10'],
    ],
    [
      'a rule that the condition forgets',
      CORRELATION.replace('event_count', 'temporal')
        .replace('[failed]', '[failed, other]')
        .replace('{ gte: 3 }', 'not failed'),
      ['6:19 The condition does not refer to "other"'],
    ],
    [
      'an order of some',
      CORRELATION.replace('event_count', 'temporal_ordered'),
      ['9:14 temporal_ordered asks for all of its rules; gte: 1 or no condition'],
    ],
    [
      'an order with a condition',
      CORRELATION.replace('event_count', 'temporal_ordered').replace('{ gte: 3 }', 'failed'),
      ['9:14 An order and a condition of names cannot both be meant; use temporal'],
    ],
    [
      'a suppression without end',
      `${CORRELATION}x-case: { suppress: [{ where: { Kind: cyber }, reason: a, owner: b }] }\n`,
      ['11:22 "until" is missing'],
    ],
    [
      'no name at all',
      CORRELATION.replace('name: many\n', ''),
      ['1:1 A rule needs an id or a name, under which its links are kept'],
    ],
  ])('tells of %s, with line and column', (_, text, told) => {
    expect(faults(text)).toEqual(told);
  });

  it('tells of rules that do not fit together', () => {
    expect(linkFaults(CORRELATION)).toEqual(['6:11 There is no rule "failed"']);
    expect(linkFaults(`${DETECTION}---\n${DETECTION}`)).toEqual(['10:1 "failed" is a rule in a.yml:1 already']);
    const circle = CORRELATION.replace('[failed]', '[many]');
    expect(linkFaults(circle)).toEqual(['6:11 "many" refers back to this rule']);
  });

  it('goes on with other documents after a bad one', () => {
    const { rules, faults: found } = readRules('a.yml', `${DETECTION.replace('Title', 'title')}---\n${CORRELATION}`);
    expect(rules.map(({ key }) => key)).toEqual(['many']);
    expect(found).toHaveLength(1);
  });
});
