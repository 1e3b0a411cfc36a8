import type { ReactNode } from 'react';
import { usePreferences } from '../app/preferences.ts';
import { useWords } from '../i18n/use-words.ts';
import { keysOf, shownKeys } from '../keys/commands.ts';
import { useMay } from '../session/session.ts';
import { type Offer, OFFERS } from './acts.ts';
import type { Kind } from './contract.ts';

interface ActButtonsProps {
  /** Kinds of what it would be done to. */
  kinds: ReadonlySet<Kind>;
  onAct: (id: Offer['id']) => void;
}

/** What can be done, each with its key; what a person may not do, or not to such rows, is not offered. */
export function ActButtons({ kinds, onAct }: ActButtonsProps): ReactNode {
  const words = useWords();
  const offers = useOffers(kinds);
  const { keys } = usePreferences();
  return offers.map(({ id, command }) => (
    <button key={id} type="button" onClick={() => onAct(id)}>
      {words(`queue.do.${id}`)} <kbd>{shownKeys(keysOf(command, keys))}</kbd>
    </button>
  ));
}

export function useOffers(kinds: ReadonlySet<Kind>): readonly Offer[] {
  const may = useMay();
  return OFFERS.filter((offer) => may(offer.right) && offer.kinds.some((kind) => kinds.has(kind)));
}
