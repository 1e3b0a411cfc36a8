import { canonicalLanguage, handedOut } from './statement-text.ts';

describe('a language', () => {
  it('is told apart by its canonical tag, and refused when it is none', () => {
    expect(canonicalLanguage('EN')).toBe('en');
    expect(canonicalLanguage('zh-hans')).toBe('zh-Hans');
    expect(canonicalLanguage('ms-MY')).toBe('ms-MY');
    for (const tag of ['', 'e', 'english language', 'en_GB', '日本語']) expect(canonicalLanguage(tag)).toBeUndefined();
  });
});

describe('a statement that is handed out', () => {
  it('is its title and text, and nothing else', () => {
    expect(handedOut('Smoke at one valve', 'The fire is out.\nNobody is in danger.\n\n', null)).toBe(
      'Smoke at one valve\n\nThe fire is out.\nNobody is in danger.\n',
    );
  });

  it('begins and ends with the marking of the exercise it comes out of', () => {
    const lines = handedOut('Smoke', 'Out.', 'LION CITY 26').split('\n');
    expect(lines[0]).toBe('EXERCISE EXERCISE EXERCISE [LION CITY 26]');
    expect(lines.at(-2)).toBe('EXERCISE EXERCISE EXERCISE [LION CITY 26]');
  });
});
