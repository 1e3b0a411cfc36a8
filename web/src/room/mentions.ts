export interface MentionAt {
  /** Where the `@` stands. */
  from: number;
  /** What was typed after it so far. */
  typed: string;
}

/** The mention somebody is writing where the cursor stands, or null. */
export function mentionAt(text: string, cursor: number): MentionAt | null {
  const found = /(?<![\p{L}\d@.])@([\p{L}\d._-]*)$/u.exec(text.slice(0, cursor));
  return found === null ? null : { from: found.index, typed: found[1] ?? '' };
}

/** The text with the mention completed, and where the cursor goes. */
export function withMention(text: string, cursor: number, { from }: MentionAt, login: string): [string, number] {
  const before = `${text.slice(0, from)}@${login} `;
  return [before + text.slice(cursor).replace(/^ /, ''), before.length];
}
