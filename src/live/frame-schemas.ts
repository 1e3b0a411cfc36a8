import { JOURNAL_TYPES } from '../journal/journal-event.ts';
import { count, list, object, priority, type Schema, severity, text, time, uuid } from './schema-parts.ts';

const nation: Schema = { type: 'string', pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2' };
const subscriptionId: Schema = {
  type: 'string',
  pattern: '^[A-Za-z0-9._:-]{1,64}$',
  description: "The client's own name for a subscription, unique on its socket.",
};
const cursor: Schema = {
  type: 'integer',
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  description: 'Everything up to and including this number has been dealt with. Keep it to resume.',
};
const head: Schema = { ...count, description: "Number of the realm's newest event." };

/** A frame of one type. What a client sends must hold nothing else; what it receives may grow. */
function frame(type: string, properties: Readonly<Record<string, Schema>>, description: string): Schema {
  return object({ type: { const: type }, ...properties }, description);
}

function strict(type: string, properties: Readonly<Record<string, Schema>>, description: string): Schema {
  return { ...frame(type, properties, description), additionalProperties: false };
}

const some = (items: Schema, most: number): Schema => ({ ...list(items), minItems: 1, maxItems: most });

const filter: Schema = {
  ...object(
    {
      'sites?': some({ type: 'string', pattern: '^[!-~]{1,64}$', description: 'Id or code of a site.' }, 100),
      'nations?': some(nation, 50),
      'cases?': some(uuid, 200),
      'types?': some({ enum: [...JOURNAL_TYPES] }, JOURNAL_TYPES.length),
      'minSeverity?': {
        ...severity,
        description: 'Leaves out events that state a lower severity; those that state none pass.',
      },
    },
    'All stated parts must hold; within a list one suffices.',
  ),
  additionalProperties: false,
};

const subject: Schema = {
  ...object({ kind: { enum: ['case', 'alert'] }, id: uuid }, 'What is looked at.'),
  additionalProperties: false,
};
const mode: Schema = { enum: ['view', 'edit'] };
const field: Schema = { type: 'string', pattern: '^[a-z][a-zA-Z0-9_.:-]{0,63}$', description: 'What is edited.' };

export const clientFrameSchemas = {
  authenticate: strict(
    'authenticate',
    { token: { type: 'string', minLength: 1, maxLength: 1_024 } },
    'The first message, unless the upgrade carried `Authorization: Bearer …`.',
  ),
  subscribe: strict(
    'subscribe',
    { id: subscriptionId, 'filter?': filter, 'cursor?': cursor },
    'Asks for what the filter lets through: from now, or from after the cursor.',
  ),
  unsubscribe: strict('unsubscribe', { id: subscriptionId }, 'Ends a subscription.'),
  ping: strict('ping', {}, 'Asks for a pong.'),
  look: strict(
    'look',
    {
      subject: { anyOf: [subject, { type: 'null' }] },
      'mode?': mode,
      'field?': field,
      'watch?': { type: 'boolean', description: 'To be told of everything one may see, not of the subject alone.' },
    },
    'Says what this person looks at from now on, until the next such frame or the end of the socket.',
  ),
} as const;

/** A case as a screen lists it. */
export const caseSummarySchema = object({
  id: uuid,
  number: { type: 'integer', minimum: 1 },
  title: text,
  status: { enum: ['new', 'triaged', 'active', 'contained', 'closed', 'merged'] },
  severity,
  priority,
  site: { ...text, description: "The site's code." },
  nation,
  updatedAt: time,
  alertCount: count,
});

const cases = list({ $ref: '#/components/schemas/CaseSummary' });

export const serverFrameSchemas = {
  welcome: frame(
    'welcome',
    { realm: text, head, heartbeatSeconds: { type: 'integer', minimum: 1 } },
    'The client is known; subscriptions are open.',
  ),
  subscribed: frame('subscribed', { id: subscriptionId, cursor, head }, 'The subscription stands, from this cursor.'),
  events: frame(
    'events',
    { id: subscriptionId, events: list({ $ref: '#/components/schemas/JournalEvent' }), cursor },
    'Events after the last cursor, in order, each once. Empty when only the cursor moved.',
  ),
  snapshot: frame(
    'snapshot',
    {
      id: subscriptionId,
      reason: {
        enum: ['cursor_too_old', 'too_far_behind', 'too_slow'],
        description: 'The journal no longer reaches back so far; the cursor lay too far back; the client was too slow.',
      },
      cases,
      more: { type: 'boolean', description: 'There are more than fit; read them at GET /api/v1/cases.' },
      cursor,
    },
    'Open cases as they were at the cursor, instead of what happened before it. Drop what was known.',
  ),
  conflated: frame(
    'conflated',
    { id: subscriptionId, cases, cursor, skipped: { ...count, description: 'Events left out.' } },
    'The client fell behind: the present state of each case that changed, instead of the events.',
  ),
  heartbeat: frame('heartbeat', { head, at: time }, 'The server is there.'),
  unsubscribed: frame('unsubscribed', { id: subscriptionId }, 'Nothing more comes for this subscription.'),
  pong: frame('pong', {}, 'Answer to a ping.'),
  presence: frame(
    'presence',
    {
      subject,
      people: list(
        object({
          account: object({ id: text, name: text }),
          nation: { anyOf: [nation, { type: 'null' }] },
          mode,
          'field?': field,
          since: time,
        }),
      ),
    },
    'Who looks at the case or alert now, the reader among them. Only for those who may see it.',
  ),
  error: frame(
    'error',
    { code: { type: 'string', pattern: '^[a-z][a-z0-9_]*$' }, message: text, 'id?': subscriptionId },
    'Something was refused. Nothing of what the client sent is repeated, save the id of a subscription.',
  ),
} as const;
