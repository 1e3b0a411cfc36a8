import type { Delivery } from '../template/template.ts';
import { filled } from './placeholders.ts';
import type { Post, PostContext } from './post.ts';

/** What a delivery posts, in order of time; nothing where it is told to people. A function of its arguments alone. */
export function postsOf(delivery: Delivery, context: PostContext): Post[] {
  switch (delivery.channel) {
    case 'alert':
    case 'ais': {
      const bodies = delivery.bodies.map((body, index) => filled(body, context, index));
      return [{ afterMs: 0, sensor: delivery.sensor, format: delivery.format, bodies }];
    }
    case 'report':
      return [{ afterMs: 0, sensor: null, format: 'report', bodies: [filled(delivery.body, context, 0)] }];
    case 'track':
      return [];
    default:
      return [];
  }
}
