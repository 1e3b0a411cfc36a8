/** The last message about the same subject to the same receiver. */
export interface LastMessage {
  /** It has not been tried yet, so what happens now can go with it. */
  waiting: boolean;
  /** When it was, or is, to go out. */
  dueAt: Date;
}

export type Placement =
  /** The first about its subject, or the first since the window ended. */
  | { do: 'send'; dueAt: Date }
  /** Goes with the message that waits. */
  | { do: 'append' }
  /** Opens a digest, which goes out when the window of the last message ends. */
  | { do: 'digest'; dueAt: Date };

/**
 * Where an event goes: one message per subject and window, and what happens within the window in one digest at its end.
 * The window begins with each message, so that whatever happens a receiver gets at most one per window and subject.
 */
export function place(last: LastMessage | undefined, now: Date, windowMinutes: number): Placement {
  if (last === undefined) return { do: 'send', dueAt: now };
  if (last.waiting) return { do: 'append' };
  const ends = new Date(last.dueAt.getTime() + windowMinutes * 60_000);
  return ends > now ? { do: 'digest', dueAt: ends } : { do: 'send', dueAt: now };
}
