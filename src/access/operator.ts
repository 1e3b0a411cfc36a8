/**
 * Who acts, and in which realm: the first argument of every operation a person or program asks for,
 * so that policy has one place to stand.
 */
export interface Operator {
  /** Stable id: `person:…`, `sensor:…` or `system:…`. */
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2 code of the nation acted for; null for the node's own operator. */
  readonly nation: string | null;
  readonly organisationId: string | null;
  /** `live`, or one exercise run. No operation reaches across. */
  readonly realm: string;
}

export const LIVE_REALM = 'live';

/** The engine itself, when it acts on its own rules. */
export function systemOperator(realm: string): Operator {
  return { id: 'system:correlation', name: 'Correlation', nation: null, organisationId: null, realm };
}
