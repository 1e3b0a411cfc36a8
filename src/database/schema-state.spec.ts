import { RELEASES } from '../../config/releases.ts';
import { migrations } from '../../config/migrations.ts';
import { schemaFault, timeOf } from './schema-state.ts';

const KNOWN = ['First100', 'Second200', 'Third300', 'Fourth400'];

describe('the state of a schema', () => {
  it.each([[[]], [['First100']], [['First100', 'Second200', 'Third300']], [KNOWN]])('%j can be worked on', (ran) => {
    expect(schemaFault(ran, KNOWN, 300)).toBeUndefined();
  });

  it('is newer where something ran that is not known', () => {
    expect(schemaFault([...KNOWN, 'Fifth500'], KNOWN, 300)).toEqual({ is: 'newer', migrations: ['Fifth500'] });
  });

  it('is missing a migration of a release where a later one ran', () => {
    expect(schemaFault(['First100', 'Third300'], KNOWN, 300)).toEqual({ is: 'missing', migrations: ['Second200'] });
    expect(schemaFault(['Second200', 'Fourth400'], KNOWN, 300)).toEqual({
      is: 'missing',
      migrations: ['First100', 'Third300'],
    });
  });

  it('may lack what is of no release yet', () => {
    expect(schemaFault(['First100', 'Second200', 'Fourth400'], KNOWN, 200)).toBeUndefined();
  });
});

describe('the migrations of this release', () => {
  it('have times that tell their order, and those of every release are among them', () => {
    const times = migrations.map(({ name }) => timeOf(name));
    expect(new Set(times).size).toBe(times.length);
    for (const { newest } of RELEASES) expect(times).toContain(newest);
  });
});
