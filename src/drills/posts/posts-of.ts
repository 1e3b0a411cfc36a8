import { pointAtMs, pointsOf } from '../template/flight.ts';
import { flightMessages } from '../template/flight-messages.ts';
import { type DeliveryContext, fillPayload } from '../template/payload.ts';
import type { Delivery, FlownTrack } from '../template/template.ts';
import type { Post } from './post.ts';

/** What a delivery posts, in order of time; nothing where it is told to people. A function of its arguments alone. */
export function postsOf(delivery: Delivery, context: DeliveryContext): Post[] {
  switch (delivery.channel) {
    case 'alert':
    case 'ais': {
      const bodies = delivery.bodies.map((body, ordinal) => fillPayload(body, context, ordinal));
      return [{ ...AT_ONCE, sensor: delivery.sensor, format: delivery.format, bodies }];
    }
    case 'report':
      return [{ ...AT_ONCE, sensor: null, format: 'report', bodies: [fillPayload(delivery.body, context, 0)] }];
    case 'track':
      return delivery.flights
        .flatMap((flight) => pointsAlong(flight, context))
        .toSorted((a, b) => a.afterMs - b.afterMs);
    default:
      return [];
  }
}

const AT_ONCE = { afterMs: 0, untilMs: null } as const;

function pointsAlong(flight: FlownTrack, context: DeliveryContext): Post[] {
  const count = pointsOf(flight);
  return Array.from({ length: count }, (_, ordinal) => {
    const afterMs = pointAtMs(flight, ordinal);
    return {
      afterMs,
      // The first point may carry what the rest rests on, and the last says where it ended.
      untilMs: ordinal === 0 || ordinal === count - 1 ? null : afterMs + 2 * flight.everyMs,
      sensor: flight.sensor,
      format: flight.format,
      bodies: flightMessages(flight, ordinal, context),
    };
  });
}
