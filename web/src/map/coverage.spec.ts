import type { SensorState } from '../sensors/contract.ts';
import { coverageBySite } from './coverage.ts';

const at = (site: string, state: SensorState) => ({ sensor: { site: { id: site } }, state });

describe('coverage of a site', () => {
  it('is how many of its sensors are heard', () => {
    const coverage = coverageBySite([
      at('a', 'ok'),
      at('a', 'skewed'),
      at('a', 'disabled'),
      at('b', 'ok'),
      at('b', 'silent'),
      at('c', 'silent'),
      at('c', 'unknown'),
      at('d', 'disabled'),
    ]);
    expect([...coverage]).toEqual([
      ['a', 'all'],
      ['b', 'some'],
      ['c', 'none'],
    ]);
  });
});
