import type { MigrationInterface, QueryRunner } from 'typeorm';
import { admitEraser } from './eraser-policies.ts';
import { wall } from './row-policies.ts';

/**
 * By which the processes of a node find the trace an alert and an entry of the journal belong to. Written only where traces are
 * made, after the fact, and kept for minutes: no log of transactions is written for them, and a crash empties them.
 */
export class CreateTraceMarks1764001260000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE UNLOGGED TABLE traced_alerts (
        alert_id uuid PRIMARY KEY,
        realm text NOT NULL,
        traceparent text NOT NULL,
        at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNLOGGED TABLE traced_entries (
        realm text NOT NULL,
        seq bigint NOT NULL,
        traceparent text NOT NULL,
        at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX traced_entries_by_place ON traced_entries (realm, seq);
    `);
    for (const table of ['traced_alerts', 'traced_entries']) {
      await wall(runner, table, { engine: 'SELECT, INSERT, DELETE' });
    }
    await admitEraser(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE traced_alerts, traced_entries');
  }
}
