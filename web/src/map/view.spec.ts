import {
  bounded,
  boxAround,
  boxOf,
  isWithin,
  metresPerPixel,
  panned,
  REGION,
  toPixels,
  toPlace,
  viewAt,
  viewOf,
  zoomed,
} from './view.ts';

const SIZE = { width: 900, height: 600 };
const whole = viewOf(REGION, SIZE);
const SINGAPORE = { lon: 103.82, lat: 1.26 };

describe('the view', () => {
  it('shows the whole region in the picture', () => {
    const corner = toPixels({ lon: REGION.west, lat: REGION.north }, whole, SIZE);
    const opposite = toPixels({ lon: REGION.east, lat: REGION.south }, whole, SIZE);
    expect(Math.min(corner.x, corner.y)).toBeGreaterThanOrEqual(0);
    expect(opposite.x).toBeLessThanOrEqual(SIZE.width);
    expect(opposite.y).toBeLessThanOrEqual(SIZE.height);
    expect(Math.max(opposite.x - corner.x - SIZE.width, opposite.y - corner.y - SIZE.height)).toBeCloseTo(-32, 6);
  });

  it('tells pixels and places from each other', () => {
    const { lon, lat } = toPlace(toPixels(SINGAPORE, whole, SIZE), whole, SIZE);
    expect(lon).toBeCloseTo(SINGAPORE.lon, 9);
    expect(lat).toBeCloseTo(SINGAPORE.lat, 9);
  });

  it('keeps the place under the pointer when it comes nearer, and when it is dragged', () => {
    const pixel = { x: 200, y: 410 };
    const under = toPlace(pixel, whole, SIZE);
    const near = zoomed(whole, 3, pixel, SIZE);
    expect(near.scale).toBeCloseTo(whole.scale * 3, 6);
    expect(toPixels(under, near, SIZE).x).toBeCloseTo(200, 6);
    expect(toPixels(under, near, SIZE).y).toBeCloseTo(410, 6);
    expect(toPixels(under, panned(near, 30, -20), SIZE).x).toBeCloseTo(230, 6);
    expect(toPixels(under, panned(near, 30, -20), SIZE).y).toBeCloseTo(390, 6);
  });

  it('knows what is in it', () => {
    const near = viewAt(SINGAPORE, whole, 100);
    const beside = toPlace({ x: SIZE.width + 90, y: 300 }, near, SIZE);
    expect(isWithin(SINGAPORE, boxOf(near, SIZE))).toBe(true);
    expect(isWithin(beside, boxOf(near, SIZE))).toBe(false);
    expect(isWithin(beside, boxOf(near, SIZE, 0.2))).toBe(true);
  });

  it('is laid around places, and not around a point', () => {
    const around = boxAround([SINGAPORE, { lon: 104, lat: 9 }], 2);
    expect([around.south, around.north]).toEqual([1.26, 9]);
    expect(around.east - around.west).toBeCloseTo(2, 9);
    expect((around.east + around.west) / 2).toBeCloseTo(103.91, 9);
  });

  it('comes as near as a berth', () => {
    const berth = viewAt(SINGAPORE, whole, 0.5);
    expect(metresPerPixel(berth)).toBeCloseTo(0.5, 6);
    const edge = toPixels({ lon: SINGAPORE.lon + 100 / 111_319.49, lat: SINGAPORE.lat }, berth, SIZE);
    expect(edge.x - SIZE.width / 2).toBeCloseTo(200, 0);
  });

  it('does not leave the region, nor go nearer or farther than there is anything to see', () => {
    const far = bounded({ centre: { x: 7, y: -3 }, scale: 1e20 });
    expect(toPlace({ x: 450, y: 300 }, far, SIZE).lon).toBeCloseTo(REGION.east, 6);
    expect(toPlace({ x: 450, y: 300 }, far, SIZE).lat).toBeCloseTo(REGION.north, 6);
    expect(metresPerPixel(far)).toBeLessThanOrEqual(0.1);
    const before = zoomed(far, 2, { x: 10, y: 10 }, SIZE);
    expect(before).toEqual(far);
  });
});
