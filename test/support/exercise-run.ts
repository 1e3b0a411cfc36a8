import { randomUUID } from 'node:crypto';
import { MachineCredentials } from '../../src/access/gateways/machine-credentials.service.ts';
import type { RunRole } from '../../src/access/policy/run-role.ts';
import { OpenRealms } from '../../src/access/realms/open-realms.service.ts';
import { openExerciseRealm } from '../../src/access/realms/realm.writer.ts';
import { RunEntries } from '../../src/access/realms/run-entries.service.ts';
import { exerciseRealm } from '../../src/access/realms/realm-name.ts';
import { type Transaction, UnitOfWork } from '../../src/journal/unit-of-work.service.ts';
import { demoId, demoSensorCode } from '../../src/registry/demo-registry.ts';
import type { RequestOptions, TestApp } from './app.ts';
import type { TestPerson } from './people.ts';

export interface CellWanted {
  code: string;
  /** Code of an organisation of the demo registry: `sg-cert`. */
  organisation: string;
  kind: string;
  /** Whether its organisation has agreed to play; it has unless told otherwise. */
  agreed?: boolean;
}

export interface RunWanted {
  designator: string;
  /** The first cell's organisation holds the exercise. */
  cells: CellWanted[];
  members?: { accountId: string; cell: string; role: RunRole }[];
}

/** Enters a run that is running, with its realm; its id. On whose behalf the statements act is the caller's to see to. */
export async function enterRun(
  transaction: Pick<Transaction, 'query'>,
  { designator, cells, members = [] }: RunWanted,
  id: string = randomUUID(),
): Promise<string> {
  const [first] = cells;
  if (!first) throw new Error('A run has cells');
  const realm = await openExerciseRealm(transaction, id);
  await transaction.query(
    `INSERT INTO exercise_runs (id, realm, nation, organisation_id, designator, template_code, state, created_at, created_by)
     SELECT $1, $2, nation, id, $4, 'none', 'running', now(), '{"id": "person:test", "name": "Test"}'
     FROM organisations WHERE id = $3`,
    [id, realm, demoId('organisations', first.organisation), designator],
  );
  for (const { code, organisation, kind, agreed = true } of cells) {
    await transaction.query(
      `INSERT INTO exercise_cells (run_id, code, realm, nation, organisation_id, kind, agreed_at)
       SELECT $1, $2, $3, nation, id, $5, CASE WHEN $6::boolean THEN now() END FROM organisations WHERE id = $4`,
      [id, code, realm, demoId('organisations', organisation), kind, agreed],
    );
  }
  for (const { accountId, cell, role } of members) {
    await transaction.query(
      `INSERT INTO exercise_members (run_id, account_id, cell, realm, nation, organisation_id, role, added_at)
       SELECT $1, id, $3, $4, nation, organisation_id, $5, now() FROM accounts WHERE id = $2`,
      [id, accountId, cell, realm, role],
    );
  }
  return id;
}

/** The realm of an exercise on a node that runs, without a script: what happens in it is up to the test. */
export class ExerciseRun {
  readonly realm: string;

  private constructor(
    private readonly app: TestApp,
    readonly id: string,
  ) {
    this.realm = exerciseRealm(id);
  }

  static async open(app: TestApp, wanted: RunWanted): Promise<ExerciseRun> {
    const run = new ExerciseRun(app, randomUUID());
    await app.app
      .get(UnitOfWork, { strict: false })
      .transactAsEngine(run.realm, (transaction) => enterRun(transaction, wanted, run.id));
    await app.app.get(OpenRealms, { strict: false }).look();
    return run;
  }

  /** How a request is made inside: as the node's operator unless a person is named. */
  as(person?: TestPerson): RequestOptions {
    const headers = { 'breakwater-realm': this.realm };
    return person === undefined ? { headers } : { token: person.token, headers };
  }

  /** The same by a session, as a browser asks. */
  bySession(person: TestPerson): RequestOptions {
    return { token: null, headers: { cookie: person.cookie, 'breakwater-realm': this.realm } };
  }

  /** A new key of a sensor of the demo registry for this realm. */
  async keyOf(siteCode: string, kind: string): Promise<string> {
    const sensorId = demoId('sensors', demoSensorCode(siteCode, kind));
    const { status, body } = await this.app.post<{ key: string }>(`/api/v1/sensors/${sensorId}/keys`, {}, this.as());
    if (status !== 201) throw new Error(`No key for ${siteCode} ${kind}: ${status} ${JSON.stringify(body)}`);
    return body.key;
  }

  async remove({ accountId }: TestPerson): Promise<void> {
    await this.app.db.query('DELETE FROM exercise_members WHERE run_id = $1 AND account_id = $2', [this.id, accountId]);
    this.app.app.get(RunEntries, { strict: false }).forget();
  }

  async archive(): Promise<void> {
    await this.app.db.query(`UPDATE exercise_runs SET state = 'archived', archived_at = now() WHERE id = $1`, [
      this.id,
    ]);
    this.app.app.get(RunEntries, { strict: false }).forget();
    this.app.app.get(MachineCredentials, { strict: false }).forget();
    await this.app.app.get(OpenRealms, { strict: false }).look();
  }
}
