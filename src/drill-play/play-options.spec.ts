import { parsePlayOptions } from './play-options.ts';

describe('the command line of a drill', () => {
  it('names the drill, and who plays how fast', () => {
    expect(parsePlayOptions(['port-crane', '--compressed', '--team', 'slow', '--rate', '30', '--out', 'here'])).toEqual(
      {
        drill: 'port-crane',
        team: 'slow',
        rate: 30,
        compressed: true,
        out: 'here',
      },
    );
    expect(parsePlayOptions(['port-crane'])).toMatchObject({
      team: 'good',
      rate: null,
      out: 'drill-reports/port-crane-good',
    });
  });

  it.each([
    [[], 'Name one drill'],
    [['a', 'b'], 'Name one drill'],
    [['a', '--team', 'brave'], '--team must be one of good, slow, absent'],
    [['a', '--rate', '61'], '--rate must be a number from 0.1 to 60'],
  ])('says what is wrong with %j', (words, fault) => {
    expect(parsePlayOptions(words)).toEqual({ fault });
  });
});
