import type { TestApp } from './app.ts';
import type { SharedWith, Witness } from './access-oracle.ts';
import { bySession, type TestPerson } from './people.ts';
import type { Random } from './random.ts';
import type { NationsWorld } from './world-thing.ts';

export interface WorldShare extends SharedWith {
  id: string;
  releaseId: string;
  caseId: string;
  by: TestPerson;
}

/**
 * Releases cases of every team that has a site, each to recipients of all kinds drawn at random, by that team's liaison.
 * Whom the shares are for is read from the table, since that is what was published.
 */
export async function release(
  app: TestApp,
  random: Random,
  world: NationsWorld,
  viewers: readonly (Witness & { person: TestPerson })[],
): Promise<WorldShare[]> {
  const shares: WorldShare[] = [];
  for (const owner of viewers.filter(({ role }) => role === 'liaison')) {
    const cases = world.things.filter(
      ({ kind, realm, organisationId, tlp }) =>
        kind === 'case' && realm === 'live' && organisationId === owner.team.organisationId && tlp !== 'RED',
    );
    const found = random.pick(cases);
    const others = viewers.filter(({ team }) => team.organisationId !== owner.team.organisationId);
    const [a, b, c] = random.sample(others, 3);
    if (!a || !b || !c) throw new Error('Nobody to release to');
    const recipients = [
      { kind: 'nation', nation: a.team.nation },
      { kind: 'organisation', organisationId: b.team.organisationId },
      { kind: 'person', accountId: c.person.accountId },
    ].filter((recipient) => recipient.kind !== 'nation' || recipient.nation !== owner.team.nation);
    const made = await app.post<{ release: { id: string }; preview: { hash: string } }>(
      '/api/v1/releases',
      {
        case: found.id,
        recipients,
        selection: { case: ['title', 'severity'], alerts: 'all', alertFields: ['title', 'reasons'] },
        purpose: 'Leak matrix',
        expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      },
      bySession(owner.person.cookie),
    );
    if (made.status !== 201) throw new Error(`Not prepared: ${JSON.stringify(made.body)}`);
    const { id } = made.body.release;
    const { hash } = made.body.preview;
    const published = await app.post(`/api/v1/releases/${id}/publish`, { hash }, bySession(owner.person.cookie));
    if (published.status !== 200) throw new Error(`Not published: ${JSON.stringify(published.body)}`);
    const rows = await app.db.query<SharedWith & { id: string }>(
      `SELECT share_id AS id, kind, nation, organisation_id AS "organisationId", account_id AS "accountId"
       FROM release_packages WHERE release_id = $1`,
      [id],
    );
    for (const row of rows) shares.push({ ...row, releaseId: id, caseId: found.id, by: owner.person });
  }
  return shares;
}
