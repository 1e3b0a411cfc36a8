import * as fc from 'fast-check';
import { completionAt, fixedWords } from './filter-completion.ts';

/** `|` is where the writer is. */
const at = (marked: string) => completionAt(marked.replace('|', ''), marked.indexOf('|'));

describe('what may stand where a filter is being written', () => {
  it.each([
    ['|', { from: 0, to: 0, begun: '' }],
    ['sev|', { from: 0, to: 3, begun: 'sev' }],
    ['scan -si|te', { from: 6, to: 10, begun: 'si' }],
    ['site:|', { from: 5, to: 5, field: 'site', begun: '' }],
    ['a site:SG|SIN b', { from: 7, to: 12, field: 'site', begun: 'SG' }],
    ['-Site:a,b|', { from: 8, to: 9, field: 'site', begun: 'b' }],
    ['site:"New Po|', { from: 5, to: 12, field: 'site', begun: 'New Po' }],
    ['site:"New Po|rt" x', { from: 5, to: 15, field: 'site', begun: 'New Po' }],
    ['site:"a,b",c|', { from: 11, to: 12, field: 'site', begun: 'c' }],
    ['"a b" |', { from: 6, to: 6, begun: '' }],
  ])('%s', (marked, expected) => {
    expect(at(marked)).toEqual(expected);
  });

  it('lies within the text, around the writer, whatever is written', () => {
    const texts = fc.array(fc.constantFrom('a', '"', ':', ',', ' ', '-', '\\', 'site:'), { maxLength: 20 });
    fc.assert(
      fc.property(texts, fc.integer({ min: -2, max: 60 }), (parts, place) => {
        const text = parts.join('');
        const { from, to } = completionAt(text, place);
        const inside = Math.max(0, Math.min(place, text.length));
        expect(from).toBeGreaterThanOrEqual(0);
        expect(from).toBeLessThanOrEqual(inside);
        expect(to).toBeGreaterThanOrEqual(inside);
        expect(to).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2_000 },
    );
  });

  it('offers the words of the language that begin so', () => {
    expect(fixedWords(at('se|'))).toEqual(['severity:', 'sensor:', 'seen:']);
    expect(fixedWords(at('over|'))).toEqual([]);
    expect(fixedWords(at('is:o|'))).toEqual(['overdue', 'open']);
    expect(fixedWords(at('tlp:amb|'))).toEqual(['AMBER', 'AMBER+STRICT']);
    expect(fixedWords(at('assignee:|'))).toEqual(['me', 'none']);
    expect(fixedWords(at('nonsense:|'))).toEqual([]);
  });
});
