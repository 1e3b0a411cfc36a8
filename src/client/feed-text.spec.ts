import * as fc from 'fast-check';
import type { JsonObject } from '../common/json.ts';
import { caseText, feedText } from './feed-text.ts';
import type { FeedEvent } from './feed-event.ts';

const SITE = '0198a000-0000-7000-8000-000000000002';
const siteCodes = new Map([[SITE, 'KRPUS']]);

function event(type: string, data: JsonObject): FeedEvent {
  return {
    seq: 1,
    type,
    at: '2026-11-23T08:15:30.250Z',
    nation: 'KR',
    siteId: SITE,
    caseId: null,
    actor: { id: 'system:correlation', name: 'Correlation' },
    data,
  };
}

function line(type: string, data: JsonObject): string {
  return feedText(event(type, data), { siteCodes });
}

describe('a line of the feed', () => {
  it('begins with the time, the site and what happened', () => {
    expect(
      line('case.opened', { number: 4, title: 'Scan', severity: 71, priority: 2, site: 'KRPUS', factors: [] }),
    ).toBe('08:15:30 KRPUS        case opened      BW-4 “Scan” – severity 71, priority 2');
  });

  it('names the nation where the site is not known', () => {
    expect(feedText(event('alert.repeated', { title: 'Scan', count: 4, total: 9 }))).toContain('08:15:30 KR ');
  });

  it('tells the reasons for which an alert was linked, three at most', () => {
    const reasons = [
      { rule: 'a', text: 'Shares address 10.0.0.5 with “Scan”' },
      { rule: 'b', text: 'A drone was in a zone of this site' },
    ];
    const told = line('alert.linked', { number: 4, title: 'Write', severity: 55, sensor: 'krpus-suricata', reasons });
    expect(told).toContain('BW-4 ← “Write” from krpus-suricata (severity 55)');
    expect(told).toContain(': Shares address 10.0.0.5 with “Scan”; A drone was in a zone of this site');
    const many = ['a', 'b', 'c', 'd', 'e'].map((text) => ({ text }));
    expect(line('alert.linked', { number: 4, title: 'Write', reasons: many })).toMatch(/: a; b; c; and 2 more$/);
  });

  it('says whether the severity rose or fell, and why', () => {
    const update = (from: number, to: number): string =>
      line('case.updated', {
        number: 4,
        changes: { severity: { from, to } },
        factors: [{ text: 'A drone', points: 10 }],
      });
    expect(update(50, 85)).toMatch(/severity raised\s+BW-4 50 → 85 \(A drone\)/);
    expect(update(85, 50)).toMatch(/severity lowered\s+BW-4 85 → 50/);
  });

  it('names the zone an object entered', () => {
    const data = { identity: '1581F5', class: 'UAV', zone: { kind: 'critical', name: 'Inner fence' } };
    expect(line('object.zone_entered', data)).toContain(
      'zone entered     UAV 1581F5 is inside the critical zone “Inner fence”',
    );
  });

  it('tells of consent and of markings in few words', () => {
    const told = (type: string, data: JsonObject): string => feedText(event(type, data));
    expect(told('share.received', { shareId: '01a210d3-d250-726f-b7da-0cb1904f9c01', version: 1 })).toMatch(
      / share received +…4f9c01$/,
    );
    expect(told('case.marked', { number: 7, from: 'AMBER', to: 'RED', reason: 'x' })).toMatch(
      / case marked +BW-7 AMBER → RED$/,
    );
  });

  it('shows an event of a kind it does not know as it is', () => {
    expect(line('case.sung', { song: 1 })).toContain('case.sung        {"song":1}');
  });

  it('colours only when asked', () => {
    const opened = event('case.opened', { number: 1, title: 'x', severity: 90, priority: 1 });
    expect(feedText(opened)).not.toContain('\x1b');
    expect(feedText(opened, { colour: true })).toContain('\x1b[31mcase opened');
  });

  it('never fails and never lets through what steers a terminal, whatever the payload', () => {
    const types = fc.constantFrom('case.opened', 'case.updated', 'alert.linked', 'object.zone_entered', 'x\x1b[2J');
    const names = fc.constantFrom(
      'title',
      'number',
      'changes',
      'reasons',
      'factors',
      'zone',
      'tracks',
      'identity',
      'site',
    );
    const data = fc.dictionary(names, fc.oneof(fc.jsonValue(), fc.constant('\x1b]0;owned\x07\u202e\r\n')));
    fc.assert(
      fc.property(types, data, (type, payload) => {
        const told = feedText(event(type, payload as JsonObject));
        expect(told).not.toMatch(/[\p{Cc}\u202e]/u);
      }),
    );
  });
});

describe('a case shown as it is', () => {
  it('tells number, title and rank on one line', () => {
    const found = {
      id: '',
      number: 7,
      title: 'A\nB',
      status: 'new',
      severity: 60,
      priority: 3,
      site: 'SGJUR',
      alertCount: 2,
    };
    expect(caseText(found)).toMatch(/SGJUR .* BW-7 “A B” \(severity 60, priority 3, new, 2 alerts\)/);
  });
});
