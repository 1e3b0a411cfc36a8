import { stricter, TLP_LABELS, type Tlp } from '../../access/policy/marking.ts';
import type { Recipient } from './recipient.ts';

/** What the projection must know of a recipient beyond its name. */
export interface Caps {
  /** It belongs to the GREEN community. */
  readonly inCommunity: boolean;
  /** Cap the sending nation set on its link to the recipient's nation; null where none is set or both are one nation. */
  readonly link: Tlp | null;
}

/** Why a part is kept back from a recipient. */
export type CapReason = 'recipient_kind' | 'not_in_community' | 'link_cap';

const STRICTEST_FOR: Readonly<Record<Recipient['kind'], Tlp>> = {
  nation: 'AMBER',
  organisation: 'AMBER+STRICT',
  person: 'RED',
};

/** Whether a part with this marking may go to the recipient; undefined when it may (docs/access.md §6, 3 and 4). */
export function heldBack(tlp: Tlp, recipient: Pick<Recipient, 'kind'>, caps: Caps): CapReason | undefined {
  if (stricter(TLP_LABELS, tlp, STRICTEST_FOR[recipient.kind])) return 'recipient_kind';
  if (tlp === 'GREEN' && !caps.inCommunity) return 'not_in_community';
  if (caps.link !== null && stricter(TLP_LABELS, tlp, caps.link)) return 'link_cap';
  return undefined;
}
