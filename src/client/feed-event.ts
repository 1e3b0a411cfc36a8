import type { JsonObject } from '../common/json.ts';

/** A journal event, as far as a client needs it. */
export interface FeedEvent {
  seq: number;
  type: string;
  /** When it happened. */
  at: string;
  nation: string;
  siteId: string | null;
  caseId: string | null;
  actor: { id: string; name: string };
  data: JsonObject;
}

/** A case as the feed lists it when it cannot give every event. */
export interface FeedCase {
  id: string;
  number: number;
  title: string;
  status: string;
  severity: number;
  priority: number;
  site: string;
  alertCount: number;
}

/** What the feed lets a subscriber choose by; see docs/asyncapi.json. */
export interface FeedFilter {
  sites?: string[];
  nations?: string[];
  cases?: string[];
  types?: string[];
  minSeverity?: number;
}

/** The frames the server sends. */
export type FeedFrame =
  | { type: 'welcome'; realm: string; head: number; heartbeatSeconds: number }
  | { type: 'subscribed'; id: string; cursor: number; head: number }
  | { type: 'events'; id: string; events: FeedEvent[]; cursor: number }
  | { type: 'snapshot'; id: string; reason: string; cases: FeedCase[]; cursor: number }
  | { type: 'conflated'; id: string; cases: FeedCase[]; cursor: number; skipped: number }
  | { type: 'heartbeat'; head: number; at: string }
  | { type: 'pong' }
  | { type: 'error'; code: string; message: string };

/** What following the feed gives. `cursor` is where to resume once the item has been dealt with. */
export type FeedItem =
  | { kind: 'connected'; cursor: number; head: number }
  | { kind: 'event'; event: FeedEvent; cursor: number }
  /** States of cases in the place of events, because too many were missed. */
  | { kind: 'state'; reason: string; cases: FeedCase[]; cursor: number }
  | { kind: 'lost'; reason: string; retrySeconds: number };
