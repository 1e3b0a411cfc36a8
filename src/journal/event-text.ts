import type { JournalEvent } from './journal-event.ts';

const texts = new WeakMap<JournalEvent, string>();

/** The event as JSON. Serialised once however many readers and sockets ask, and forgotten with the event. */
export function eventText(event: JournalEvent): string {
  let text = texts.get(event);
  if (text === undefined) {
    text = JSON.stringify(event);
    texts.set(event, text);
  }
  return text;
}
