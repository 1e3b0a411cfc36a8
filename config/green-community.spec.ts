import { inGreenCommunity, parseGreenCommunity, readGreenCommunity } from './green-community.ts';
import { readSettings, SettingsError } from './settings.ts';

const needed = {
  DATABASE_URL: 'postgres://db.example/breakwater',
  BREAKWATER_SECRET_KEY: 'a-key-of-sufficient-length-0123456789',
};

describe('the GREEN community', () => {
  it('that comes with the project is the twelve nations of the demonstration', () => {
    const { nations, organisations } = readGreenCommunity('config/green-community.json');
    expect([...nations].sort()).toEqual('BN ID KH KR LA MM MY PH SG TH TL VN'.split(' '));
    expect(organisations.size).toBe(0);
  });

  it('admits nations it names with all their organisations, and organisations it names by themselves', () => {
    const community = parseGreenCommunity('{ "nations": ["SG"], "organisations": ["jp-cert"] }');
    expect(inGreenCommunity(community, { nation: 'SG' })).toBe(true);
    expect(inGreenCommunity(community, { nation: 'SG', organisationCode: 'sg-grid' })).toBe(true);
    expect(inGreenCommunity(community, { nation: 'JP', organisationCode: 'jp-cert' })).toBe(true);
    expect(inGreenCommunity(community, { nation: 'JP' })).toBe(false);
    expect(inGreenCommunity(community, { nation: 'JP', organisationCode: 'jp-grid' })).toBe(false);
  });

  it('says what is wrong with its file', () => {
    const faults = [
      '{',
      '[]',
      '{ "nations": ["SG"] }',
      '{ "nations": ["sg"], "organisations": [] }',
      '{ "nations": ["SG", "SG"], "organisations": [] }',
      '{ "nations": [], "organisations": [7] }',
      '{ "nations": [], "organisations": [], "natoins": [] }',
    ].map((text) => {
      try {
        parseGreenCommunity(text);
        return 'taken';
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(faults).toEqual([
      'it is no JSON',
      'it is no JSON object',
      'organisations must be a list of codes',
      'nations[0] is no code',
      'nations names one twice',
      'organisations[0] is no code',
      'it has a field "natoins" that means nothing',
    ]);
  });

  it('stops the server by the name of its setting when it cannot be read', () => {
    const read = (): unknown => readSettings({ ...needed, BREAKWATER_GREEN_COMMUNITY: 'package.json' });
    expect(read).toThrow(SettingsError);
    expect(read).toThrow('BREAKWATER_GREEN_COMMUNITY names a file that holds no community: it has a field "name"');
    expect(() => readSettings({ ...needed, BREAKWATER_GREEN_COMMUNITY: 'nowhere.json' })).toThrow(
      'BREAKWATER_GREEN_COMMUNITY names a file that holds no community: nowhere.json cannot be read',
    );
  });
});
