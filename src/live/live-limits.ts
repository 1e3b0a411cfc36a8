import type { Settings } from '../../config/settings.ts';
import type { OutboxLimits } from './outbox.ts';
import type { SubscriptionLimits } from './subscription.ts';

/** What one socket may do, and how long it is waited for. */
export interface LiveLimits extends OutboxLimits, SubscriptionLimits {
  heartbeatMs: number;
  /** How long a socket may stay without a valid token. */
  authenticateMs: number;
  subscriptions: number;
  /** Messages a client may send at once, and per second in the long run. */
  burst: number;
  perSecond: number;
  /** Messages above the rate after which the socket is closed; one is forgiven each second. */
  flood: number;
  /** Heartbeats a client with nothing unsent may leave unanswered before it counts as gone. */
  silentHeartbeats: number;
}

/** Largest message a client may send, in bytes. */
export const MAX_PAYLOAD = 64 * 1024;

export function liveLimits(settings: Settings): LiveLimits {
  return {
    bufferBytes: settings.socketBufferBytes,
    // Four buffers, and the largest frame of cases.
    hopelessBytes: 4 * settings.socketBufferBytes + 2 * 1024 * 1024,
    patienceMs: 60_000,
    slowAfterMs: 5_000,
    resumeLimit: settings.resumeLimit,
    pageSize: 500,
    conflatedCases: 1_000,
    heartbeatMs: settings.heartbeatSeconds * 1_000,
    authenticateMs: 10_000,
    subscriptions: 16,
    burst: 40,
    perSecond: 20,
    flood: 200,
    silentHeartbeats: 3,
  };
}
