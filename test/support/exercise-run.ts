import { randomUUID } from 'node:crypto';
import type { RunRole } from '../../src/access/policy/run-role.ts';
import { OpenRealms } from '../../src/access/realms/open-realms.service.ts';
import { openExerciseRealm } from '../../src/access/realms/realm.writer.ts';
import { RunEntries } from '../../src/access/realms/run-entries.service.ts';
import { exerciseRealm } from '../../src/access/realms/realm-name.ts';
import { UnitOfWork } from '../../src/journal/unit-of-work.service.ts';
import { demoId, demoSensorCode } from '../../src/registry/demo-registry.ts';
import type { RequestOptions, TestApp } from './app.ts';
import type { TestPerson } from './people.ts';

export interface CellWanted {
  code: string;
  /** Code of an organisation of the demo registry: `sg-cert`. */
  organisation: string;
  kind: string;
}

export interface RunWanted {
  designator: string;
  cells: CellWanted[];
  members?: { person: TestPerson; cell: string; role: RunRole }[];
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

  static async open(app: TestApp, { designator, cells, members = [] }: RunWanted): Promise<ExerciseRun> {
    const run = new ExerciseRun(app, randomUUID());
    const [first] = cells;
    if (!first) throw new Error('A run has cells');
    await app.app.get(UnitOfWork, { strict: false }).transactAsEngine(run.realm, async (transaction) => {
      await openExerciseRealm(transaction, run.id);
      await transaction.query(
        `INSERT INTO exercise_runs (id, realm, nation, organisation_id, designator, template_code, state, created_at, created_by)
         SELECT $1, $2, nation, id, $4, 'none', 'running', now(), '{"id": "person:test", "name": "Test"}'
         FROM organisations WHERE id = $3`,
        [run.id, run.realm, demoId('organisations', first.organisation), designator],
      );
      for (const { code, organisation, kind } of cells) {
        await transaction.query(
          `INSERT INTO exercise_cells (run_id, code, realm, nation, organisation_id, kind)
           SELECT $1, $2, $3, nation, id, $5 FROM organisations WHERE id = $4`,
          [run.id, code, run.realm, demoId('organisations', organisation), kind],
        );
      }
      for (const { person, cell, role } of members) {
        await transaction.query(
          `INSERT INTO exercise_members (run_id, account_id, cell, realm, nation, organisation_id, role, added_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, now())`,
          [run.id, person.accountId, cell, run.realm, person.nation, person.organisationId, role],
        );
      }
    });
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
    await this.app.app.get(OpenRealms, { strict: false }).look();
  }
}
