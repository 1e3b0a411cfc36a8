/** What of a timeline has been read: entries in the order of the journal, without a hole among them. */
export interface ReadTimeline<Entry> {
  entries: readonly Entry[];
  /** Cursor of what lies before the first entry; null where there is nothing before it. */
  earlier: string | null;
}

export interface NewestPage<Entry> {
  items: readonly Entry[];
  next: string | null;
}

/**
 * Adds what is newest, which comes newest first, to what was read. Where both do not meet, what was read is dropped: a
 * timeline with a hole in it would tell a false story.
 */
export function withNewest<Entry extends { seq: number }>(
  read: ReadTimeline<Entry> | undefined,
  newest: NewestPage<Entry>,
): ReadTimeline<Entry> {
  const fresh = [...newest.items].reverse();
  if (read === undefined || !meets(read, newest)) return { entries: fresh, earlier: newest.next };
  const first = fresh[0]?.seq ?? Infinity;
  return { entries: [...read.entries.filter(({ seq }) => seq < first), ...fresh], earlier: read.earlier };
}

/** Whether nothing lies between what was read and what is newest. */
export function meets<Entry extends { seq: number }>(read: ReadTimeline<Entry>, newest: NewestPage<Entry>): boolean {
  if (newest.next === null) return true;
  const last = read.entries.at(-1)?.seq;
  const first = newest.items.at(-1)?.seq;
  return last !== undefined && first !== undefined && first <= last;
}

/** Adds an earlier page, which comes newest first, before what was read. */
export function withEarlier<Entry extends { seq: number }>(
  read: ReadTimeline<Entry>,
  page: NewestPage<Entry>,
): ReadTimeline<Entry> {
  const known = new Set(read.entries.map(({ seq }) => seq));
  const earlier = page.items.filter(({ seq }) => !known.has(seq)).reverse();
  return { entries: [...earlier, ...read.entries], earlier: page.next };
}
