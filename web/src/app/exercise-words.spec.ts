import { notReal } from './exercise-words.ts';

describe('what the banner of an exercise says', () => {
  it('is in the reader’s language first, then English, then those of the nations that play, each once', () => {
    const languages = notReal(['KR', 'SG', 'MY', 'BN'], 'ko').map(({ language }) => language);
    expect(languages).toEqual(['ko', 'en', 'zh', 'ms']);
  });

  it('is English at least, whoever plays and reads', () => {
    expect(notReal(['XX'], 'de')).toEqual([{ language: 'en', text: 'This is not real' }]);
  });
});
