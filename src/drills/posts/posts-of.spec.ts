import type { Delivery } from '../template/template.ts';
import { postsOf } from './posts-of.ts';

const context = { run: '0199d3a5-6c1e-7a40-9d0c-2f4f5b1c7e11', item: 'A-1', startedAt: Date.UTC(2026, 0, 5, 2) };

const flight = (sensor: string): Delivery & { channel: 'track' } => ({
  channel: 'track',
  flights: [
    {
      sensor,
      format: 'native',
      name: 'drone',
      everyMs: 1_000,
      errorM: 0,
      waypoints: [
        { atMs: 0, lat: 1.3, lon: 103.7, heightM: 50 },
        { atMs: 4_000, lat: 1.31, lon: 103.7, heightM: 50 },
      ],
      identity: {},
    },
  ],
});

describe('what a delivery posts', () => {
  it('is the same each time it is made', () => {
    const delivery: Delivery = {
      channel: 'alert',
      format: 'native',
      sensor: 's',
      bodies: [{ externalId: '$id', occurredAt: '$now' }, { externalId: '$id' }],
    };
    const [post, ...others] = postsOf(delivery, context);
    expect(others).toEqual([]);
    expect(post).toMatchObject({ afterMs: 0, untilMs: null, sensor: 's', format: 'native' });
    expect(post?.bodies[0]).toMatchObject({ occurredAt: '2026-01-05T02:00:00.000Z' });
    expect(new Set(post?.bodies.map(({ externalId }) => externalId)).size).toBe(2);
    expect(postsOf(delivery, context)).toEqual([post]);
  });

  it('of a flight is a point at a time, of which those on the way are left out when they are late', () => {
    const posts = postsOf(flight('radar'), context);
    expect(posts.map(({ afterMs, untilMs }) => [afterMs, untilMs])).toEqual([
      [0, null],
      [1_000, 3_000],
      [2_000, 4_000],
      [3_000, 5_000],
      [4_000, null],
    ]);
  });

  it('of two flights comes in order of time', () => {
    const both = {
      channel: 'track' as const,
      flights: [flight('radar'), flight('camera')].flatMap(({ flights }) => flights),
    };
    const times = postsOf(both, context).map(({ afterMs }) => afterMs);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times).toHaveLength(10);
  });

  it('is nothing where people are told', () => {
    expect(postsOf({ channel: 'message', subject: 's', text: 't' }, context)).toEqual([]);
  });
});
