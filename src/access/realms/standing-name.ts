import { LIVE_REALM } from '../operator.ts';

/** A credential (`session:<id>`, `token:<id>`, `node`) as it is used in a realm. */
export interface Asked {
  credential: string;
  realm: string;
  /** The cell through whose eyes it looks; absent where it looks through its own. */
  view?: string | undefined;
}

/** Tells the uses of credentials apart: one credential may be used in several realms, with other rights in each. */
export function standingName({ credential, realm, view }: Asked): string {
  if (view !== undefined) return `${credential} ${realm} ${view}`;
  return realm === LIVE_REALM ? credential : `${credential} ${realm}`;
}
