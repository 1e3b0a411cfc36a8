/** `@login`, where the sign begins a word: an address in the text is no mention. */
const MENTION = /(?<![\p{L}\p{N}._+@-])@([A-Za-z0-9][A-Za-z0-9._@+-]{1,63})/gu;
/** More would be a circular, which is what rules are for. */
const MOST = 20;

/** Logins a note mentions, in lower case, each once. A full stop or the like at the end belongs to the sentence. */
export function mentionsIn(body: string): string[] {
  const found = [...body.matchAll(MENTION)].map(([, login = '']) => login.replace(/[._@+-]+$/, '').toLowerCase());
  return [...new Set(found.filter((login) => login.length > 1))].slice(0, MOST);
}
