import type { TestDatabase } from './database.ts';
import { pairId } from '../../src/related/pair-id.ts';
import type { NationsWorld } from './world-thing.ts';

/** A proposal between two cases of a nation of the world, as the second stage leaves it; its id. */
export async function plantRelated(db: TestDatabase, world: NationsWorld, nation: string): Promise<string> {
  const [one, other] = world.things
    .filter((thing) => thing.kind === 'case' && thing.nation === nation && thing.tlp === 'CLEAR')
    .map(({ id }) => id)
    .toSorted();
  if (one === undefined || other === undefined) throw new Error(`${nation} has no two cases`);
  const shows = (caseId: string): string =>
    world.things.find((thing) => thing.kind === 'alert' && thing.caseId === caseId)?.id ?? '';
  const id = pairId(one, other);
  await db.query(
    `INSERT INTO related_pairs (id, realm, nation, case_id, other_case_id, organisation_id, tlp, standing, proposed_at)
     SELECT $1, realm, nation, id, $3, organisation_id, tlp, true, now() FROM cases WHERE id = $2`,
    [id, one, other],
  );
  await db.query(
    `INSERT INTO related_reasons (pair_id, key, kind, realm, nation, at, other_at, evidence, other_evidence, package_evidence,
       organisation_id, tlp, holders)
     SELECT id, 'domain:planted.example.org', 'domain', realm, nation, now(), now(), $2, $3, '{}', organisation_id, tlp, 2
     FROM related_pairs WHERE id = $1`,
    [id, [shows(one)], [shows(other)]],
  );
  return id;
}
