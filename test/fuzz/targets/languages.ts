import { ClientFailure } from '../../../src/client/exit-code.ts';
import { parseFeedFilter } from '../../../src/client/feed-filter.ts';
import { recordTime } from '../../../src/client/replay-pace.ts';
import { DomainError } from '../../../src/common/domain-error.ts';
import { compileDetection } from '../../../src/rules/detection-test.ts';
import { ExpressionError, namesIn, negates, parseExpression } from '../../../src/rules/expression.ts';
import { compileGlob, parseGlob } from '../../../src/rules/glob.ts';
import type { Rule } from '../../../src/rules/rule.ts';
import { RuleError } from '../../../src/rules/rule-fault.ts';
import { readRuleLibrary } from '../../../src/rules/rule-folder.ts';
import type { RuleSubject } from '../../../src/rules/rule-subject.ts';
import { readRuleText } from '../../../src/rules/rule-text.ts';
import { completionAt, fixedWords } from '../../../src/triage/filter-completion.ts';
import { filterConditions } from '../../../src/triage/filter-conditions.ts';
import { parseFilter } from '../../../src/triage/filter-parser.ts';
import { printFilter } from '../../../src/triage/filter-printer.ts';
import { type FuzzTarget, promise, textOf } from '../fuzz-target.ts';
import { filesIn } from './fixtures.ts';

const NOW = new Date('2026-11-23T08:30:00Z');
const ME = '018f0000-0000-7000-8000-0000000000aa';
const library: readonly Rule[] = readRuleLibrary('config/rules').rules;

/** As long as an alert's texts can be: what an expression or a pattern may have to be tried on. */
const subject: RuleSubject = {
  kind: 'cyber',
  signature: 'suricata:1:2010937',
  title: `ET SCAN Suspicious inbound to port 3306 ${'a'.repeat(400)}b`,
  severity: 51,
  sensorCode: 'krpus-suricata',
  sensorKind: 'suricata',
  analyzer: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!',
  categories: ['information-gathering.scanner'],
  entities: [
    { type: 'ip', value: '10.30.4.9', role: 'source' },
    { type: 'url', value: `http://x/${'%41'.repeat(100)}`, role: 'target' },
  ],
  track: null,
  position: { lat: 35.1, lon: 129 },
  siteCode: 'KRPUS',
  zoneLevel: () => 'outside',
  zones: () => [],
};

/** Languages people write in. */
export const languageTargets: readonly FuzzTarget[] = [
  {
    name: 'language/queue-filter',
    refusals: [DomainError],
    seeds: () => [
      'severity:>=60 is:open -site:KRPUS,"a b" crane',
      'seen:2026-11-23T08:00Z..2026-11-23T08:05Z arrived:<2h nation:KR assignee:me,none',
      '-"quoted \\" text" severity:high,low id:BW-12 tlp:amber+strict zone:critical kind:case',
      'status:waiting,closed domain:cyber format:eve sensor:x rule:y is:mine,snoozed,explained',
    ],
    words:
      'severity: is: site: nation: domain: seen: arrived: tlp: id: status: zone: assignee: kind: rule: >= .. "'.split(
        ' ',
      ),
    read: (input) => {
      const text = textOf(input);
      for (const at of [0, Math.floor(text.length / 2), text.length]) {
        const completion = completionAt(text, at);
        promise(completion.from <= completion.to && completion.to <= text.length, 'completes what is not there');
        fixedWords(completion);
      }
      const filter = parseFilter(text);
      const printed = printFilter(filter);
      promise(JSON.stringify(parseFilter(printed)) === JSON.stringify(filter), `read back otherwise: ${printed}`);
      const bound: unknown[] = [];
      const sql = filterConditions(filter, { now: NOW, me: ME, bind: (value) => `$${bound.push(value)}` });
      promise(!/["\0\p{Cs}]/u.test(sql), 'something of the text is in the statement');
    },
  },
  {
    name: 'language/rules',
    refusals: [RuleError],
    seeds: () => [...filesIn('config/rules', '.yml').flatMap((file) => textOf(file).split(/^---$/m)), ...OWN_RULES],
    words: ['|contains', '|re', '|cidr', '|fieldref', '1 of ', 'all of them', ' and not ', 'timespan: ', 'group-by:'],
    read: (input) => {
      const { set } = readRuleText(textOf(input), library, { id: 'draft', version: 1 });
      for (const { rule } of set.detections) compileDetection(rule).test(subject);
      set.newDetector();
    },
  },
  {
    name: 'language/condition',
    refusals: [ExpressionError],
    seeds: () => ['a and not (b or 1 of sel*)', 'all of them', 'not not not a', '((((a))))', '1 of a*b?c\\*'],
    words: ['and', 'or', 'not', '1 of', 'all of', 'them', '(', ')', 'sel_'],
    read: (input) => {
      const expression = parseExpression(textOf(input), ['a', 'b', 'sel_1', 'sel_2', '_hidden'], true);
      namesIn(expression);
      negates(expression);
    },
  },
  {
    name: 'language/glob',
    refusals: [],
    seeds: () => ['*a*b*c*', '????\\*\\?', '*'.repeat(40), 'a*'.repeat(60), '*aaaaaaaaab*aaaaac'],
    read: (input) => {
      const pattern = parseGlob(textOf(input).slice(0, 2_000));
      for (const cased of [true, false]) compileGlob(pattern, cased)(subject.title.padEnd(512, 'a'));
    },
  },
  {
    name: 'language/feed-filter',
    refusals: [ClientFailure],
    seeds: () => ['site=KRPUS', 'nation=KR,SG\ntype=case.opened', 'minSeverity=60\ncase=018f'],
    words: ['site=', 'nation=', 'minSeverity=', 'type=', 'case=', '__proto__='],
    read: (input) => void parseFeedFilter(textOf(input).split('\n')),
  },
  {
    name: 'client/record-time',
    refusals: [],
    seeds: () => [
      '{"timestamp":"2026-11-20T03:15:00.1+0900"}',
      '{"data":{"timestamp":1795144500.5}}',
      '{"timestamp":"1795144500"}',
    ],
    read: (input) => {
      const time = recordTime(textOf(input), 'data.timestamp') ?? recordTime(textOf(input), 'timestamp');
      promise(time === undefined || !Number.isNaN(time), 'a time that is none');
    },
  },
];

const HEAD = 'title: t\nname: t\ntaxonomy: idmefv2\nlogsource: {}\n';
const OWN_RULES = [
  `${HEAD}detection:\n  s:\n    Title|re|i: '(a+)+$'\n    Source.IP|cidr: [10.0.0.0/8, '2001:db8::/32']\n  condition: s\n`,
  `${HEAD}detection:\n  s:\n    Title|contains|all: [a, 'b*']\n    Severity|gte: 40\n  k: [scan, port]\n  condition: s and not k\n`,
  `${HEAD}detection:\n  a: { Analyzer.Name|windash|contains: '-x' }\n  b: { Title|fieldref: Signature }\n  condition: 1 of them\n`,
];
