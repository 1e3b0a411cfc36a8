import type { JournalEvent, JournalType } from '../journal/journal-event.ts';

/** What a subscription asks for. All stated parts must hold; within a list one suffices. */
export interface FilterRequest {
  /** Ids or codes. */
  sites?: string[];
  /** ISO 3166-1 alpha-2 codes. */
  nations?: string[];
  /** Ids. */
  cases?: string[];
  types?: JournalType[];
  /** 0 to 100. */
  minSeverity?: number;
}

export interface AuthenticateFrame {
  type: 'authenticate';
  token: string;
}
export interface SubscribeFrame {
  type: 'subscribe';
  id: string;
  filter?: FilterRequest;
  cursor?: number;
}
export interface UnsubscribeFrame {
  type: 'unsubscribe';
  id: string;
}
export interface PingFrame {
  type: 'ping';
}

/** What can be looked at. */
export interface Subject {
  kind: 'case' | 'alert';
  id: string;
}

/** What this person looks at from now on; `null` when at nothing in particular. */
export interface LookFrame {
  type: 'look';
  subject: Subject | null;
  /** `view` unless given. */
  mode?: 'view' | 'edit';
  /** What is edited. */
  field?: string;
  /** To be told of everything one may see, as a list is, and not of the subject alone. */
  watch?: boolean;
}
export type ClientFrame = AuthenticateFrame | SubscribeFrame | UnsubscribeFrame | PingFrame | LookFrame;

/** Somebody who looks at something. */
export interface PresencePerson {
  account: { id: string; name: string };
  nation: string | null;
  mode: 'view' | 'edit';
  field?: string;
  since: string;
}

/** A case as a screen lists it. */
export interface CaseSummary {
  id: string;
  number: number;
  title: string;
  status: string;
  severity: number;
  priority: number;
  /** The site's code. */
  site: string;
  nation: string;
  updatedAt: string;
  alertCount: number;
}

/** Why a client gets the state of the cases instead of the events it missed. */
export type SnapshotReason = 'cursor_too_old' | 'too_far_behind' | 'too_slow';

export type ServerFrame =
  | { type: 'welcome'; realm: string; head: number; heartbeatSeconds: number }
  | { type: 'subscribed'; id: string; cursor: number; head: number }
  | { type: 'events'; id: string; events: JournalEvent[]; cursor: number }
  | { type: 'snapshot'; id: string; reason: SnapshotReason; cases: CaseSummary[]; more: boolean; cursor: number }
  | { type: 'conflated'; id: string; cases: CaseSummary[]; cursor: number; skipped: number }
  | { type: 'heartbeat'; head: number; at: string }
  | { type: 'unsubscribed'; id: string }
  | { type: 'pong' }
  | { type: 'presence'; subject: Subject; people: PresencePerson[] }
  | { type: 'error'; code: string; message: string; id?: string };

/** Codes a socket is closed with, besides those of RFC 6455 §7.4.1. */
export const CLOSE_CODES = {
  /** No valid token came in time. */
  unauthenticated: 4401,
  /** No role of the operator's allows the feed, or what its roles allow has changed; the client signs in again. */
  forbidden: 4403,
  /** The client did not take what was sent; it resumes by cursor. */
  tooSlow: 4408,
  /** The client went on sending after it was told that it sends too much. */
  flood: 4429,
} as const;
