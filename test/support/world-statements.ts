import { randomUUID } from 'node:crypto';
import type { TestDatabase } from './database.ts';
import type { Matrix, Viewer } from './matrix-viewers.ts';
import type { Random } from './random.ts';
import type { WorldCopy, WorldSaid } from './statements-oracle.ts';
import { type NationsWorld, TLPS } from './world-thing.ts';

export interface StatementsWorld {
  statements: (WorldSaid & { state: string })[];
  copies: WorldCopy[];
  rumours: WorldSaid[];
}

let words = 0;
function word(kind: string): string {
  words += 1;
  return `zw${kind}${words.toString(36).padStart(5, '0')}wz`;
}

/**
 * By every team's liaison: statements of any marking, of a case and of none, kept, asked, released, and taken back; and
 * rumours. What nations have of them is read from the table, since that is what was given to them.
 */
export async function enterStatements(matrix: Matrix, random: Random, world: NationsWorld): Promise<StatementsWorld> {
  const made: StatementsWorld = { statements: [], copies: [], rumours: [] };
  for (const owner of matrix.viewers.filter(({ role }) => role === 'liaison')) {
    for (const course of ['draft', 'asked', 'released', 'withdrawn'] as const) {
      made.statements.push(await statement(matrix, random, world, owner, course));
    }
    const { caseId, tlp } = placeOf(random, world, owner, TLPS);
    const marker = word('rumour');
    const { id } = await matrix.done<{ id: string }>(owner, 'POST', 'rumours', {
      text: `Rumour ${marker}`,
      where: 'Social media',
      tlp,
      ...(caseId !== null && { case: caseId }),
    });
    made.rumours.push({ id, ...ownerOf(owner), tlp, caseId, marker });
  }
  const copies = await matrix.app.db.query<Omit<WorldCopy, 'marker'> & { statementId: string }>(
    'SELECT id, nation, stage, statement_id AS "statementId" FROM statement_copies WHERE open',
  );
  made.copies = copies.map(({ id, nation, stage, statementId }) => {
    const { marker } = made.statements.find((one) => one.id === statementId)!;
    return { id, nation, stage, marker };
  });
  return made;
}

async function statement(
  matrix: Matrix,
  random: Random,
  world: NationsWorld,
  owner: Viewer,
  course: 'draft' | 'asked' | 'released' | 'withdrawn',
): Promise<StatementsWorld['statements'][number]> {
  const { caseId, tlp } = placeOf(random, world, owner, course === 'draft' ? TLPS : ['CLEAR', 'AMBER']);
  const marker = word('statement');
  const { id } = await matrix.done<{ id: string }>(owner, 'POST', 'statements', {
    title: `Title ${marker}`,
    texts: [{ language: 'en', text: `Text ${marker}` }],
    tlp,
    ...(caseId !== null && { case: caseId }),
  });
  const abroad = [...new Set(world.teams.map(({ nation }) => nation))].filter((one) => one !== owner.team.nation);
  const [one, two] = random.sample(abroad, 2);
  if (course === 'asked') await matrix.done(owner, 'POST', `statements/${id}/ask`, { version: 1, nations: [one, two] });
  if (course === 'released' || course === 'withdrawn') {
    await matrix.done(owner, 'POST', `statements/${id}/release`, { version: 1, to: [one, two] });
  }
  if (course === 'withdrawn') await matrix.done(owner, 'POST', `statements/${id}/withdraw`, { reason: 'Leak matrix' });
  return { id, ...ownerOf(owner), tlp, caseId, marker, state: course };
}

function ownerOf({ team }: Viewer): { nation: string; organisationId: string } {
  return { nation: team.nation, organisationId: team.organisationId };
}

/** A marking, and a case of the nation that the owner sees, or none. */
function placeOf(
  random: Random,
  world: NationsWorld,
  { team }: Viewer,
  labels: readonly WorldSaid['tlp'][],
): Pick<WorldSaid, 'caseId' | 'tlp'> {
  const cases = world.things.filter(
    ({ kind, realm, nation, organisationId, tlp }) =>
      kind === 'case' &&
      realm === 'live' &&
      nation === team.nation &&
      (organisationId === team.organisationId || ['CLEAR', 'GREEN', 'AMBER'].includes(tlp)),
  );
  return { tlp: random.pick(labels), caseId: random.pick([null, random.pick(cases).id]) };
}

/** A statement of a nation that another was told, and a rumour, entered as rows; of any realm. Returns the ids. */
export async function plantStatements(
  db: TestDatabase,
  { realm = 'live', of, told }: { realm?: string; of: { nation: string; organisationId: string }; told: string },
): Promise<{ statementId: string; copyId: string; rumourId: string; marker: string }> {
  const [statementId, copyId, rumourId] = [randomUUID(), randomUUID(), randomUUID()];
  const marker = word('planted');
  const texts = JSON.stringify([{ language: 'en', text: marker }]);
  const by = JSON.stringify({ id: 'person:world', name: marker });
  const owner = [realm, of.nation, of.organisationId];
  await db.query(
    `INSERT INTO statements (id, realm, nation, organisation_id, tlp, created_by, created_at, state, version, title, addressed,
       changed_at, released_at) VALUES ($1, $2, $3, $4, 'CLEAR', $5, now(), 'released', 1, $6, ARRAY[$7], now(), now())`,
    [statementId, ...owner, by, marker, told],
  );
  await db.query(
    `INSERT INTO statement_versions (statement_id, version, realm, nation, organisation_id, title, texts, hash, author,
       created_at) VALUES ($1, 1, $2, $3, $4, $5, $6, 'hash', $7, now())`,
    [statementId, ...owner, marker, texts, by],
  );
  const from = { nation: of.nation, organisation: { id: of.organisationId, code: 'x', name: marker } };
  await db.query(
    `INSERT INTO statement_copies (id, statement_id, version, stage, realm, nation, tlp, body, hash, created_at, open)
     VALUES ($1, $2, 1, 'released', $3, $4, 'CLEAR', $5, 'hash', now(), true)`,
    [copyId, statementId, realm, told, JSON.stringify({ from, title: marker, texts: JSON.parse(texts) as unknown })],
  );
  await db.query(
    `INSERT INTO statement_verdicts (id, statement_id, version, realm, nation, organisation_id, actor, verdict, words, given_at)
     VALUES (gen_random_uuid(), $1, 1, $2, $3, $4, $5, 'approve', $6, now())`,
    [statementId, ...owner, by, marker],
  );
  await db.query(
    `INSERT INTO rumours (id, realm, nation, organisation_id, tlp, body, heard_where, heard_at, logged_by, logged_at)
     VALUES ($1, $2, $3, $4, 'CLEAR', $5, $5, now(), $6, now())`,
    [rumourId, ...owner, marker, by],
  );
  return { statementId, copyId, rumourId, marker };
}
