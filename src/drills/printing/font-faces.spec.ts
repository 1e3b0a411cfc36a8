import { facesFor, fontFaces } from './font-faces.ts';

const CSS = `
/* noto-sans-kr-[1]-wght-normal */
@font-face {
  font-family: 'Noto Sans KR Variable';
  font-style: normal;
  font-weight: 100 900;
  src: url(./files/kr-1.woff2) format('woff2-variations');
  unicode-range: U+ac00-ac0f,U+D558;
}
@font-face{font-family:Noto Sans Variable;font-style:normal;font-weight:100 900;src:url(/assets/latin-x1.woff2) format("woff2-variations");unicode-range:U+0??,U+2000-206F}
@font-face { font-family: Slanted; font-style: italic; src: url(i.woff2); }
@font-face { font-family: Old; src: url(old.ttf); }
`;

describe('fonts of a style sheet', () => {
  it('are read whether it is minified or not, upright WOFF2 alone', () => {
    expect(fontFaces(CSS)).toEqual([
      {
        family: 'Noto Sans KR Variable',
        weight: '100 900',
        file: './files/kr-1.woff2',
        ranges: [
          [0xac00, 0xac0f],
          [0xd558, 0xd558],
        ],
      },
      {
        family: 'Noto Sans Variable',
        weight: '100 900',
        file: '/assets/latin-x1.woff2',
        ranges: [
          [0, 0xff],
          [0x2000, 0x206f],
        ],
      },
    ]);
  });

  it('are those alone that some character of a text needs', () => {
    const families = (text: string): string[] => facesFor(fontFaces(CSS), text).map(({ family }) => family);
    expect(families('plain')).toEqual(['Noto Sans Variable']);
    expect(families('하')).toEqual(['Noto Sans KR Variable']);
    expect(families('각 a')).toEqual(['Noto Sans KR Variable', 'Noto Sans Variable']);
    expect(families('ก')).toEqual([]);
  });
});
