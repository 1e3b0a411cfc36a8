import { v5 as uuidv5 } from 'uuid';

/** A name space of our own, so that two sides have one id whenever they are found again. */
const PAIRS = '6f1d1c0e-3d0a-5f39-9a2b-7c54b1b0a7e1';

/** The id of a case and another case, or a package. Of two cases the order does not matter. */
export function pairId(caseId: string, other: string): string {
  return uuidv5([caseId, other].sort().join(':'), PAIRS);
}
