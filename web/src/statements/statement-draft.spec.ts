import { bodyOf, emptyDraft, nextLanguage, OFFERED, readDraft } from './statement-draft.ts';

describe('a statement being written', () => {
  const empty = emptyDraft('ko');

  it('is sent once it has a title and a text in each of its languages', () => {
    expect(bodyOf(empty)).toBeUndefined();
    const texts = [{ language: 'ko', text: ' 연기 ' }];
    expect(bodyOf({ ...empty, title: ' Smoke ', texts })).toEqual({
      title: 'Smoke',
      texts: [{ language: 'ko', text: '연기' }],
    });
    expect(bodyOf({ ...empty, title: 'Smoke', texts: [...texts, { language: 'en', text: ' ' }] })).toBeUndefined();
    expect(bodyOf({ ...empty, title: ' ', texts })).toBeUndefined();
  });

  it('offers each language once', () => {
    expect(nextLanguage(empty)).toBe('en');
    const all = { ...empty, texts: OFFERED.map((language) => ({ language, text: '' })) };
    expect(nextLanguage(all)).toBeUndefined();
  });

  it('comes back as it was kept, and begins anew where what was kept is none', () => {
    const kept = { title: 'Smoke', texts: [{ language: 'en', text: 'Out.' }], tlp: 'GREEN' as const };
    expect(readDraft(JSON.stringify(kept), empty)).toEqual(kept);
    for (const broken of ['', '{', '[]', '{"title":"x"}', JSON.stringify({ ...kept, texts: [] })]) {
      expect(readDraft(broken, empty)).toBe(empty);
    }
  });
});
