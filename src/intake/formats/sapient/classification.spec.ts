import { classify } from './classification.ts';

describe('what a class tree says', () => {
  it('is its likeliest branch, as far down as words are known', () => {
    expect(
      classify([
        { type: 'Animal', confidence: 0.1 },
        {
          type: 'Air Vehicle',
          confidence: 0.9,
          sub_class: [
            { type: 'Fixed Wing UAV', confidence: 0.2 },
            {
              type: 'Rotor UAV',
              confidence: 0.7,
              sub_class: [{ type: 'Quadcopter', confidence: 0.8, sub_class: [{ type: 'Model 9' }] }],
            },
          ],
        },
      ]),
    ).toEqual({
      class: 'rotary-wing UAV',
      confidence: 0.7,
      alternatives: ['Air Vehicle / Rotor UAV / Quadcopter / Model 9 (0.9)', 'Animal (0.1)'],
      likely: ['rotary-wing UAV'],
    });
  });

  it('is nothing where nothing is said', () => {
    expect(classify([])).toEqual({ alternatives: [], likely: [] });
  });

  it('keeps a word that nobody knows, with its confidence', () => {
    expect(classify([{ type: 'Zorb', confidence: 0.4 }])).toEqual({
      class: 'Zorb',
      confidence: 0.4,
      alternatives: ['Zorb (0.4)'],
      likely: [],
    });
  });

  it('counts a likely alternative, so that a drone that may be a bird is treated as what is worse', () => {
    const tree = [
      { type: 'Bird', confidence: 0.5 },
      { type: 'UAV', confidence: 0.3 },
      { type: 'Human', confidence: 0.1 },
    ];
    expect(classify(tree)).toMatchObject({ class: 'bird', confidence: 0.5, likely: ['bird', 'UAV'] });
  });

  it('has no confidence where none is stated', () => {
    expect(classify([{ type: 'UAV' }])).toEqual({ class: 'UAV', alternatives: ['UAV'], likely: ['UAV'] });
  });
});
