import type { Json, JsonObject } from '../../../common/json.ts';
import type { AlertDraft } from '../../alert.ts';
import { safeJsonObject } from '../safe-text.ts';

/** What one kind of message makes of a draft; the envelope gives the rest. */
export interface DraftPart extends Omit<AlertDraft, 'externalId' | 'occurredAt' | 'analyzer'> {
  /** The message's own identifier, where its kind has one. */
  id?: string;
}

/** The members that are there, with the notes on what was left out. */
export function attributesOf(members: Readonly<Record<string, Json | undefined>>, notes: string[] = []): JsonObject {
  const all: Record<string, Json | undefined> = { ...members, quality: notes.length === 0 ? undefined : notes };
  const present = Object.entries(all).filter((entry): entry is [string, Json] => entry[1] !== undefined);
  return safeJsonObject(Object.fromEntries(present));
}
