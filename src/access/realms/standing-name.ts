import { LIVE_REALM } from '../operator.ts';

/** A credential (`session:<id>`, `token:<id>`, `node`) as it is used in a realm. */
export interface Asked {
  credential: string;
  realm: string;
}

/** Tells the uses of credentials apart: one credential may be used in several realms, with other rights in each. */
export function standingName({ credential, realm }: Asked): string {
  return realm === LIVE_REALM ? credential : `${credential} ${realm}`;
}
