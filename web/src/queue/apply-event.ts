import type { FeedEvent } from '../live/frames.ts';
import type { Closed, Person, QueueRow, Site } from './contract.ts';
import type { HeldList } from './held-list.ts';
import { provisionalRow } from './provisional-row.ts';
import { itemOf, type RowKey } from './row-key.ts';

export interface Context {
  site: (id: string | null) => Site | null;
  /** Whether closed rows belong in the list, and whether put off ones do. */
  shows: { closed: boolean; snoozed: boolean };
  /** Whether every new thing belongs in the list. Otherwise the server has to say which do. */
  unfiltered: boolean;
  now: number;
}

/** What an event leaves open and the server has to be asked: rows of which too little is known, or the list. */
export interface Asked {
  rows: RowKey[];
  list: boolean;
}

type Data = FeedEvent['data'];
type Handler = (list: HeldList, event: FeedEvent, context: Context, asked: Asked) => void;

const text = (data: Data, name: string): string | null => {
  const value = data[name];
  return typeof value === 'string' ? value : null;
};
const alertKey = ({ data }: FeedEvent): RowKey => `alert:${String(data['alertId'])}`;
const caseKey = ({ caseId }: FeedEvent): RowKey => `case:${String(caseId)}`;

const appears =
  (key: (event: FeedEvent) => RowKey): Handler =>
  (list, event, context, asked) => {
    const known = list.get(key(event));
    if (known !== undefined && known.gone === null) return;
    if (!context.unfiltered) asked.list = true;
    else {
      const { kind, id } = itemOf(key(event));
      list.put(provisionalRow(event, kind, id, context.site(event.siteId)), event.seq, true);
    }
  };

/** Changes to a row that stays; a row of a filtered list may by that belong elsewhere, which the server is asked. */
const changes =
  (change: (event: FeedEvent, row: QueueRow) => Partial<QueueRow>, key = caseKey): Handler =>
  (list, event, context, asked) => {
    const { recordedAt: updatedAt } = event;
    list.patch(key(event), (row) => ({ updatedAt, ...change(event, row) }), event.seq);
    if (!context.unfiltered) asked.list = true;
  };

const severity = ({ data }: FeedEvent, row: QueueRow): Partial<QueueRow> => ({
  title: text(data, 'title') ?? row.title,
  severity: Number(data['severity'] ?? data['to']),
  ...(typeof data['priority'] === 'number' ? { priority: data['priority'] } : {}),
});

const linked: Handler = (list, event) => {
  const by = `BW-${String(event.data['number'])}`;
  list.leave(alertKey(event), { how: 'linked', by, at: Date.parse(event.recordedAt) }, event.seq);
  list.patch(caseKey(event), (row) => ({ count: row.count + 1, lastSeen: later(row.lastSeen, event.at) }), event.seq);
};

const repeated: Handler = (list, event) => {
  const { data, caseId, seq } = event;
  const lastAt = text(data, 'lastAt') ?? event.at;
  const seen = (row: QueueRow): string => later(row.lastSeen, lastAt);
  list.patch(alertKey(event), (row) => ({ count: Number(data['total']), lastSeen: seen(row) }), seq);
  if (caseId !== null) {
    list.patch(caseKey(event), (row) => ({ count: row.count + Number(data['count']), lastSeen: seen(row) }), seq);
  }
};

const statusChanged: Handler = (list, event, context, asked) => {
  const { data, actor, recordedAt, seq } = event;
  const key = caseKey(event);
  const status = String(data['to']) as QueueRow['status'];
  const closed = status === 'closed' ? { at: recordedAt, by: actor, reason: text(data, 'reason') } : null;
  const known = list.get(key);
  list.patch(key, () => ({ status, closed, updatedAt: recordedAt }), seq);
  if (closed !== null && !context.shows.closed) {
    list.leave(key, { how: 'closed', by: actor.name, at: Date.parse(recordedAt) });
  } else if (closed === null && data['from'] === 'closed' && (known === undefined || known.gone !== null)) {
    asked.rows.push(key);
  } else if (!context.unfiltered) asked.list = true;
};

