import { shortName } from './short-name.ts';

describe('a name at its site', () => {
  it('does not say the site again', () => {
    expect(shortName('Port of Busan, airspace radar', 'Port of Busan')).toBe('airspace radar');
    expect(shortName('부산항 – 레이더', '부산항')).toBe('레이더');
  });

  it('stays where it says nothing else, or nothing of it', () => {
    expect(shortName('Port of Busan', 'Port of Busan')).toBe('Port of Busan');
    expect(shortName('Radar 3', 'Port of Busan')).toBe('Radar 3');
  });
});
