import type { Track, TrackPoint } from './contract.ts';
import { heardOut, mergedTracks, STALE_AFTER, strength, thinned, trackAt } from './tracks.ts';

const START = Date.parse('2026-11-29T14:00:00Z');
const point = (seconds: number, lat: number, lon = 104): TrackPoint => ({
  at: new Date(START + seconds * 1_000).toISOString(),
  lat,
  lon,
  alt: null,
  error: null,
});
const track = (points: TrackPoint[], changes: Partial<Track> = {}): Track => ({
  id: 'radar/7',
  siteId: 'site',
  sensorId: 'radar',
  caseId: null,
  objectClass: null,
  affiliation: 'unknown',
  tlp: 'GREEN',
  pointCount: 1,
  operator: null,
  points,
  ...changes,
});
const after = (seconds: number): number => START + seconds * 1_000;

/** Northward at some 11 m a second, and standing still from the 90th second on. */
const flight = track([
  point(0, 1),
  point(10, 1.001),
  point(70, 1.007),
  point(80, 1.008),
  point(90, 1.009),
  point(100, 1.009),
]);

describe('a track at an instant', () => {
  it('is not there before it was heard', () => {
    expect(trackAt(flight, after(-1))).toBeUndefined();
    expect(trackAt(flight, after(0))).toMatchObject({ age: 0, heading: null, speed: null, stale: false });
  });

  it('is where it was last heard, with the way of the minute before', () => {
    const state = trackAt(flight, after(85))!;
    expect(state.last).toBe(flight.points[3]);
    expect(state.age).toBe(5_000);
    expect(state.tail).toEqual([flight.points[2], flight.points[3]]);
    expect(state.heading).toBeCloseTo(0, 6);
    expect(state.speed).toBeCloseTo(11.1, 1);
  });

  it('that stands still has no heading and is not stale', () => {
    expect(trackAt(flight, after(105))).toMatchObject({ heading: null, speed: 0, stale: false });
  });

  it('is stale when nothing was heard, and gone in the end', () => {
    expect(trackAt(flight, after(100) + STALE_AFTER)).toMatchObject({ stale: false });
    expect(trackAt(flight, after(100) + STALE_AFTER + 1)).toMatchObject({ stale: true, gone: false });
    expect(trackAt(flight, after(100) + 3_600_001)).toMatchObject({ stale: true, gone: true });
  });

  it('fades with age and stays as an outline', () => {
    const strengths = [0, 30_000, 60_000].map((age) => strength({ age, stale: false }));
    expect(strengths).toEqual([1, 0.75, 0.5]);
    expect(strength({ age: 600_000, stale: true })).toBe(0.8);
  });

  it('has the course of some seconds, and not that of its last jump', () => {
    const jumpy = track([point(0, 1), point(1, 1.000_1, 104.000_2), point(2, 1.000_2, 103.999_9), point(3, 1.000_3)]);
    expect(trackAt(jumpy, after(3))!.heading).toBeCloseTo(0, 6);
    expect(trackAt(jumpy, after(1))!.heading).toBeCloseTo(63.4, 0);
  });

  it('is told one heading from two points at one instant', () => {
    const twice = track([point(0, 1), point(10, 1.001), point(10, 1.001, 104.000_1)]);
    expect(trackAt(twice, after(10))!.heading).toBeCloseTo(5.7, 0);
  });
});

describe('tracks that go on', () => {
  it('keep their way, each point once, in order, and forget what is too old', () => {
    const news = track([point(100, 1.009), point(95, 1.009, 104.1), point(110, 1.01)], { caseId: 'case' });
    const [merged, ...others] = mergedTracks([flight], [news], after(10));
    expect(others).toEqual([]);
    expect(merged?.caseId).toBe('case');
    expect(merged?.points.map(({ at }) => (Date.parse(at) - START) / 1_000)).toEqual([10, 70, 80, 90, 95, 100, 110]);
  });

  it('stay few however long the page is open', () => {
    const first = point(0, 1);
    let way: TrackPoint[] = [first];
    for (let second = 1; second < 5_000; second += 1) way = thinned([...way, point(second, 1)]);
    expect(way.length).toBeLessThanOrEqual(600);
    expect(way[0]).toBe(first);
    expect(way.slice(-200).map(({ at }) => (Date.parse(at) - START) / 1_000)).toEqual(
      Array.from({ length: 200 }, (_, index) => 4_800 + index),
    );
  });

  it('come and go', () => {
    const other = track([point(200, 1)], { id: 'radar/8' });
    expect(mergedTracks([flight], [other], after(150)).map(({ id }) => id)).toEqual(['radar/8']);
  });
});

describe('what a sensor covers', () => {
  it('is how far away it was heard to report something', () => {
    const reach = heardOut([flight, track([point(0, 1.02)], { id: 'b' })], new Map([['radar', { lon: 104, lat: 1 }]]));
    expect(reach.get('radar')).toBeCloseTo(2_226, 0);
  });

  it('is unknown of a sensor that stands nowhere', () => {
    expect(heardOut([flight], new Map()).size).toBe(0);
  });
});
