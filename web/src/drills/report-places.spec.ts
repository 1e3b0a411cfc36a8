import { areasOf, draftKey, textAt } from './report-places.ts';
import type { ReportText } from './report-queries.ts';

const text = (more: Partial<ReportText>): ReportText => ({
  cell: null,
  section: 'observation',
  objective: 'O1',
  area: 1,
  version: 1,
  text: 'Seen late',
  author: 'Mei',
  at: '2026-11-29T12:00:00.000Z',
  earlier: [],
  ...more,
});

describe('places in a report', () => {
  it('are told apart by cell, section, objective and area', () => {
    const items = [text({}), text({ cell: 'PORT', text: 'Ours' }), text({ area: 2, text: 'Second' })];
    expect(textAt(items, { cell: 'PORT', section: 'observation', objective: 'O1', area: 1 })?.text).toBe('Ours');
    expect(textAt(items, { cell: null, section: 'observation', objective: 'O1', area: 2 })?.text).toBe('Second');
    expect(textAt(items, { cell: null, section: 'analysis', objective: 'O1', area: 1 })).toBeUndefined();
    const place = { cell: 'PORT', section: 'analysis', objective: 'O1', area: 2 } as const;
    expect(draftKey('r', place)).not.toBe(draftKey('r', { ...place, area: 1 }));
  });

  it('have one area for improvement to begin with, those written on, and those asked for', () => {
    const items = [text({ area: 3 }), text({ area: 7, cell: 'PORT' }), text({ area: 9, section: 'strengths' })];
    expect(areasOf([], null, 'O1', 0)).toEqual([1]);
    expect(areasOf(items, null, 'O1', 0)).toEqual([1, 2, 3]);
    expect(areasOf(items, null, 'O1', 4)).toEqual([1, 2, 3, 4]);
  });
});
