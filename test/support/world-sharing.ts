import type { SharedWith } from './access-oracle.ts';
import type { Matrix, Viewer } from './matrix-viewers.ts';
import type { Random } from './random.ts';
import {
  strictest,
  type WorldAgreement,
  type WorldMatch,
  type WorldRelease,
  type WorldRequest,
} from './sharing-oracle.ts';
import { release } from './world-releases.ts';
import { type NationsWorld, type Thing, TLPS } from './world-thing.ts';

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

/** How strict a release of the case's own fields and all its alerts is: every liaison here sees all of their own. */
function markingOf(world: NationsWorld, caseId: string): WorldRelease['tlp'] {
  const parts = world.things.filter((thing) => thing.caseId === caseId && ['case', 'alert'].includes(thing.kind));
  return strictest(...parts.map(({ tlp }) => tlp));
}

/**
 * Releases by every team's liaison: one published, and one of a case of any marking that waits for approvers abroad and at
 * home.
 */
export async function enterReleases(matrix: Matrix, random: Random, world: NationsWorld): Promise<WorldRelease[]> {
  const { viewers } = matrix;
  const releases = new Map<string, WorldRelease>();
  for (const { releaseId, caseId, by, ...share } of await release(matrix.app, random, world, viewers)) {
    const { nation, organisationId } = by;
    const tlp = markingOf(world, caseId);
    const known = releases.get(releaseId);
    const made = known ?? { id: releaseId, caseId, nation, organisationId, tlp, recipients: [], seats: [] };
    made.recipients.push(share);
    releases.set(releaseId, made);
  }
  // A recipient whose package was empty has none, and is named by the release all the same.
  for (const made of releases.values()) made.recipients = await recipientsOf(matrix, made.id);
  for (const owner of viewers.filter(({ role }) => role === 'liaison')) {
    releases.set(...(await waiting(matrix, random, world, owner)));
  }
  return [...releases.values()];
}

async function waiting(
  matrix: Matrix,
  random: Random,
  world: NationsWorld,
  owner: Viewer,
): Promise<[string, WorldRelease]> {
  const { nation, organisationId } = owner.team;
  const found = random.pick(
    world.things.filter((thing) => thing.kind === 'case' && thing.organisationId === organisationId),
  );
  const abroad = matrix.viewers.filter(
    ({ team, role }) => team.nation !== nation && (role === 'lead' || role === 'liaison'),
  );
  const [a, b, c] = random.sample(abroad, 3);
  const named = [
    { kind: 'person', accountId: a!.person.accountId },
    { kind: 'organisation', organisationId: b!.team.organisationId },
    { kind: 'nation', nation: c!.team.nation },
  ];
  const approval = {
    mode: 'quorum',
    quorum: 2,
    approvers: [...named, { kind: 'nation', nation }],
    deadline: inDays(1),
  };
  const { release } = await matrix.done<{ release: { id: string } }>(owner, 'POST', 'releases', {
    case: found.id,
    recipients: named,
    selection: { case: ['title', 'severity'], alerts: 'all', alertFields: ['title', 'reasons'] },
    purpose: 'Leak matrix',
    expiresAt: inDays(2),
    approval,
  });
  const { id } = release;
  const recipients = await recipientsOf(matrix, id);
  const seats = await matrix.app.db.query<SharedWith>(
    `SELECT kind, nation, organisation_id AS "organisationId", account_id AS "accountId" FROM release_seats
     WHERE release_id = $1`,
    [id],
  );
  return [id, { id, caseId: found.id, nation, organisationId, tlp: markingOf(world, found.id), recipients, seats }];
}

/** Whom a release names, as it was written. */
async function recipientsOf(matrix: Matrix, id: string): Promise<SharedWith[]> {
  const [row] = await matrix.app.db.query<{ recipients: Partial<SharedWith>[] }>(
    'SELECT recipients FROM releases WHERE id = $1',
    [id],
  );
  return (row?.recipients ?? []).map(({ kind = '', nation = '', organisationId = null, accountId = null }) => {
    return { kind, nation, organisationId, accountId };
  });
}

/** A cap by every CERT on its link to another nation. */
export async function enterCaps(matrix: Matrix, random: Random): Promise<{ from: string; to: string }[]> {
  const caps: { from: string; to: string }[] = [];
  for (const cert of speakers(matrix)) {
    const to = random.pick(matrix.viewers.filter(({ team }) => team.nation !== cert.team.nation)).team.nation;
    await matrix.done(cert, 'PUT', `link-caps/${to}`, { tlp: random.pick(TLPS) });
    caps.push({ from: cert.team.nation, to });
  }
  return caps;
}

/** Liaisons of national CERTs, one for each nation. */
function speakers({ viewers }: Matrix): Viewer[] {
  return viewers.filter(({ team, role }) => team.kind === 'national_cert' && role === 'liaison');
}

/**
 * Agreements around the ring of nations: each proposes to the next, two of three consent, one of three ends it. Under those
 * that stand, and under those that do not, every team of both nations holds an indicator that was found and one that was not,
 * and one of the exercise.
 */
