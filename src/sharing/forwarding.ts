import type { Tlp } from '../access/policy/marking.ts';
import { type Caps, heldBack } from './projection/caps.ts';
import type { Recipient } from './projection/recipient.ts';

/**
 * Why a package may not be passed on to a recipient; undefined when it may (docs/access.md §6.8). Its marking must admit
 * the new recipient both on the way from whoever passes it on and on the way from its owner, so that nobody gets by a
 * third what the owner's own cap would have kept back. TLP:RED goes no further whatever the owner allows.
 */
export function forwardFault(
  held: { tlp: Tlp; onward: boolean },
  recipient: Recipient,
  onTheWay: Caps,
  fromOwner: Caps,
): { code: string; message: string } | undefined {
  if (!held.onward) return { code: 'not_onward', message: 'Its owner does not let it be passed on' };
  const back =
    held.tlp === 'RED' || heldBack(held.tlp, recipient, onTheWay) || heldBack(held.tlp, recipient, fromOwner);
  return back ? { code: 'beyond_marking', message: 'Its marking does not let it go there' } : undefined;
}
