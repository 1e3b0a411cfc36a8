import { AIR_CLASSES, airClassOf, isUav } from './air-class.ts';

describe('the class of what flies', () => {
  it.each([
    ['Rotor UAV', 'rotary-wing UAV'],
    ['UAV Rotary Wing', 'rotary-wing UAV'],
    ['quadcopter', 'rotary-wing UAV'],
    ['Fixed Wing UAV', 'fixed-wing UAV'],
    ['UAV_FIXED_WING', 'fixed-wing UAV'],
    ['Drone', 'UAV'],
    ['Ground station', 'ground station'],
    ['Air Vehicle', 'aircraft'],
    ['Fixed Wing', 'crewed aircraft'],
    ['Birds', 'bird'],
    ['Land vehicle', 'vehicle'],
    ['Unknown', 'unknown'],
  ])('%s is a %s', (word, expected) => {
    expect(airClassOf(word)).toBe(expected);
  });

  it('is not guessed from a word nobody knows', () => {
    expect(['', 'Mavic 3', 'UAVs?', 'constructor'].map(airClassOf)).toEqual(Array(4).fill(undefined));
  });

  it('tells unmanned from all else', () => {
    expect(AIR_CLASSES.filter(isUav)).toEqual(['UAV', 'rotary-wing UAV', 'fixed-wing UAV', 'hybrid UAV']);
  });
});
