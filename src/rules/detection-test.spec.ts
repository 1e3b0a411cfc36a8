import * as fc from 'fast-check';
import type { EntityRef } from '../intake/alert.ts';
import { compileDetection, Detector, suppressed } from './detection-test.ts';
import { readRules } from './read-rules.ts';
import type { DetectionRule } from './rule.ts';
import type { RuleSubject } from './rule-subject.ts';

function subject(changes: Partial<RuleSubject> = {}): RuleSubject {
  return {
    kind: 'cyber',
    signature: 'suricata:1:2010937',
    title: 'ET SCAN Suspicious inbound to port 3306',
    severity: 51,
    sensorCode: 'krpus-suricata',
    sensorKind: 'suricata',
    analyzer: null,
    categories: ['information-gathering.scanner'],
    entities: [],
    track: null,
    position: null,
    siteCode: 'KRPUS',
    zoneLevel: () => 'outside',
    zones: () => [],
    ...changes,
  };
}

function ruleOf(selection: string, condition = 's', more = ''): DetectionRule {
  const text = `title: t\nname: t\ntaxonomy: idmefv2\nlogsource: {}\ndetection:\n${selection}\n  condition: ${condition}\n${more}`;
  const { rules, faults } = readRules('a.yml', text);
  expect(faults).toEqual([]);
  return rules[0] as DetectionRule;
}

const matches = (selection: string, given: Partial<RuleSubject> = {}, condition = 's'): boolean =>
  compileDetection(ruleOf(selection, condition)).test(subject(given));

const ip = (value: string, role: EntityRef['role'] = 'source'): EntityRef => ({ type: 'ip', value, role });

