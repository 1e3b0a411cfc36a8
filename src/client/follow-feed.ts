import { setTimeout as delay } from 'node:timers/promises';
import { ClientFailure, EXIT } from './exit-code.ts';
import { FeedLost, FeedSocket } from './feed-socket.adapter.ts';
import type { FeedFilter, FeedFrame, FeedItem } from './feed-event.ts';

export interface FollowOptions {
  url: string;
  token: string;
  filter?: FeedFilter;
  /** Where to begin: after this event. From now on where absent. */
  cursor?: number;
  /** Seconds without a connection after which following ends; for ever where absent. */
  giveUpSeconds?: number;
  signal: AbortSignal;
}

const SUBSCRIPTION = 'follow';
const FIRST_WAIT_SECONDS = 0.25;
const LONGEST_WAIT_SECONDS = 10;

/**
 * Follows the live feed over as many connections as it takes: each event once, in order. Where the server gives states
 * of cases in the place of events, so does this.
 * @throws ClientFailure when the server refuses, or is not there at first or for too long; the signal's reason.
 */
export async function* followFeed(options: FollowOptions): AsyncGenerator<FeedItem, never> {
  const place = { cursor: options.cursor };
  let wait = FIRST_WAIT_SECONDS;
  let lostSince: number | undefined;
  let known = false;
  for (;;) {
    try {
      for await (const item of oneConnection(options, place)) {
        known = true;
        wait = FIRST_WAIT_SECONDS;
        lostSince = undefined;
        yield item;
      }
    } catch (error) {
      if (!(error instanceof FeedLost)) throw error;
      lostSince ??= performance.now();
      const lost = (performance.now() - lostSince) / 1000;
      const patience = options.giveUpSeconds ?? (known ? Infinity : 0);
      if (lost + wait > patience) {
        throw new ClientFailure(EXIT.unreachable, `${options.url}/live: ${error.message}`, error);
      }
      yield { kind: 'lost', reason: error.message, retrySeconds: wait };
      await delay(wait * 1000, undefined, { signal: options.signal });
      wait = Math.min(2 * wait, LONGEST_WAIT_SECONDS);
    }
  }
}

async function* oneConnection(
  { url, token, filter, signal }: FollowOptions,
  place: { cursor: number | undefined },
): AsyncGenerator<FeedItem, void> {
  const socket = await FeedSocket.open(url, token, signal);
  try {
    socket.send({
      type: 'subscribe',
      id: SUBSCRIPTION,
      ...(filter && { filter }),
      ...(place.cursor !== undefined && { cursor: place.cursor }),
    });
    for (;;) yield* itemsOf(await socket.next(), place);
  } finally {
    await socket.close();
  }
}

/** What a frame tells, moving the place along, so that a reconnection resumes behind what was handed out. */
function* itemsOf(frame: FeedFrame, place: { cursor: number | undefined }): Generator<FeedItem> {
  switch (frame.type) {
    case 'subscribed':
      place.cursor ??= frame.cursor;
      yield { kind: 'connected', cursor: place.cursor, head: frame.head };
      return;
    case 'events':
      for (const event of frame.events) {
        if (place.cursor !== undefined && event.seq <= place.cursor) continue;
        place.cursor = event.seq;
        yield { kind: 'event', event, cursor: event.seq };
      }
      place.cursor = Math.max(place.cursor ?? 0, frame.cursor);
      return;
    case 'snapshot':
    case 'conflated':
      place.cursor = frame.cursor;
      yield {
        kind: 'state',
        reason: frame.type === 'snapshot' ? frame.reason : 'conflated',
        cases: frame.cases,
        cursor: frame.cursor,
      };
      return;
    case 'error':
      throw new ClientFailure(EXIT.failed, `The feed refused: ${frame.message} (${frame.code})`);
    default:
  }
}
