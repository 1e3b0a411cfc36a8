import { blocksOf, spansOf } from './markdown.ts';

describe('the markdown of notes', () => {
  it('tells paragraphs, lists, quotes, headings and code apart', () => {
    const kinds = blocksOf('# What\n\nOne\ntwo\n\n- a\n- b\n1. c\n> said\n```\n=x\n```\nend').map(({ kind }) => kind);
    expect(kinds).toEqual(['heading', 'paragraph', 'list', 'list', 'quote', 'code', 'paragraph']);
  });

  it('finds code, emphasis and mentions in a line', () => {
    expect(spansOf('ask @mei.tan about `10.0.0.1`, **now**, *please*')).toEqual([
      { kind: 'text', text: 'ask ' },
      { kind: 'mention', text: '@mei.tan' },
      { kind: 'text', text: ' about ' },
      { kind: 'code', text: '10.0.0.1' },
      { kind: 'text', text: ', ' },
      { kind: 'strong', text: 'now' },
      { kind: 'text', text: ', ' },
      { kind: 'emphasis', text: 'please' },
    ]);
  });

  it('makes neither a mention of an address of mail nor a link of anything', () => {
    expect(spansOf('a@b.example [x](javascript:alert(1)) <script>')).toEqual([
      { kind: 'text', text: 'a@b.example [x](javascript:alert(1)) <script>' },
    ]);
  });

  it('ends with what an unclosed fence holds', () => {
    expect(blocksOf('```\nabc')).toEqual([{ kind: 'code', text: 'abc' }]);
  });

  it('takes a megabyte of asterisks in no time', () => {
    const from = performance.now();
    blocksOf('*'.repeat(1_000_000));
    expect(performance.now() - from).toBeLessThan(1_000);
  });
});
