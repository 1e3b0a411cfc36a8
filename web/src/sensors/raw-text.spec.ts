import { bytesOf, hexDump, visibleText } from './raw-text.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('what a sender wrote', () => {
  it('hides nothing', () => {
    expect(visibleText(bytes('\uFEFFa\u0000b\u202Egnp\u200B\u0085.\nnext\tline'))).toBe(
      '⟨U+FEFF⟩a␀b⟨U+202E⟩gnp⟨U+200B⟩⟨U+0085⟩.\nnext\tline',
    );
    expect(visibleText(bytes('항만 <b>ok</b>'))).toBe('항만 <b>ok</b>');
  });

  it('is read from base64, and need not be UTF-8', () => {
    expect([...bytesOf('/wBB')]).toEqual([0xff, 0, 0x41]);
    expect(visibleText(bytesOf('/wBB'))).toBe('\uFFFD␀A');
  });

  it('is cut where it is long', () => {
    expect(visibleText(bytes('x'.repeat(5_000)))).toHaveLength(4_097);
  });

  it('is dumped byte by byte', () => {
    expect(hexDump(bytes('Breakwater 항만!\n')).split('\n')).toEqual([
      '000000  42 72 65 61 6b 77 61 74 65 72 20 ed 95 ad eb a7  Breakwater .....',
      '000010  8c 21 0a                                         .!.',
    ]);
    expect(hexDump(bytes(''))).toBe('');
  });
});
