import { stagesInTurn } from './stages-in-turn.ts';

describe('stagesInTurn', () => {
  it('finds the parts that came in their order, whatever came between', () => {
    expect(
      stagesInTurn({ scanning: 1, 'credential-access': 20, 'web-probing': 25, 'valid-accounts': 30, exfiltration: 90 }),
    ).toEqual(['scanning', 'credential-access', 'valid-accounts', 'exfiltration']);
  });

  it('takes parts at one moment to be in order', () => {
    expect(stagesInTurn({ exfiltration: 5, scanning: 5, execution: 5 })).toEqual([
      'scanning',
      'execution',
      'exfiltration',
    ]);
  });

  it('finds no run in parts that came backwards, nor in none', () => {
    expect(stagesInTurn({ exfiltration: 1, 'credential-access': 2, scanning: 3 })).toHaveLength(1);
    expect(stagesInTurn({})).toEqual([]);
  });
});
