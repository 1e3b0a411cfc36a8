import { scrubber } from './scrub.ts';

describe('scrubbing', () => {
  it('takes names out in any case and however their parts are joined', () => {
    const scrub = scrubber(['Busan New Port', 'KRPUS-IDS-1']);
    for (const text of ['Busan New Port', 'BUSAN  new-port', 'busan_new.port', 'BusanNewPort']) {
      expect(scrub(`at ${text}!`)).toBe('at [withheld]!');
    }
    expect(scrub('krpus.ids.1 and KRPUSIDS1')).toBe('[withheld] and [withheld]');
  });

  it('takes short names out as whole words only, and the longer of two first', () => {
    expect(scrubber(['KR'])('KR, kr-1, Kraken and OKR')).toBe('[withheld], [withheld]-1, Kraken and OKR');
    expect(scrubber(['Kim', 'Kim Minsu'])('Kim Minsu met Kim')).toBe('[withheld] met [withheld]');
  });

  it('takes signs literally, and leaves texts alone where no name is withheld', () => {
    expect(scrubber(['a.b(c)*'])('xa.b(c)*x')).toBe('x[withheld]x');
    expect(scrubber([' ', ''])('as it is')).toBe('as it is');
    expect(scrubber(['--'])('a -- b')).toBe('a [withheld] b');
  });
});
