import * as fc from 'fast-check';
import { ROLES } from '../access/policy/role.ts';
import { TLP_LABELS } from '../access/policy/marking.ts';
import type { Occurrence } from './occurrence.ts';
import { DEFAULT_PREFERENCES, type Person } from './person.ts';
import { judge, type Rule } from './rule.ts';
import { targetsOf } from './targets.ts';

const rule = (more: Partial<Rule> = {}): Rule => ({
  id: 'r1',
  nation: 'SG',
  organisationId: 'cert',
  events: ['case_opened'],
  minSeverity: 0,
  siteIds: [],
  domains: [],
  channelIds: ['hook'],
  accountIds: [],
  roles: [],
  groupMinutes: 10,
  escalation: [],
  ...more,
});
const person = (more: Partial<Person> = {}): Person => ({
  accountId: 'mei',
  name: 'Mei',
  login: 'mei',
  email: null,
  nation: 'SG',
  organisationId: 'cert',
  isNationalCert: true,
  roles: ['analyst'],
  preferences: DEFAULT_PREFERENCES,
  ...more,
});
function opened(tlp = 'AMBER', more: Partial<Occurrence> = {}): Occurrence {
  return {
    kind: 'case_opened',
    event: {
      realm: 'live',
      seq: 1,
      id: 'e',
      type: 'case.opened',
      at: '',
      recordedAt: '',
      nation: 'SG',
      organisationId: 'port',
      siteId: 'site',
      caseId: 'case',
      tlp,
      actor: { id: 'system:correlation', name: '' },
      data: {},
    },
    subject: { kind: 'case', id: 'case' },
    severity: 60,
    concerned: [],
    noteId: null,
    personal: false,
    ...more,
  };
}
const facts = { severity: 60, domains: ['cyber'], acknowledged: false, over: false };
const tell = (occurrence: Occurrence, rules: Rule[], people: Person[] = []) =>
  targetsOf(occurrence, rules, new Map(people.map((one) => [one.accountId, one])), facts);

describe('a rule', () => {
  it('applies to its events, sites, domains and severities, and says why it does not', () => {
    const of = { kind: 'case_opened', siteId: 'site', severity: 60, domains: ['cyber'] } as const;
    expect(judge(rule(), of)).toBe('applies');
    expect(judge(rule({ events: ['mention'] }), of)).toBe('other_event');
    expect(judge(rule({ siteIds: ['other'] }), of)).toBe('other_site');
    expect(judge(rule({ siteIds: ['site'] }), { ...of, siteId: null })).toBe('other_site');
    expect(judge(rule({ domains: ['physical'] }), of)).toBe('other_domain');
    expect(judge(rule({ domains: ['physical', 'cyber'] }), of)).toBe('applies');
    expect(judge(rule({ domains: ['cyber'] }), { ...of, domains: undefined })).toBe('other_domain');
    expect(judge(rule({ minSeverity: 61 }), of)).toBe('below_severity');
    expect(judge(rule({ minSeverity: 60 }), of)).toBe('applies');
    expect(judge(rule({ minSeverity: 60 }), { ...of, severity: undefined })).toBe('applies');
  });
});

describe('who is told', () => {
  it('by a channel only what the whole organisation may see', () => {
    for (const tlp of ['CLEAR', 'GREEN', 'AMBER']) expect(tell(opened(tlp), [rule()]).channels.size).toBe(1);
    for (const tlp of ['AMBER+STRICT', 'RED', 'MAUVE']) expect(tell(opened(tlp), [rule()]).channels.size).toBe(0);
    const own = rule({ organisationId: 'port' });
    expect(tell(opened('AMBER+STRICT'), [own]).channels.size).toBe(1);
    expect(tell(opened('RED'), [own]).channels.size).toBe(0);
    expect(tell(opened('CLEAR'), [rule({ nation: 'KR' })]).channels.size).toBe(0);
    expect(tell(opened('CLEAR', { personal: true, concerned: ['mei'] }), [rule()]).channels.size).toBe(0);
  });

  it('each once, by the rule that groups for the shortest time', () => {
    const rules = [rule({ id: 'slow', groupMinutes: 60 }), rule({ id: 'fast', groupMinutes: 1 })];
    expect(tell(opened(), rules).channels.get('hook')).toMatchObject({ ruleId: 'fast', groupMinutes: 1 });
  });

  it('of its people those who may see it, by name or role, and not whoever did it', () => {
    const named = rule({ accountIds: ['mei'], roles: ['lead'] });
    const lead = person({ accountId: 'jo', roles: ['lead'] });
    const stranger = person({ accountId: 'ann', roles: ['lead'], organisationId: 'grid' });
    const keeper = person({ accountId: 'mei', roles: ['administrator'] });
    expect([...tell(opened(), [named], [person(), lead, stranger]).people.keys()]).toEqual(['mei', 'jo']);
    // An administrator reads no case.
    expect([...tell(opened(), [named], [keeper]).people.keys()]).toEqual([]);
    const did = opened();
    did.event.actor = { id: 'person:mei', name: 'Mei' };
    expect([...tell(did, [named], [person(), lead]).people.keys()]).toEqual(['jo']);
  });

  it('without a rule whoever it concerns, if they may see it', () => {
    const concerned = { concerned: ['mei'], kind: 'case_assigned' } as const;
    expect(tell(opened('AMBER', concerned), [], [person()]).people.get('mei')).toMatchObject({ ruleId: null });
    expect(tell(opened('AMBER+STRICT', concerned), [], [person()]).people.size).toBe(0);
    const foreign = person({ nation: 'KR' });
    expect(tell(opened('CLEAR', concerned), [], [foreign]).people.size).toBe(0);
  });

  it('never of what they do not see, whatever the rules are', () => {
    const anyPerson = fc.record({
      accountId: fc.constantFrom<string>('a', 'b', 'c'),
      nation: fc.constantFrom('SG', 'KR'),
      organisationId: fc.constantFrom('cert', 'port'),
      roles: fc.subarray([...ROLES], { minLength: 1 }),
    });
    const rules = [
      rule({ accountIds: ['a', 'b', 'c'], roles: [...ROLES] }),
      rule({ organisationId: 'port', roles: [...ROLES] }),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...TLP_LABELS), fc.array(anyPerson), (tlp, people) => {
        const known = new Map(people.map((one) => [one.accountId, person(one)]));
        const targets = targetsOf(opened(tlp, { concerned: ['a', 'b', 'c'] }), rules, known, facts);
        for (const id of targets.people.keys()) {
          const { nation, organisationId, roles } = known.get(id)!;
          expect(nation).toBe('SG');
          expect(
            roles.some((role) => ['observer', 'analyst', 'lead', 'liaison', 'drill_controller'].includes(role)),
          ).toBe(true);
          if (tlp === 'AMBER+STRICT' || tlp === 'RED') expect(organisationId).toBe('port');
          if (tlp === 'RED') expect(roles.some((role) => role === 'lead' || role === 'liaison')).toBe(true);
        }
      }),
    );
  });
});
