import { assert, constantFrom, option, property, record, shuffledSubarray } from 'fast-check';
import { journalEvent, SITE } from '../../test/support/journal-events.ts';
import type { JournalEvent } from '../journal/journal-event.ts';
import { compileFilter, filterKey, matches, type SubscriptionFilter } from './subscription-filter.ts';

const OTHER_SITE = '0198a000-0000-7000-8000-00000000000f';
const CASE = '0198a000-0000-7000-8000-0000000000c1';
const OTHER_CASE = '0198a000-0000-7000-8000-0000000000c2';

const lets = (filter: SubscriptionFilter, given: Partial<JournalEvent>): boolean =>
  matches(filter, journalEvent(1, given));

describe('subscription filter', () => {
  it('lets everything through when nothing is asked', () => {
    expect(lets(compileFilter({}, []), { siteId: null })).toBe(true);
  });

  it('keeps to sites, nations and types', () => {
    expect(lets(compileFilter({ sites: ['x'] }, [SITE]), {})).toBe(true);
    expect(lets(compileFilter({ sites: ['x'] }, [OTHER_SITE]), {})).toBe(false);
    expect(lets(compileFilter({ sites: ['x'] }, [SITE]), { siteId: null })).toBe(false);
    expect(lets(compileFilter({ nations: ['MY'] }, []), { nation: 'SG' })).toBe(false);
    expect(lets(compileFilter({ types: ['case.opened'] }, []), { type: 'case.noted' })).toBe(false);
  });

  it('lets nothing through when the sites asked for are none', () => {
    expect(lets(compileFilter({ sites: ['unknown'] }, []), {})).toBe(false);
  });

  it('shows who follows a case what is merged into it and split from it', () => {
    const filter = compileFilter({ cases: [CASE] }, []);
    expect(lets(filter, { caseId: CASE })).toBe(true);
    expect(lets(filter, { caseId: OTHER_CASE })).toBe(false);
    expect(lets(filter, { type: 'case.merged', caseId: OTHER_CASE, data: { into: CASE } })).toBe(true);
    expect(lets(filter, { type: 'case.split', caseId: OTHER_CASE, data: { newCaseId: CASE } })).toBe(true);
    expect(lets(filter, { caseId: null })).toBe(false);
  });

  it('leaves out what states too low a severity, but not a case that sinks below it, nor what states none', () => {
    const filter = compileFilter({ minSeverity: 70 }, []);
    expect(lets(filter, { type: 'alert.waiting', data: { severity: 69 } })).toBe(false);
    expect(lets(filter, { type: 'alert.waiting', data: { severity: 70 } })).toBe(true);
    const sinks = { severity: 30, changes: { severity: { from: 80, to: 30 } } };
    expect(lets(filter, { type: 'case.updated', data: sinks })).toBe(true);
    expect(lets(filter, { type: 'case.updated', data: { severity: 30, changes: {} } })).toBe(false);
    expect(lets(filter, { type: 'case.severity_set', data: { from: 90, to: 10 } })).toBe(true);
    expect(lets(filter, { type: 'case.severity_set', data: { from: 20, to: 10 } })).toBe(false);
    expect(lets(filter, { type: 'case.noted', data: {} })).toBe(true);
  });

  it('has one key for one meaning, and different keys where an event can tell filters apart', () => {
    const nations = ['KR', 'MY', 'PH', 'SG'];
    const types = ['case.opened', 'case.noted', 'alert.waiting'] as const;
    const request = record({
      nations: option(shuffledSubarray(nations, { minLength: 1 }), { nil: undefined }),
      types: option(shuffledSubarray([...types], { minLength: 1 }), { nil: undefined }),
    });
    assert(
      property(request, request, constantFrom(...nations), constantFrom(...types), (one, two, nation, type) => {
        const left = compileFilter(one, []);
        const right = compileFilter(two, []);
        if (filterKey(left) === filterKey(right))
          expect(lets(left, { nation, type })).toBe(lets(right, { nation, type }));
        const same =
          String(one.nations?.toSorted()) === String(two.nations?.toSorted()) &&
          String(one.types?.toSorted()) === String(two.types?.toSorted());
        expect(filterKey(left) === filterKey(right)).toBe(same);
      }),
    );
  });
});
