import type { JsonObject } from '../../common/json.ts';
import type { Decoded, DecodeContext } from '../alert.ts';
import type { Format } from './format.ts';
import { parseTime } from './parse-time.ts';
import { recordHash } from './record-hash.ts';
import { alertDraft } from './sapient/alert-draft.ts';
import type { SapientMessage } from './sapient/checked-messages.ts';
import { detectionDraft } from './sapient/detection-draft.ts';
import type { DraftPart } from './sapient/draft-part.ts';
import { checkMessage } from './sapient/message-check.ts';
import { registrationDraft, statusDraft, talkDraft } from './sapient/node-draft.ts';

const TALK = ['registration_ack', 'task', 'task_ack', 'alert_ack', 'error'] as const;

/**
 * SAPIENT (BSI Flex 335 v2.0) in proto3 JSON, with either spelling of field names. A message is checked whole before
 * anything is made of it; the codes of refusal are those of `checkMessage`.
 */
export const sapientFormat: Format = {
  name: 'sapient',
  title: 'SAPIENT, BSI Flex 335 v2.0 in proto3 JSON',
  decode,
  nodeOf: ({ analyzer }) => analyzer,
};

function decode(item: JsonObject, context: DecodeContext): Decoded {
  const checked = checkMessage(item);
  if ('rejection' in checked) return checked;
  // The check has seen to it that the message is of this type.
  const message = checked.message as unknown as SapientMessage;
  const when = parseTime(message.timestamp);
  if ('fault' in when) return { rejection: { ...when.fault, field: 'timestamp' } };
  const { id, attributes, ...part } = partOf(message, context);
  return {
    draft: {
      ...part,
      externalId: externalId(item, id),
      occurredAt: when.time,
      analyzer: message.node_id,
      attributes: {
        ...attributes,
        ...(message.destination_id === undefined ? {} : { destinationId: message.destination_id }),
        ...(message.additional_information === undefined ? {} : { note: message.additional_information }),
      },
    },
  };
}

function partOf(message: SapientMessage, context: DecodeContext): DraftPart {
  const node = message.node_id;
  if (message.detection_report) return detectionDraft(message, message.detection_report, context);
  if (message.alert) return alertDraft(message, message.alert, context);
  if (message.status_report) return statusDraft(node, message.status_report, context);
  if (message.registration) return registrationDraft(node, message.registration);
  const about = TALK.find((name) => message[name]) ?? 'error';
  return talkDraft(node, about, message[about] ?? {});
}

/**
 * The message's identifier and a hash of what it says: an alert keeps its identifier when its state changes, and a
 * change must not be taken for a resend. The time of sending belongs to it only where there is no identifier.
 */
function externalId(item: JsonObject, id: string | undefined): string {
  if (id === undefined) return recordHash(item);
  const { timestamp: _, ...said } = item;
  return `${id}:${recordHash(said).slice(0, 16)}`;
}
