import * as fc from 'fast-check';
import { anySamples, jumbled, NOON } from '../../../test/support/sample-arbitraries.ts';
import { distanceM, moved } from '../../common/geodesy.ts';
import { type ObjectTrack, objectState } from './object-state.ts';
import type { Sample, Velocity } from './sample.ts';

const HERE = { lat: 51.35, lon: 3.2 };

function track(trackId: string, samples: readonly Sample[], more: Partial<ObjectTrack> = {}): ObjectTrack {
  return { trackId, serials: [], operators: [], transmitter: null, class: null, classConfidence: 0, samples, ...more };
}

function seen(second: number, east: number, error: number, more: { alt?: number; velocity?: Velocity } = {}): Sample {
  const { alt, velocity } = more;
  return {
    t: NOON + second * 1000,
    key: `${second} ${east} ${error}`,
    position: { ...moved(HERE, { east, north: 0 }), error, ...(alt === undefined ? {} : { alt }) },
    ...(velocity ? { velocity } : {}),
  };
}

const eastOf = (state: ReturnType<typeof objectState>) => state.position && distanceM(HERE, state.position);

describe('the place of an object', () => {
  it('is the mean of its newest positions, weighted by the square of their exactness', () => {
    const state = objectState([track('radar', [seen(0, 60, 40)]), track('rid', [seen(0, 0, 20)])]);
    // Weights 1/1600 and 1/400: a fifth of 60 m. The error is the same mean of 40 and 20 m.
    expect(eastOf(state)).toBeCloseTo(12, 2);
    expect(state.position?.error).toBeCloseTo(24, 6);
    expect(state.position).not.toHaveProperty('alt');
  });

  it('counts what is up to 10 s old, carried on by its velocity and trusted less', () => {
    const rid = track('rid', [seen(8, 100, 10, { velocity: { east: 10, north: 0 } })]);
    // Ten metres a second for two seconds makes 120 m; the error grows to the root of 10² and (½ × 3 × 2²)² = 11.66 m.
    expect(eastOf(objectState([rid, track('radar', [seen(10, 120, 40)])]))).toBeCloseTo(120, 2);
    const lone = objectState([rid, track('radar', [seen(10, 120, 11.66)])]);
    expect(lone.position?.error).toBeCloseTo(11.66, 2);
    const still = (age: number) =>
      objectState([track('rid', [seen(20 - age, 30, 10)]), track('radar', [seen(20, 0, 20)])]);
    // Without a velocity it may have gone 20 m in each second of its age.
    expect(eastOf(still(1))).toBeCloseTo(30 / 500 / (1 / 500 + 1 / 400), 2);
    expect(eastOf(still(11))).toBeCloseTo(0, 6);
  });

  it('leaves out what contradicts the most exact position', () => {
    const state = objectState([
      track('rid', [seen(0, 0, 10)]),
      track('radar', [seen(0, 20, 50)]),
      track('other', [seen(0, 900, 50)]),
    ]);
    expect(eastOf(state)).toBeCloseTo(20 / 26, 1);
  });

  it('takes its height from those who know one, climbing as they say', () => {
    const state = objectState([
      track('rid', [seen(0, 0, 10, { alt: 100, velocity: { east: 0, north: 0, up: 2 } })]),
      track('radar', [seen(1, 0, 50)]),
    ]);
    expect(state.position?.alt).toBeCloseTo(102, 6);
    expect(state.velocity).toEqual({ east: 0, north: 0, up: 2 });
  });

  it('is not known without a position, and stays the last one while only bearings come', () => {
    const bearing: Sample = { t: NOON + 60_000, key: 'b', bearing: { azimuth: 1, azimuthError: 3 }, from: HERE };
    expect(objectState([track('df', [bearing])])).toMatchObject({ position: null, velocity: null });
    expect(eastOf(objectState([track('df', [bearing]), track('radar', [seen(0, 40, 50)])]))).toBeCloseTo(40, 6);
    expect(objectState([])).toEqual({ identity: '', class: null, takenForBird: false, position: null, velocity: null });
  });
});

