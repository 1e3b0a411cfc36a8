/** An entry of the journal as the live feed tells it (docs/asyncapi.json). `data` holds absolute values. */
export interface FeedEvent {
  seq: number;
  type: string;
  at: string;
  recordedAt: string;
  nation: string;
  siteId: string | null;
  caseId: string | null;
  actor: { id: string; name: string };
  data: Readonly<Record<string, unknown>>;
}

export interface PresentPerson {
  account: { id: string; name: string };
  nation: string | null;
  mode: 'view' | 'edit';
  field?: string;
  since: string;
}

export interface Subject {
  kind: 'case' | 'alert';
  id: string;
}

export type ServerFrame =
  | { type: 'welcome'; realm: string; head: number; heartbeatSeconds: number }
  | { type: 'subscribed'; id: string; cursor: number; head: number }
  | { type: 'events'; id: string; events: FeedEvent[]; cursor: number }
  | { type: 'snapshot'; id: string; reason: string; cursor: number }
  | { type: 'conflated'; id: string; cursor: number; skipped: number }
  | { type: 'heartbeat'; head: number; at: string }
  | { type: 'presence'; subject: Subject; people: PresentPerson[] }
  | { type: 'pong' }
  | { type: 'error'; code: string; message: string; id?: string };
