import type { JsonObject } from '../common/json.ts';
import type { JournalType } from '../journal/journal-event.ts';
import { because } from './sharing-sentences.ts';

type RelatedType = Extract<JournalType, `related.${string}`>;

/** What the timeline says of what a case has in common with another. */
export const RELATED_SENTENCES: Readonly<Record<RelatedType, (data: JsonObject, by: string) => string>> = {
  'related.proposed': (data) => `The case has something rare in common with ${side(data)}`,
  'related.accepted': (data, by) => `${by} said that the case has to do with ${side(data)}${because(data['reason'])}`,
  'related.dismissed': (data, by) =>
    `${by} said that the case has nothing to do with ${side(data)}${because(data['reason'])}`,
  'related.withdrawn': (data) => `What the case had in common with ${side(data)} is no longer there`,
};

/** What a case is held against. Which it is is read with the proposal. */
function side(data: JsonObject): string {
  return data['with'] === 'share' ? 'what was released to us' : 'a case of another site';
}
