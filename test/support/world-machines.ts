import { randomBytes } from 'node:crypto';
import type { TestApp } from './app.ts';
import type { Kept } from './keepers-oracle.ts';
import type { Viewer } from './matrix-viewers.ts';
import type { NationsWorld } from './world-thing.ts';

/** Something that belongs to a gateway or a sensor. */
export interface OfMachine extends Kept {
  machineId: string;
}

export interface WorldMachines {
  gateways: Kept[];
  sensors: Kept[];
  keys: OfMachine[];
  certificates: OfMachine[];
  nodes: OfMachine[];
}

/** For every team a gateway with a key and a certificate; and for a sensor of every site a key and a SAPIENT node. */
export async function enterMachines(app: TestApp, { teams }: NationsWorld): Promise<WorldMachines> {
  const made: WorldMachines = { gateways: [], sensors: [], keys: [], certificates: [], nodes: [] };
  const post = async (path: string, body: object): Promise<string> => {
    const answer = await app.post<{ id: string }>(`/api/v1/${path}`, body);
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body.id;
  };
  for (const { organisationId, code, nation } of teams) {
    const owner = { nation, organisationId };
    const id = await post('gateways', { organisationId, code: `${code}-edge`, name: `Edge of ${code}`, siteIds: [] });
    made.gateways.push({ ...owner, id });
    made.keys.push({ ...owner, machineId: id, id: await post(`gateways/${id}/keys`, {}) });
    const [certificate] = await app.db.query<{ id: string }>(
      `INSERT INTO gateway_certificates (id, gateway_id, realm, key_fingerprint, subject, issuer, not_after, created_at)
       VALUES (gen_random_uuid(), $1, 'live', $2, $3, 'CN=Matrix', now() + interval '1 day', now()) RETURNING id`,
      [id, randomBytes(32), `CN=${code}-edge`],
    );
    made.certificates.push({ ...owner, machineId: id, id: certificate!.id });
  }
  made.sensors = await app.db.query<Kept>(
    `SELECT DISTINCT ON (s.id) x.id, s.nation, s.organisation_id AS "organisationId"
     FROM sensors x JOIN sites s ON s.id = x.site_id ORDER BY s.id, x.code`,
  );
  for (const { id, nation, organisationId } of made.sensors) {
    const owner = { nation, organisationId, machineId: id };
    made.keys.push({ ...owner, id: await post(`sensors/${id}/keys`, {}) });
    const nodeId = `node-of-${id}`;
    // One of the exercise besides, which is shown to nobody here.
    await app.db.query(
      `INSERT INTO sapient_nodes (realm, nation, node_id, sensor_id)
       VALUES ('live', $1, $2, $3), ('exercise-1', $1, $2 || '-drill', $3)`,
      [nation, nodeId, id],
    );
    made.nodes.push({ ...owner, id: nodeId });
  }
  return made;
}

export interface OfPerson {
  list: 'sessions' | 'sign-ins' | 'tokens' | 'passkeys';
  /** Of a sign-in, which has none that is shown, what the program called itself. */
  id: string;
  accountId: string;
}

/** What people have of their own: a second session and token besides those they came with, sign-ins, a passkey. */
export async function enterProofs(app: TestApp, viewers: readonly Viewer[]): Promise<OfPerson[]> {
  const accounts = [viewers.map(({ person }) => person.accountId)];
  await app.db.query(
    `INSERT INTO sign_ins (id, account_id, at, outcome, method, agent)
     SELECT gen_random_uuid(), id, now(), 'refused', 'password', 'agent ' || n || ' of ' || id
     FROM unnest($1::uuid[]) a (id), generate_series(1, 2) n`,
    accounts,
  );
  await app.db.query(
    `INSERT INTO sessions (id, account_id, token_hash, created_at, seen_at, ends_at)
     SELECT gen_random_uuid(), id, sha256(id::text::bytea), now(), now(), now() + interval '1 hour' FROM unnest($1::uuid[]) a (id)`,
    accounts,
  );
  await app.db.query(
    `INSERT INTO passkeys (id, account_id, credential_id, public_key, counter, transports, name, created_at)
     SELECT gen_random_uuid(), id, id::text, '', 0, '{}', 'key of ' || id, now() FROM unnest($1::uuid[]) a (id)`,
    accounts,
  );
  return app.db.query<OfPerson>(
    `SELECT 'sessions' AS list, id::text, account_id AS "accountId" FROM sessions
     UNION ALL SELECT 'sign-ins', agent, account_id FROM sign_ins WHERE agent IS NOT NULL
     UNION ALL SELECT 'tokens', id::text, account_id FROM api_tokens
     UNION ALL SELECT 'passkeys', id::text, account_id FROM passkeys`,
  );
}
