import { EXIT } from './exit-code.ts';
import { parseFeedFilter } from './feed-filter.ts';

describe('filter of a tail', () => {
  it('adds up what is given more than once, and takes lists', () => {
    expect(parseFeedFilter(['site=KRPUS', 'site=SGJUR', 'nation=KR,SG', 'minSeverity=60'])).toEqual({
      sites: ['KRPUS', 'SGJUR'],
      nations: ['KR', 'SG'],
      minSeverity: 60,
    });
  });

  it('is none when nothing is given', () => {
    expect(parseFeedFilter([])).toBeUndefined();
  });

  it('is refused as wrong usage when its name is unknown or its value missing', () => {
    for (const part of ['colour=red', 'site', 'site=', '=KRPUS', 'minSeverity=high', 'minSeverity=1,2', 'toString=x']) {
      expect(() => parseFeedFilter([part])).toThrow(expect.objectContaining({ exitCode: EXIT.usage }));
    }
  });
});