/** Absolute values of what people did with a thing of the queue. */
const triaged: Handler = (list, event, context, asked) => {
  const { data, actor, seq, recordedAt } = event;
  const key = `${String(data['kind'])}:${String(data['id'])}` as RowKey;
  const known = list.get(key);
  const closed = (data['closed'] ?? null) as Closed | null;
  const snoozedUntil = text(data, 'snoozedUntil');
  const acknowledgedAt = text(data, 'acknowledgedAt');
  const assignee = named(data['assignee'] as { id: string; name: string | null } | null, actor);
  const version = Number(data['version']);
  list.patch(
    key,
    (row) => ({
      ...acknowledged(row, acknowledgedAt),
      assignee: assignee === undefined ? row.assignee : assignee,
      snoozedUntil,
      closed,
      version,
      updatedAt: recordedAt,
    }),
    seq,
  );
  const at = Date.parse(recordedAt);
  const snoozed = snoozedUntil !== null && Date.parse(snoozedUntil) > context.now;
  if (closed !== null && !context.shows.closed) list.leave(key, { how: 'closed', by: actor.name, at });
  else if (snoozed && !context.shows.snoozed) list.leave(key, { how: 'snoozed', by: actor.name, at });
  else if (known === undefined || known.gone !== null) asked.rows.push(key);
  else if (!context.unfiltered) asked.list = true;
};

/** `undefined` where the event names somebody it does not introduce. */
function named(person: { id: string; name: string | null } | null, actor: Person): Person | null | undefined {
  if (person === null) return null;
  if (person.name !== null) return { id: person.id, name: person.name };
  return person.id === actor.id ? actor : undefined;
}

/** What is due next after an acknowledgement only the server knows; until it is read nothing is said to be due. */
const acknowledged = (row: QueueRow, at: string | null): Partial<QueueRow> =>
  at !== null && row.acknowledgedAt === null
    ? { acknowledgedAt: at, due: null, dueKind: null }
    : { acknowledgedAt: at };

const later = (a: string, b: string): string => (a < b ? b : a);

const HANDLERS: Readonly<Record<string, Handler>> = {
  'alert.waiting': appears(alertKey),
  'alert.linked': linked,
  'alert.repeated': repeated,
  'alert.unlinked': (_list, event, _context, asked) => asked.rows.push(alertKey(event), caseKey(event)),
  'alert.marked': (list, event, _context, asked) => {
    if (list.get(alertKey(event)) !== undefined) asked.rows.push(alertKey(event));
  },
  'case.opened': (list, event, context, asked) => {
    appears(caseKey)(list, event, context, asked);
    asked.rows.push(caseKey(event));
  },
  'case.updated': changes(severity),
  'case.severity_set': (list, event, context, asked) => {
    changes(severity)(list, event, context, asked);
    asked.rows.push(caseKey(event));
  },
  'case.acknowledged': (list, event, context, asked) => {
    changes((event, row) => acknowledged(row, event.recordedAt))(list, event, context, asked);
    asked.rows.push(caseKey(event));
  },
  'case.assigned': (list, event, context, asked) => {
    const assignee = text(event.data, 'assignee');
    const known = named(assignee === null ? null : { id: assignee, name: null }, event.actor);
    changes((_event, row) => ({ assignee: known === undefined ? row.assignee : known }))(list, event, context, asked);
    if (known === undefined) asked.rows.push(caseKey(event));
  },
  'case.status_changed': statusChanged,
  'case.merged': (list, event, _context, asked) => {
    const number = event.data['intoNumber'];
    const by = typeof number === 'number' ? `BW-${String(number)}` : null;
    list.leave(caseKey(event), { how: 'merged', by, at: Date.parse(event.recordedAt) }, event.seq);
    asked.rows.push(`case:${String(event.data['into'])}`);
  },
  'case.split': (_list, event, _context, asked) => {
    asked.rows.push(caseKey(event), `case:${String(event.data['newCaseId'])}`);
  },
  'case.unmerged': (_list, event, _context, asked) => {
    for (const id of ['caseId', 'survivorId']) asked.rows.push(`case:${String(event.data[id])}`);
  },
  'case.marked': (_list, event, _context, asked) => asked.rows.push(caseKey(event)),
  'triage.changed': triaged,
};

/** Applies to the list what events tell of it, and says what they leave open. */
export function applyEvents(list: HeldList, events: readonly FeedEvent[], context: Context): Asked {
  const asked: Asked = { rows: [], list: false };
  for (const event of events) HANDLERS[event.type]?.(list, event, context, asked);
  return asked;
}
