import type { Schemas } from '../api/client.ts';
import type { MessageId } from '../i18n/message-id.ts';
import type { Words } from '../i18n/use-words.ts';

export type Message = Pick<Schemas['MessageDto'], 'messageKey' | 'parameters' | 'text'>;

/** The compiler refuses a sentence of the server that the catalogue has not got. */
const idOf = (key: Message['messageKey']): MessageId => `why.${key}`;

/** A sentence of the server in the person's language. A sentence newer than this console is told as the server wrote it. */
export function sentence(words: Words, { messageKey, parameters, text }: Message): string {
  const id = idOf(messageKey);
  const said = words(id, parameters);
  return said === id ? text : said;
}
