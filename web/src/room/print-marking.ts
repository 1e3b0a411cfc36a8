import { EXERCISE } from '../parts/export-mark.ts';
import type { Case } from './case-data.ts';

/**
 * Puts the case's marking and name where the print style sheet finds them, for the margins of each page. Returns what
 * takes them away again.
 */
export function printMarking(
  { displayId, tlp, pap }: Pick<Case, 'displayId' | 'tlp' | 'pap'>,
  realm: string,
): () => void {
  const { style } = document.documentElement;
  const marking = `TLP:${tlp}  PAP:${pap}`;
  const texts = {
    '--print-marking': realm === 'live' ? marking : `${EXERCISE}  ${marking}`,
    '--print-name': displayId,
  };
  for (const [name, text] of Object.entries(texts)) style.setProperty(name, JSON.stringify(text));
  return () => {
    for (const name of Object.keys(texts)) style.removeProperty(name);
  };
}
