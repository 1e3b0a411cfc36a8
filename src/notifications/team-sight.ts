import { NO_ORGANISATION, type Operator } from '../access/operator.ts';

/** What is of the viewer's organisation and of no realm, as SQL; `$1` to `$3` are {@link teamParameters}. */
export const OF_TEAM = `($1::boolean OR (nation = $2 AND organisation_id = $3::uuid))`;

export function teamParameters(viewer: Pick<Operator, 'clearance' | 'nation' | 'organisationId'>): unknown[] {
  return [viewer.clearance === 'node', viewer.nation ?? '', viewer.organisationId ?? NO_ORGANISATION];
}

/** The account behind an operator; undefined where none is. */
export function accountOf({ id }: Pick<Operator, 'id'>): string | undefined {
  return /^person:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(id)?.[1];
}
