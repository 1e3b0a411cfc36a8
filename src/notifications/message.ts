import type { Placeholder } from '../../config/chat-templates.ts';
import { EXERCISE_MARK } from '../access/realms/realm-name.ts';
import type { JsonObject } from '../common/json.ts';

/** The case a message is about, as its receiver sees it at that moment. */
export interface MessageCase {
  id: string;
  number: number;
  displayId: string;
  title: string;
  severity: number;
  priority: number;
  status: string;
  tlp: string;
  site: { code: string; name: string };
}

/** One thing that happened. */
export interface MessageChange {
  type: string;
  at: string;
  text: string;
}

/** What a receiver is told; the same whichever way it goes. */
export interface Message {
  /** Of the delivery: the same for every attempt. */
  id: string;
  /** `case.opened`, `case.digest` … */
  type: string;
  at: Date;
  realm: string;
  /** What the exercise is called; null in earnest. */
  designator: string | null;
  case: MessageCase | null;
  /** Without the prefix of an exercise. */
  headline: string;
  changes: readonly MessageChange[];
  /** Where it can be read on; null where the node has no address people know. */
  url: string | null;
}

export function isExercise({ realm }: Pick<Message, 'realm'>): boolean {
  return realm !== 'live';
}

/** One line: what can be seen of a message before it is opened. */
export function subjectOf(message: Message): string {
  const line = message.headline.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return isExercise(message) ? `${watermark(message)} ${line}` : line;
}

/** What stands before and after everything an exercise sends, with what the exercise is called. */
export function watermark({ designator }: Pick<Message, 'designator'>): string {
  return designator === null ? EXERCISE_MARK : `${EXERCISE_MARK} [${designator}]`;
}

/** The whole message as plain text. */
export function textOf(message: Message): string {
  const lines = linesOf(message);
  return [subjectOf(message), lines, message.url ?? '', ...(isExercise(message) ? [watermark(message)] : [])]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Body of a webhook (Standard Webhooks 1.0.0: `type`, `timestamp`, `data`). */
export function webhookBody(message: Message): string {
  const data: JsonObject = {
    id: message.id,
    realm: message.realm,
    exercise: isExercise(message),
    designator: message.designator,
    subject: subjectOf(message),
    case: message.case && { ...message.case, site: { ...message.case.site } },
    changes: message.changes.map((change) => ({ ...change })),
    url: message.url,
  };
  return JSON.stringify({ type: message.type, timestamp: message.at.toISOString(), data });
}

/** What a chat's template may show. */
export function placeholdersOf(message: Message, room: string): Record<Placeholder, string> {
  return {
    headline: subjectOf(message),
    lines: linesOf(message),
    case: message.case?.displayId ?? '',
    severity: message.case ? String(message.case.severity) : '',
    priority: message.case ? String(message.case.priority) : '',
    status: message.case?.status ?? '',
    site: message.case?.site.name ?? '',
    url: message.url ?? '',
    exercise: isExercise(message) ? watermark(message) : '',
    room,
  };
}

function linesOf({ changes }: Message): string {
  return changes.map(({ at, text }) => `${at.slice(0, 16).replace('T', ' ')} UTC  ${text}`).join('\n');
}
