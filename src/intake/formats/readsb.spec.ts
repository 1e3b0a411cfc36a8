import { acceptedBy } from '../../../test/support/format-verdict.ts';
import { readsbFormat } from './readsb.ts';

const titled = (squawk: string): string =>
  acceptedBy(readsbFormat, { hex: '71c218', lat: 35.1, lon: 129.05, now: 1_795_424_380, squawk }).title;

describe('aircraft of readsb', () => {
  it.each([
    ['7700', 'Aircraft 71C218: emergency'],
    ['1200', 'Aircraft 71C218'],
    ['valueOf', 'Aircraft 71C218'],
  ])('that squawk %s are told as %s', (squawk, title) => {
    expect(titled(squawk)).toBe(title);
  });
});
