import { randomUUID } from 'node:crypto';
import type { TestDatabase } from './database.ts';
import type { Team } from './demo-teams.ts';
import type { NationsWorld, Thing, WorldTlp } from './world-thing.ts';

const AT = '2026-11-23T08:00:00.000Z';
const LATER = '2026-11-23T09:30:00.000Z';

/** What the queue says of an alert that has repeats some may not know of. */
export interface Fold {
  head: Thing;
  repeat: Thing;
}

/**
 * What the world of nations lacks and the queue must get right: per team an alert with a repeat that is stricter, and one
 * that is not; a case stricter than an alert in it; and a case that was closed.
 */
export async function enterQueueWorld(db: TestDatabase, world: NationsWorld): Promise<Fold[]> {
  const folds: Fold[] = [];
  for (const team of world.teams) {
    folds.push(await fold(db, world, team, 'AMBER', 'RED'));
    folds.push(await fold(db, world, team, 'CLEAR', 'AMBER+STRICT'));
    folds.push(await fold(db, world, team, 'RED', 'GREEN'));
    for (const tlp of ['RED', 'AMBER+STRICT'] as const) await strictCase(db, world, team, tlp);
    await copyCase(db, world, team, 'GREEN', `status = 'closed', closed_at = now(), close_reason = 'benign'`);
  }
  return folds;
}

async function fold(
  db: TestDatabase,
  world: NationsWorld,
  team: Team,
  tlp: WorldTlp,
  stricter: WorldTlp,
): Promise<Fold> {
  const head = await copyAlert(db, world, team, tlp);
  const repeat = await copyAlert(db, world, team, stricter);
  await db.query(`UPDATE alert_links SET head_id = $2, group_id = $2 WHERE alert_id = $1`, [repeat.id, head.id]);
  const strictest = tlp === 'RED' ? tlp : stricter;
  const state = { tlp: strictest, worst: { severity: 97, t: 0, ref: repeat.marker, title: repeat.marker } };
  await db.query(`UPDATE alert_links SET occurrences = 2, last_at = $2, state = $3 WHERE alert_id = $1`, [
    head.id,
    LATER,
    JSON.stringify(state),
  ]);
  return { head, repeat };
}

/** A case that people raised above the alerts in it. */
async function strictCase(db: TestDatabase, world: NationsWorld, team: Team, tlp: WorldTlp): Promise<void> {
  const found = await copyCase(db, world, team, 'AMBER', `tlp_floor = '${tlp}', tlp = '${tlp}'`);
  found.tlp = tlp;
  for (const marked of ['GREEN', 'AMBER'] as const) {
    const alert = await copyAlert(db, world, team, marked);
    await db.query('UPDATE alert_links SET group_id = $2 WHERE alert_id = $1', [alert.id, found.id]);
    alert.caseId = found.id;
  }
}

async function copyAlert(db: TestDatabase, world: NationsWorld, team: Team, tlp: WorldTlp): Promise<Thing> {
  const thing = made(world, team, 'alert', tlp);
  const like = world.things.find(
    ({ kind, caseId, organisationId, realm }) =>
      kind === 'alert' && caseId === null && organisationId === team.organisationId && realm === 'live',
  );
  const changes = { id: thing.id, tlp, title: `Alert ${thing.marker}`, external_id: thing.marker, entities: [] };
  await db.query(`INSERT INTO alerts SELECT (jsonb_populate_record(a, $2::jsonb)).* FROM alerts a WHERE a.id = $1`, [
    like?.id,
    JSON.stringify(changes),
  ]);
  const link = { alert_id: thing.id, head_id: thing.id, group_id: thing.id, reasons: [], first_at: AT, last_at: AT };
  await db.query(
    `INSERT INTO alert_links SELECT (jsonb_populate_record(l, $2::jsonb)).* FROM alert_links l WHERE l.alert_id = $1`,
    [like?.id, JSON.stringify(link)],
  );
  return thing;
}

async function copyCase(db: TestDatabase, world: NationsWorld, team: Team, tlp: WorldTlp, set: string): Promise<Thing> {
  const thing = made(world, team, 'case', tlp);
  thing.caseId = thing.id;
  const like = world.things.find(
    ({ kind, organisationId, realm }) => kind === 'case' && organisationId === team.organisationId && realm === 'live',
  );
  const [row] = await db.query<{ number: string }>(
    `UPDATE realms SET next_case_number = next_case_number + 1 WHERE realm = 'live' RETURNING next_case_number AS number`,
  );
  const changes = { id: thing.id, tlp, title: `Case ${thing.marker}`, number: Number(row?.number), alert_count: 2 };
  await db.query(`INSERT INTO cases SELECT (jsonb_populate_record(c, $2::jsonb)).* FROM cases c WHERE c.id = $1`, [
    like?.id,
    JSON.stringify(changes),
  ]);
  await db.query(`UPDATE cases SET ${set} WHERE id = $1`, [thing.id]);
  return thing;
}

let words = 0;

function made(world: NationsWorld, team: Team, kind: 'case' | 'alert', tlp: WorldTlp): Thing {
  words += 1;
  const { nation, organisationId } = team;
  const marker = `zqqueue${words.toString(36).padStart(5, '0')}qz`;
  const thing: Thing = {
    kind,
    id: randomUUID(),
    realm: 'live',
    nation,
    organisationId,
    tlp,
    caseId: null,
    marker,
    names: [],
  };
  world.things.push(thing);
  return thing;
}
