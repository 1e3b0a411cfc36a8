import { useState } from 'react';
import { type HeldList, holdOrder } from './hold-order.ts';

export interface HeldControls<Row> extends HeldList<Row> {
  /** Takes in what waits and orders anew. */
  release: () => void;
}

/**
 * A list that is ordered anew only while nobody is at it. `key` names what is listed: with another filter it is another
 * list and holds nothing.
 */
export function useHeldList<Row extends { id: string }>(
  fresh: readonly Row[],
  busy: boolean,
  key: string,
): HeldControls<Row> {
  const [shown, setShown] = useState({ key, rows: fresh, busy });
  const held = busy && shown.busy && shown.key === key;
  // State that follows from what is passed in is set while drawing (react.dev, "Storing information from previous renders").
  if (!held && (shown.rows !== fresh || shown.busy !== busy || shown.key !== key)) setShown({ key, rows: fresh, busy });
  return { ...holdOrder(held ? shown.rows : fresh, fresh), release: () => setShown({ key, rows: fresh, busy }) };
}
