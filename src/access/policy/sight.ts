import { NATION_WIDE, seesWholeRealm, type Sight } from './decide.ts';
import type { Tlp } from './marking.ts';

/** Where the first parameter after those of {@link sightParameters} goes. */
export const AFTER_SIGHT = 7;

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** `$1` to `$6` of every statement that uses {@link seen}; the statement's own parameters follow. */
export function sightParameters(viewer: Sight): unknown[] {
  const reads = viewer.clearance === 'standard' || viewer.clearance === 'red';
  const own: Tlp[] = viewer.clearance === 'red' ? ['AMBER+STRICT', 'RED'] : ['AMBER+STRICT'];
  return [
    viewer.realm,
    seesWholeRealm(viewer),
    viewer.nation ?? '',
    reads ? NATION_WIDE : [],
    viewer.organisationId ?? NOBODY,
    reads ? own : [],
  ];
}

/**
 * The rule of `sees` as SQL, for a table with `realm`, `nation`, `organisation_id` and a marking. A spec holds the two
 * against each other row by row. `tlp` may be any expression that gives a label.
 */
export function seen(alias: string, tlp = `${alias}.tlp`): string {
  return `(${alias}.realm = $1 AND ($2::boolean OR (${alias}.nation = $3 AND (${tlp} = ANY($4::text[])
    OR (${alias}.organisation_id = $5::uuid AND ${tlp} = ANY($6::text[]))))))`;
}

/**
 * {@link seen} for statements that are planned for more than one reader: whoever does not see the whole realm sees one nation, and a
 * plan that is to serve them all finds that nation in an index only where nothing else might be meant.
 */
export function seenAs(viewer: Pick<Sight, 'clearance'>): typeof seen {
  return seesWholeRealm(viewer) ? seen : seenInNation;
}

function seenInNation(alias: string, tlp = `${alias}.tlp`): string {
  return `(${alias}.realm = $1 AND NOT $2::boolean AND ${alias}.nation = $3 AND (${tlp} = ANY($4::text[])
    OR (${alias}.organisation_id = $5::uuid AND ${tlp} = ANY($6::text[]))))`;
}

/** Where the first parameter after those of {@link ownerParameters} goes. */
export const AFTER_OWNER = 5;

/** `$1` to `$4` of every statement that uses {@link owned}. */
export function ownerParameters(viewer: Sight): unknown[] {
  return [viewer.realm, seesWholeRealm(viewer), viewer.nation ?? '', viewer.organisationId ?? NOBODY];
}

/** For what is shown within the owning organisation and carries no marking, as SQL. */
export function owned(alias: string): string {
  return `(${alias}.realm = $1 AND ($2::boolean OR (${alias}.nation = $3 AND ${alias}.organisation_id = $4::uuid)))`;
}

/** All of a viewer that decides what a list holds: a cursor given to one is not taken from another. */
export function sightKey(viewer: Sight): (string | null)[] {
  return [viewer.realm, viewer.nation, viewer.organisationId, viewer.clearance];
}