export async function enterMatches(matrix: Matrix): Promise<{ agreements: WorldAgreement[]; matches: WorldMatch[] }> {
  const certs = speakers(matrix);
  const agreements: WorldAgreement[] = [];
  const matches: WorldMatch[] = [];
  for (const [index, cert] of certs.entries()) {
    const other = certs[(index + 1) % certs.length]!;
    const nations: [string, string] = [cert.team.nation, other.team.nation];
    const { id } = await matrix.done<{ id: string }>(cert, 'POST', 'matches/agreements', { partner: nations[1] });
    if (index % 3 !== 2) await matrix.done(other, 'POST', `matches/agreements/${id}/consent`);
    if (index % 3 === 1) await matrix.done(cert, 'POST', `matches/agreements/${id}/revoke`);
    agreements.push({ id, nations, state: ['agreed', 'revoked', 'proposed'][index % 3]! });
    const rows = await matrix.app.db.query<WorldMatch>(
      `INSERT INTO match_indicators (id, agreement_id, realm, nation, organisation_id, type, value, digest, submitted_at, found_at)
       SELECT gen_random_uuid(), $1, 'live', nation, id, 'domain', 'of-' || id || '.example', sha256((id::text || n)::bytea), now(),
              CASE n WHEN 1 THEN now() END
       FROM organisations, generate_series(1, 2) n WHERE nation = ANY($2)
       RETURNING id, organisation_id AS "organisationId", agreement_id AS "agreementId", found_at IS NOT NULL AS found`,
      [id, nations],
    );
    matches.push(...rows);
    await matrix.app.db.query(
      `INSERT INTO match_indicators (id, agreement_id, realm, nation, organisation_id, type, value, digest, submitted_at, found_at)
       SELECT gen_random_uuid(), $1, 'exercise-1', nation, id, 'domain', 'drill.example', sha256('drill'), now(), now()
       FROM organisations WHERE nation = ANY($2)`,
      [id, nations],
    );
  }
  return { agreements, matches };
}

/**
 * Requests by every team's lead to lower a case, a task in another and a lone alert; some of those alerts are raised
 * afterwards, which their `tlp` then says.
 */
export async function enterRequests(matrix: Matrix, random: Random, world: NationsWorld): Promise<WorldRequest[]> {
  const requests: WorldRequest[] = [];
  const ask = async (lead: Viewer, thing: Thing, address: string): Promise<void> => {
    const asked = thing.tlp;
    const wish = { tlp: 'CLEAR', reason: 'Leak matrix' };
    const { requestId } = await matrix.done<{ requestId: string }>(lead, 'POST', `${address}/marking`, wish);
    requests.push({ id: requestId, thing: { ...thing }, asked });
  };
  for (const lead of matrix.viewers.filter(({ role }) => role === 'lead')) {
    const own = world.things.filter(
      ({ organisationId, tlp }) => organisationId === lead.team.organisationId && tlp !== 'CLEAR',
    );
    const cases = own.filter(({ kind }) => kind === 'case');
    for (const found of cases) await ask(lead, found, `cases/${found.id}`);
    const clear = world.things.find(
      ({ kind, organisationId, tlp }) =>
        kind === 'case' && organisationId === lead.team.organisationId && tlp === 'CLEAR',
    )!;
    const tasks = own.filter(({ kind, caseId }) => kind === 'task' && caseId === clear.id);
    for (const task of random.sample(tasks, 2)) await ask(lead, task, `cases/${clear.id}/tasks/${task.id}`);
    const alone = own.filter(({ kind, caseId }) => kind === 'alert' && caseId === null);
    for (const alert of random.sample(alone, 3)) {
      await ask(lead, alert, `alerts/${alert.id}`);
      const stricter = random.pick(TLPS.slice(TLPS.indexOf(alert.tlp)));
      if (stricter === alert.tlp) continue;
      await matrix.done(lead, 'POST', `alerts/${alert.id}/marking`, { tlp: stricter, reason: 'Leak matrix' });
      requests.at(-1)!.thing.tlp = stricter;
    }
  }
  return requests;
}

export interface WorldEvidence {
  thing: Thing;
  content: string;
  /** Who had it in hands, oldest first. */
  custody: string[];
}

/** A piece of evidence in every case of every team, marked at least as strictly, put there by a lead. */
export async function enterEvidence(matrix: Matrix, random: Random, world: NationsWorld): Promise<WorldEvidence[]> {
  const pieces: WorldEvidence[] = [];
  for (const lead of matrix.viewers.filter(({ role }) => role === 'lead')) {
    const { nation, organisationId } = lead.team;
    for (const found of world.things.filter(
      (thing) => thing.kind === 'case' && thing.organisationId === organisationId,
    )) {
      const tlp = random.pick(TLPS.slice(TLPS.indexOf(found.tlp)));
      const content = `content of ${found.marker}`;
      const path = `cases/${found.id}/evidence?name=a.bin&tlp=${encodeURIComponent(tlp)}`;
      const { id } = await matrix.done<{ id: string }>(lead, 'POST', path, content, {
        'content-type': 'application/octet-stream',
      });
      const thing: Thing = { ...found, kind: 'evidence', id, nation, tlp, caseId: found.id };
      pieces.push({ thing, content, custody: [`added ${lead.person.actorId}`] });
    }
  }
  return pieces;
}
