import type { ReactNode } from 'react';
import css from './marking-chip.module.css';

export const TLP_LABELS = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const;
export const PAP_LABELS = ['CLEAR', 'GREEN', 'AMBER', 'RED'] as const;
export type Tlp = (typeof TLP_LABELS)[number];
export type Pap = (typeof PAP_LABELS)[number];

/** TLP 2.0 and PAP v3 by their labels, which are never translated. */
export function MarkingChip({ tlp, pap }: { tlp: Tlp; pap?: Pap | undefined }): ReactNode {
  return (
    <span className={css['marks']} translate="no" lang="en">
      <span className={css['tlp']} data-tlp={tlp}>{`TLP:${tlp}`}</span>
      {pap !== undefined && <span className={css['pap']}>{`PAP:${pap}`}</span>}
    </span>
  );
}
