import { latestTexts, type WrittenText, wordsSeenBy } from './written-words.ts';

const cells = [
  { code: 'PORT', nation: 'KR' },
  { code: 'SG', nation: 'SG' },
];
const text = (more: Partial<WrittenText>): WrittenText => ({
  cell: null,
  section: 'summary',
  objective: null,
  area: 1,
  version: 1,
  text: 'Well done',
  author: 'Mei Tan',
  behalf: 'EXERCISE CONTROL',
  atWall: 0,
  ...more,
});

describe('words of people in a report', () => {
  it('are the latest of each place, and none where it was emptied', () => {
    const texts = [
      text({}),
      text({ version: 2, text: 'Better' }),
      text({ cell: 'PORT' }),
      text({ cell: 'PORT', version: 2, text: ' ' }),
    ];
    expect(latestTexts(texts).map(({ version, text: said }) => [version, said])).toEqual([[2, 'Better']]);
  });

  it('are read by the nation of the cell, and by who sees the whole run', () => {
    const texts = [text({}), text({ cell: 'PORT' }), text({ cell: 'SG' })];
    const seen = (nation: string) => wordsSeenBy(texts, [], cells, { sees: 'nation', nation }).map(({ cell }) => cell);
    expect([seen('KR'), seen('SG'), seen('TH')]).toEqual([['PORT'], ['SG'], []]);
    expect(wordsSeenBy(texts, [], cells, { sees: 'all' })).toHaveLength(3);
  });

  it('are read by others as the latest release has it, without the name of who wrote them', () => {
    const texts = [text({}), text({ cell: 'PORT', behalf: 'kr-port-soc' })];
    const releases = [
      { cell: 'PORT', nations: ['SG', 'TH'] },
      { cell: null, nations: ['SG'] },
      { cell: 'PORT', nations: ['SG'] },
    ];
    const seen = (nation: string) =>
      wordsSeenBy(texts, releases, cells, { sees: 'nation', nation }).map(({ cell, author }) => [cell, author]);
    expect(seen('SG')).toEqual([
      [null, 'EXERCISE CONTROL'],
      ['PORT', 'kr-port-soc'],
    ]);
    expect(seen('TH')).toEqual([]);
    expect(seen('KR')).toEqual([['PORT', 'Mei Tan']]);
  });
});