describe('what an object is', () => {
  const classed = (name: string | null, classConfidence: number) =>
    track(`${name} ${classConfidence}`, [], { class: name, classConfidence });

  it('is the class held with most confidence', () => {
    expect(objectState([classed('UAV', 0.6), classed('bird', 0.4)]).class).toBe('UAV');
    expect(objectState([classed('UAV', 0.5), classed('balloon', 0.5)]).class).toBe('UAV');
    expect(objectState([classed(null, 0.9)]).class).toBeNull();
  });

  it('is never unknown where one sensor knows it', () => {
    expect(objectState([classed('Unknown', 0.99), classed('UAV', 0.1)]).class).toBe('UAV');
    expect(objectState([classed('unclassified', 0.9), classed(null, 0)]).class).toBe('unclassified');
  });

  it('notes that a sensor takes it for a bird, whatever the others say', () => {
    expect(objectState([classed('UAV', 0.9), classed('Flock of birds', 0.3)])).toMatchObject({
      class: 'UAV',
      takenForBird: true,
    });
    expect(objectState([classed('UAV', 0.9)]).takenForBird).toBe(false);
  });
});

describe('who an object is', () => {
  const radar = track('T-7', [seen(0, 0, 50), seen(1, 0, 50), seen(2, 0, 50)]);
  const rid = track('rid-3', [seen(0, 0, 10)], { transmitter: '60:60:1f:aa:bb:01' });

  it('is its serial number before its operator, its transmitter and its tracks', () => {
    const known = { serials: ['1581F4XYZ0001'], operators: ['BEL-OP-42'] };
    expect(objectState([radar, { ...rid, ...known }]).identity).toBe('1581F4XYZ0001');
    expect(objectState([radar, { ...rid, ...known, serials: [] }]).identity).toBe('BEL-OP-42');
    expect(objectState([radar, rid]).identity).toBe('60:60:1f:aa:bb:01');
    expect(objectState([radar, track('T-9', [])]).identity).toBe('T-7');
  });

  it('is the one seen most often where there are several, and the first by name of those seen alike', () => {
    const said = (serial: string, count: number) =>
      track(
        serial,
        Array.from({ length: count }, (_, second) => seen(second, 0, 10)),
        { serials: [serial] },
      );
    expect(objectState([said('A', 2), said('B', 3)]).identity).toBe('B');
    expect(objectState([said('B', 2), said('A', 2)]).identity).toBe('A');
  });
});

it('is the same for any order of the tracks and of their samples', () => {
  const anyTrack = (trackId: string) =>
    anySamples(HERE, 80, 12).chain((samples) =>
      fc.record({
        trackId: fc.constant(trackId),
        serials: fc.subarray(['S1', 'S2']),
        operators: fc.subarray(['O1', 'O2']),
        transmitter: fc.constantFrom(null, '60:60:1f:aa:bb:01', '60:60:1f:aa:bb:02'),
        class: fc.constantFrom(null, 'UAV', 'bird', 'unknown'),
        classConfidence: fc.constantFrom(0, 0.5, 0.9),
        samples: fc.constant(samples.map((sample) => ({ ...sample, key: `${trackId}${sample.key}` }))),
      }),
    );
  const arrivals = fc
    .tuple(anyTrack('1'), anyTrack('2'), anyTrack('3'))
    .chain((tracks) =>
      fc.tuple(
        fc.constant(tracks),
        fc.shuffledSubarray(tracks, { minLength: 3 }),
        fc.tuple(...tracks.map((one) => jumbled(one.samples))),
      ),
    );
  fc.assert(
    fc.property(arrivals, ([tracks, order, samples]) => {
      const again = order.map((one) => ({ ...one, samples: [...new Set(samples[tracks.indexOf(one)])] }));
      expect(objectState(again)).toEqual(objectState(tracks));
    }),
    { numRuns: 200 },
  );
});
