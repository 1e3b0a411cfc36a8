import { useEffect, useState } from 'react';
import type { PresentPerson } from '../live/frames.ts';
import { useLiveFeed } from '../live/use-live.ts';

const NOBODY: readonly PresentPerson[] = [];

/** Who looks at the case besides this person, as the feed tells it. */
export function usePresence(caseId: string, self: string): readonly PresentPerson[] {
  const feed = useLiveFeed();
  const [people, setPeople] = useState(NOBODY);
  useEffect(() => {
    setPeople(NOBODY);
    return feed.listenPresence((subject, present) => {
      if (subject.kind === 'case' && subject.id === caseId) {
        setPeople(present.filter(({ account }) => account.id !== self && `person:${account.id}` !== self));
      }
    });
  }, [feed, caseId, self]);
  return people;
}
