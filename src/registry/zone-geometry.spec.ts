import * as fc from 'fast-check';
import { readPolygon } from './zone-geometry.ts';

type Position = [number, number];

function ring(...corners: Position[]): unknown {
  return { type: 'Polygon', coordinates: [[...corners, ...corners.slice(0, 1)]] };
}

function faultOf(value: unknown): string {
  const read = readPolygon(value);
  return 'fault' in read ? `${read.fault.code} at ${read.fault.path}` : 'accepted';
}

const square: Position[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

describe('zone polygon', () => {
  it('is taken as it is, in either winding', () => {
    expect(readPolygon(ring(...square))).toEqual({ polygon: ring(...square) });
    expect(faultOf(ring(...square.toReversed()))).toBe('accepted');
  });

  it('may be hollow: a corner may point inwards', () => {
    expect(faultOf(ring([0, 0], [4, 0], [4, 4], [2, 1], [0, 4]))).toBe('accepted');
  });

  it('loses altitudes, which say nothing about its ceiling', () => {
    const raised = { type: 'Polygon', coordinates: [[...square, [0, 0]].map((corner) => corner.concat(35))] };
    expect(readPolygon(raised)).toEqual({ polygon: ring(...square) });
  });

  it('is refused, at the place of the fault', () => {
    const first = '.coordinates[0]';
    const cases: [unknown, string][] = [
      [null, 'not_a_polygon at '],
      [[], 'not_a_polygon at '],
      ['Polygon', 'not_a_polygon at '],
      [{ type: 'MultiPolygon', coordinates: [] }, 'not_a_polygon at .type'],
      [{ type: 'Polygon' }, 'one_ring at .coordinates'],
      [{ type: 'Polygon', coordinates: [] }, 'one_ring at .coordinates'],
      [{ type: 'Polygon', coordinates: [square, square] }, 'one_ring at .coordinates'],
      [{ type: 'Polygon', coordinates: ['x'] }, `not_a_ring at ${first}`],
      [{ type: 'Polygon', coordinates: [[[0, 0]]] }, `too_few_points at ${first}`],
      [{ type: 'Polygon', coordinates: [square] }, `ring_not_closed at ${first}`],
      [{ type: 'Polygon', coordinates: [Array.from({ length: 502 }, () => [0, 0])] }, `too_many_points at ${first}`],
      [ring([0, 0], [181, 0], [1, 1]), `bad_position at ${first}[1]`],
      [ring([0, 0], [1, 0], [1, 90.1]), `bad_position at ${first}[2]`],
      [ring([0, 0], [1, Number.NaN], [1, 1]), `bad_position at ${first}[1]`],
      [ring([0, 0], [1, '0' as unknown as number], [1, 1]), `bad_position at ${first}[1]`],
      [ring([0, 0], [1] as unknown as Position, [1, 1]), `bad_position at ${first}[1]`],
      [ring([-179, 0], [179, 0], [179, 1]), `too_wide at ${first}`],
      [ring([0, 0], [1, 1], [1, 0], [0, 1]), `self_crossing at ${first}[0]`],
      [ring([0, 0], [2, 0], [2, 0], [2, 2]), `self_crossing at ${first}[0]`],
      [ring([0, 0], [1, 1], [2, 2]), `self_crossing at ${first}[0]`],
      [ring([0, 0], [4, 0], [4, 4], [2, 0], [0, 4]), `self_crossing at ${first}[0]`],
      [ring([0, 0], [4, 0], [4, 4], [5, 4], [4, 4], [0, 4]), `self_crossing at ${first}[1]`],
    ];
    for (const [value, fault] of cases) expect(faultOf(value)).toBe(fault);
  });

  it('is taken for every star-shaped outline, and refused once two sides are exchanged', () => {
    const outline = fc
      .array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 5, maxLength: 40 })
      .map((radii) =>
        radii.map((radius, index): Position => {
          const angle = (2 * Math.PI * index) / radii.length;
          return [100 + radius * Math.cos(angle), 10 + radius * Math.sin(angle)];
        }),
      );
    fc.assert(
      fc.property(outline, fc.nat(), (corners, turn) => {
        expect(faultOf(ring(...corners))).toBe('accepted');
        // On a circle, exchanging neighbours makes the sides beside them cross.
        const round = corners.map((_, index): Position => {
          const angle = (2 * Math.PI * index) / corners.length;
          return [Math.cos(angle), Math.sin(angle)];
        });
        const at = turn % (round.length - 1);
        [round[at], round[at + 1]] = [round[at + 1]!, round[at]!];
        expect(faultOf(ring(...round))).toContain('self_crossing');
      }),
    );
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => typeof faultOf(value) === 'string'));
    fc.assert(
      fc.property(fc.jsonValue(), (value) => typeof faultOf({ type: 'Polygon', coordinates: value }) === 'string'),
    );
  });
});