describe('detection', () => {
  it('takes a map for and, a list of values for or, a list of maps for or', () => {
    expect(matches('  s: { Kind: cyber, Severity|gte: 50 }')).toBe(true);
    expect(matches('  s: { Kind: cyber, Severity|gte: 60 }')).toBe(false);
    expect(matches('  s: { Kind: [airspace, cyber] }')).toBe(true);
    expect(matches('  s: [{ Kind: airspace }, { Severity: 51 }]')).toBe(true);
    expect(matches('  s: [{ Kind: airspace }, { Severity: 52 }]')).toBe(false);
  });

  it('compares without case unless told, and knows wildcards and how to escape them', () => {
    expect(matches('  s: { Title: et scan suspicious* }')).toBe(true);
    expect(matches('  s: { Title|cased: et scan suspicious* }')).toBe(false);
    expect(matches("  s: { Title: 'ET SCAN*port ????' }")).toBe(true);
    expect(matches("  s: { Title: 'ET SCAN*port ???' }")).toBe(false);
    expect(matches("  s: { Title: 'a\\*b' }", { title: 'a*b' })).toBe(true);
    expect(matches("  s: { Title: 'a\\*b' }", { title: 'axb' })).toBe(false);
  });

  it.each<[line: string, title: string, expected: boolean]>([
    ['Title|contains: inbound', 'Suspicious inbound', true],
    ['Title|contains|all: [inbound, suspicious]', 'Suspicious inbound', true],
    ['Title|contains|all: [inbound, outbound]', 'Suspicious inbound', false],
    ['Title|startswith: susp', 'Suspicious inbound', true],
    ['Title|startswith: inbound', 'Suspicious inbound', false],
    ['Title|endswith: bound', 'Suspicious inbound', true],
    ["Title|re: '^Susp.*d$'", 'Suspicious inbound', true],
    ["Title|re: '^susp'", 'Suspicious inbound', false],
    ["Title|re|i: '^susp'", 'Suspicious inbound', true],
    ["Title|windash|contains: ' -enc '", 'powershell /enc abc', true],
    ["Title|windash|contains: ' -enc '", 'powershell enc abc', false],
    ['Title: null', 'anything', false],
    ['Analyzer.Name: null', 'anything', true],
    ['Analyzer.Name|exists: false', 'anything', true],
    ['Source.IP|exists: true', 'anything', false],
  ])('%s of “%s”: %s', (line, title, expected) => {
    expect(matches(`  s:\n    ${line}`, { title })).toBe(expected);
  });

  it('reads addresses by role, networks of both families, and one field by another', () => {
    const entities = [ip('10.1.2.3'), ip('192.0.2.1', 'target'), ip('2001:db8::1', 'subject')];
    expect(matches('  s: { Source.IP|cidr: 10.0.0.0/8 }', { entities })).toBe(true);
    expect(matches('  s: { Target.IP|cidr: 10.0.0.0/8 }', { entities })).toBe(false);
    expect(matches('  s: { Vector.IP|cidr: 2001:db8::/32 }', { entities })).toBe(true);
    expect(matches('  s: { Any.IP: 192.0.2.1 }', { entities })).toBe(true);
    expect(matches('  s: { Source.IP|cidr: 10.0.0.0/8 }', { entities: [ip('::ffff:10.1.2.3')] })).toBe(true);
    expect(matches('  s: { Source.IP|fieldref: Target.IP }', { entities })).toBe(false);
    expect(matches('  s: { Source.IP|fieldref: Target.IP }', { entities: [ip('::1'), ip('::1', 'target')] })).toBe(
      true,
    );
  });

  it('finds keywords anywhere', () => {
    expect(matches('  s: [inbound, nothing]')).toBe(true);
    expect(matches("  s:\n    '|all': [inbound, nothing]")).toBe(false);
    expect(matches('  s: [10.1.2]', { entities: [ip('10.1.2.3')] })).toBe(true);
  });

  it('knows drones, their zones and what they are not', () => {
    const drone = { kind: 'airspace' as const, track: { id: 'a', class: 'quadcopter' } };
    expect(matches('  s: { Vector.Category: Drone, Track.Class: rotary-wing UAV }', drone)).toBe(true);
    expect(matches('  s: { Vector.Category: Drone }', { ...drone, track: { id: 'a', class: 'bird' } })).toBe(false);
    const placed = { ...drone, position: { lat: 1, lon: 2 }, zoneLevel: () => 'critical' };
    expect(matches('  s: { Zone.Level: critical }', placed)).toBe(true);
    expect(matches('  s: { Zone.Level|exists: true }', drone)).toBe(false);
    const velocity = { east: 3, north: 4 };
    expect(matches('  s: { Track.Speed: 5 }', { ...drone, track: { id: 'a', velocity } })).toBe(true);
  });

  const THREE = '  a: { Kind: cyber }\n  b: { Kind: human }\n  _c: { Kind: sensor }';
  it.each<[condition: string, kind: RuleSubject['kind'], expected: boolean]>([
    ['a or b and _c', 'cyber', true],
    ['(a or b) and _c', 'cyber', false],
    ['not a or b or _c', 'human', true],
    ['not (a or b) or _c', 'human', false],
    ['1 of them or _c', 'sensor', true],
    ['all of them or _c', 'cyber', false],
    ['1 of * or _c', 'airspace', false],
    ['not 1 of them and not _c', 'airspace', true],
  ])('%s of %s: %s', (condition, kind, expected) => {
    expect(matches(THREE, { kind }, condition)).toBe(expected);
  });

  it('leaves out what a suppression names, until its day', () => {
    const more =
      'x-case:\n  suppress:\n    - { where: { Source.IP: 10.1.2.3 }, until: 2026-03-02, reason: Ours, owner: SOC }\n';
    const { suppressions } = ruleOf('  s: { Kind: cyber }', 's', more);
    const scanner = subject({ entities: [ip('10.1.2.3')] });
    expect(suppressed(suppressions, scanner, Date.UTC(2026, 2, 1))).toBe(true);
    expect(suppressed(suppressions, scanner, Date.UTC(2026, 2, 2))).toBe(false);
    expect(suppressed(suppressions, subject(), Date.UTC(2026, 2, 1))).toBe(false);
  });

  it('answers from what it remembers as it would anew', () => {
    const rules = [
      ruleOf('  s: { Kind: cyber, Source.IP: 10.1.2.3 }'),
      ruleOf(THREE, 'not a or (b and _c)'),
      ruleOf('  s: { Severity|gte: 50 }\n  t: { Any.User|exists: true }', 's or not t'),
      ruleOf('  s: { Kind: cyber }\n  t: { Source.IP|exists: true }', 's and not t'),
    ].map(compileDetection);
    const detector = new Detector(rules);
    const subjects = fc.record({
      kind: fc.constantFrom('cyber' as const, 'human' as const, 'sensor' as const),
      severity: fc.constantFrom(10, 50, 90),
      entities: fc.subarray([ip('10.1.2.3'), { type: 'user' as const, value: 'kim', role: 'target' as const }]),
    });
    fc.assert(
      fc.property(subjects, (given) => {
        const asked = subject(given);
        const expected = rules.flatMap(({ test }, place) => (test(asked) ? [place] : []));
        expect(detector.matches(asked)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('does not hang on expressions and wildcards made to', () => {
    const title = `${'a'.repeat(20_000)}!`;
    const start = performance.now();
    expect(matches("  s:\n    Title|re: '^(a+)+$'", { title })).toBe(false);
    expect(matches("  s:\n    Title|re: '(a|aa)+$'", { title })).toBe(false);
    expect(matches("  s: { Title: '*a*a*a*a*a*a*a*a*b' }", { title })).toBe(false);
    expect(performance.now() - start).toBeLessThan(5_000);
    const { faults } = readRules(
      'a.yml',
      "title: t\nname: t\ntaxonomy: idmefv2\nlogsource: {}\ndetection:\n  s:\n    Title|re: '((a{1000}){1000}){1000}'\n  condition: s\n",
    );
    expect(faults).toMatchObject([{ line: 7, column: 15 }]);
  });
});
