import { JOURNAL_TYPES } from '../journal/journal-event.ts';
import { eventSchemas, reasonSchema } from './event-schemas.ts';
import { object, type Schema, text, time, uuid } from './schema-parts.ts';
import { caseSummarySchema, clientFrameSchemas, serverFrameSchemas } from './frame-schemas.ts';

const ref = (kind: string, name: string): Schema => ({ $ref: `#/components/${kind}/${name}` });
const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
/** `case.opened` → `CaseOpened`. */
const schemaName = (type: string): string => type.split(/[._]/).map(capital).join('');

const envelope = object({
  realm: { ...text, description: '`live`, or one exercise run.' },
  seq: { type: 'integer', minimum: 1, description: 'Counts 1, 2, 3 … in commit order, without gaps.' },
  id: uuid,
  type: { enum: [...JOURNAL_TYPES] },
  at: { ...time, description: 'When it happened, which may lie before it was recorded.' },
  recordedAt: time,
  nation: { type: 'string', pattern: '^[A-Z]{2}$' },
  organisationId: uuid,
  siteId: { anyOf: [uuid, { type: 'null' }] },
  caseId: { anyOf: [uuid, { type: 'null' }] },
  tlp: { enum: ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] },
  actor: object({ id: text, name: text }),
  data: { type: 'object' },
});

/** The feed's protocol as an AsyncAPI 3.0 document, for clients' tools and for our tests. */
export function asyncapiDocument(version: string): Record<string, unknown> {
  const client = Object.entries(clientFrameSchemas);
  const server = Object.entries(serverFrameSchemas);
  const messages = [...client, ...server].map(([type]) => type);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Breakwater live feed',
      version,
      description:
        'Every change to a case, in order, to each socket that asks for it. One JSON object per text frame. ' +
        'Readers ignore properties they do not know.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    channels: {
      live: {
        address: '/live',
        title: 'WebSocket (RFC 6455)',
        description:
          'Authenticate by `Authorization: Bearer …` in the upgrade request or by the first message. ' +
          'Closed with 4401 without a valid token, 4403 when what the operator may do has changed or allows no feed, 4408 when the client does not take what is sent, ' +
          '4429 when it sends too much, 1009 above 64 kB, 1012 when cursors are void.',
        messages: Object.fromEntries(messages.map((type) => [type, ref('messages', type)])),
        bindings: { ws: { method: 'GET', bindingVersion: '0.1.0' } },
      },
    },
    operations: Object.fromEntries([
      ...client.map(([type]) => operation(type, 'receive')),
      ...server.map(([type]) => operation(type, 'send')),
    ]),
    components: {
      messages: Object.fromEntries(
        [...client, ...server].map(([type, schema]) => [
          type,
          { name: type, summary: schema['description'], payload: ref('schemas', `${capital(type)}Frame`) },
        ]),
      ),
      schemas: {
        ...Object.fromEntries([...client, ...server].map(([type, schema]) => [`${capital(type)}Frame`, schema])),
        JournalEvent: {
          allOf: [
            envelope,
            ...JOURNAL_TYPES.map((type) => ({
              if: { required: ['type'], properties: { type: { const: type } } },
              // oxlint-disable-next-line unicorn/no-thenable -- A keyword of JSON Schema.
              then: { properties: { data: ref('schemas', `${schemaName(type)}Data`) } },
            })),
          ],
        },
        ...Object.fromEntries(JOURNAL_TYPES.map((type) => [`${schemaName(type)}Data`, eventSchemas[type]])),
        CaseSummary: caseSummarySchema,
        Reason: reasonSchema,
      },
      securitySchemes: { operatorToken: { type: 'http', scheme: 'bearer' } },
    },
  };
}

/** Direction as the server sees it: it receives what clients send. */
function operation(type: string, action: 'receive' | 'send'): [string, Schema] {
  return [
    type,
    { action, channel: { $ref: '#/channels/live' }, messages: [{ $ref: `#/channels/live/messages/${type}` }] },
  ];
}
