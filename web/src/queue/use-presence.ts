import { useEffect, useState } from 'react';
import type { PresentPerson } from '../live/frames.ts';
import { useLiveFeed } from '../live/use-live.ts';
import { useWho } from '../session/session.ts';
import { itemOf, keyOf, type RowKey } from './row-key.ts';
import { useSettled } from './use-settled.ts';

export type Presence = ReadonlyMap<RowKey, readonly PresentPerson[]>;

/** Somebody who steps through rows looks at those they stay at; the server takes twenty messages a second. */
const SETTLED = 300;

/** Who else looks at which row; and tells others which row this person looks at. */
export function usePresence(looked: RowKey | null): Presence {
  const feed = useLiveFeed();
  const settled = useSettled(looked, SETTLED);
  const { id } = useWho();
  const [presence, setPresence] = useState<Presence>(new Map());
  useEffect(() => feed.look(settled === null ? null : itemOf(settled), { watch: true }), [feed, settled]);
  useEffect(() => () => feed.look(null), [feed]);
  useEffect(
    () =>
      feed.listenPresence((subject, people) =>
        setPresence((before) => {
          const next = new Map(before);
          const others = people.filter(({ account }) => account.id !== id && `person:${account.id}` !== id);
          if (others.length === 0) next.delete(keyOf(subject));
          else next.set(keyOf(subject), others);
          return next;
        }),
      ),
    [feed, id],
  );
  return presence;
}
