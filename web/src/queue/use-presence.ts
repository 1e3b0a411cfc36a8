import { useEffect, useState } from 'react';
import type { PresentPerson } from '../live/frames.ts';
import { useLiveFeed } from '../live/use-live.ts';
import { useWho } from '../session/session.ts';
import { keyOf, type RowKey } from './row-key.ts';

export type Presence = ReadonlyMap<RowKey, readonly PresentPerson[]>;

/** Who else looks at which row. */
export function usePresence(): Presence {
  const feed = useLiveFeed();
  const { id } = useWho();
  const [presence, setPresence] = useState<Presence>(new Map());
  useEffect(
    () =>
      feed.listenPresence((subject, people) =>
        setPresence((before) => {
          const next = new Map(before);
          const others = people.filter(({ account }) => account.id !== id);
          if (others.length === 0) next.delete(keyOf(subject));
          else next.set(keyOf(subject), others);
          return next;
        }),
      ),
    [feed, id],
  );
  return presence;
}
