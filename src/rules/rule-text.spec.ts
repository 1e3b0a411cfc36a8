import { readRules } from './read-rules.ts';
import { RuleError } from './rule-fault.ts';
import { readRuleText } from './rule-text.ts';

const LIBRARY = readRules(
  'shipped.yml',
  `title: Failed login
name: failed_login
taxonomy: idmefv2
logsource: { category: authentication }
detection: { category: { Category: intrusion-attempts.brute-force }, condition: category }
---
title: Many failed logins
name: many_failed_logins
taxonomy: idmefv2
correlation: { type: event_count, rules: [failed_login], group-by: [Source.IP], timespan: 10m, condition: { gte: 20 } }
`,
).rules;

const detection = (name: string, more = ''): string =>
  `title: ${name}\nname: ${name}\ntaxonomy: idmefv2\nlogsource: { category: any }\n${more}detection: { one: { Kind: cyber }, condition: one }\n`;
const following = (name: string, rules: string): string =>
  `title: ${name}\nname: ${name}\ntaxonomy: idmefv2\ncorrelation: { type: temporal, rules: [${rules}], group-by: [Source.IP], timespan: 5m }\n`;

const read = (text: string) => readRuleText(text, LIBRARY, { id: 'r.3', version: 3 });
const faultsOf = (text: string): string[] => {
  try {
    read(text);
    return [];
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return error.faults.map(({ line, column, message }) => `${line}:${column} ${message}`);
  }
};

describe('a text of the rule book', () => {
  it('is one rule that stands, with what it is made of, under a name and a version of its own', () => {
    const { rule, set } = read(`${detection('odd')}---\n${following('both', 'odd, failed_login')}`);
    expect([rule.key, rule.version, rule.title]).toEqual(['r.3.both', 3, 'both']);
    expect(set.correlations.map((each) => [each.rule.key, each.stands])).toEqual([['r.3.both', true]]);
    expect(set.detections.map((each) => [each.rule.key, each.stands])).toEqual([
      ['failed_login', false],
      ['r.3.odd', false],
    ]);
  });

  it('takes shipped rules along that a shipped rule it names refers to, and none of them speaks', () => {
    const { set } = read(following('after', 'many_failed_logins, failed_login'));
    expect(set.correlations.map((each) => [each.rule.key, each.stands])).toEqual([
      ['many_failed_logins', false],
      ['r.3.after', true],
    ]);
  });

  it.each([
    ['', '1:1 There is no rule in it'],
    [
      `${detection('one')}---\n${detection('two')}`,
      '7:1 Only one rule of a text may stand by itself; “one” and “two” both do',
    ],
    [detection('failed_login'), '1:1 "failed_login" is a rule in shipped.yml:1 already'],
    [following('alone', 'nobody, failed_login'), '4:40 There is no rule "nobody"'],
    [detection('old', 'status: deprecated\n'), '1:1 A rule that is deprecated never stands by itself'],
    [
      `${following('a', 'b, failed_login')}---\n${following('b', 'a, failed_login')}`,
      '9:40 "a" refers back to this rule',
    ],
    ['title: [', '1:9 No YAML: Flow sequence in block collection must be sufficiently indented and end with a ]'],
  ])('tells faults with their places: %j', (text, fault) => {
    expect(faultsOf(text)).toContain(fault);
  });
});
