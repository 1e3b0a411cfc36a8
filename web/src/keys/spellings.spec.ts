import { spellings, writesLatin } from './spellings.ts';

const written = (keys: string) => spellings(keys).map(({ keys, byPlace }) => `${keys}${byPlace ? ' by place' : ''}`);

describe('ways to write keys', () => {
  it('are by letter, and by place for keyboards that write others', () => {
    expect(written('j')).toEqual(['j', 'KeyJ by place']);
    expect(written('g t')).toEqual(['g t', 'KeyG KeyT by place']);
    expect(written('Shift+J')).toEqual(['Shift+J', 'Shift+KeyJ by place']);
    expect(written('$mod+k')).toEqual(['$mod+k', '$mod+KeyK by place']);
  });

  it('are with and without Shift where keyboards differ', () => {
    expect(written('Shift+?')).toEqual(['Shift+?', '?']);
    expect(written('Shift+* a')).toEqual(['Shift+* a', '* a', 'Shift+* KeyA by place']);
  });

  it('are one for named keys', () => {
    expect(written('Escape')).toEqual(['Escape']);
    expect(written('Space')).toEqual(['Space']);
  });

  it('tell Latin letters from others', () => {
    expect(['a', 'Z', 'ㅁ', 'ฟ', 'Enter', '1'].map(writesLatin)).toEqual([true, true, false, false, false, false]);
  });
});
