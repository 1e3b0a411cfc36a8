import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Read and changed here by whoever owns them, whom the wall shows no row. */
const WALLED = ['alerts', 'rulebook_matches'];

/**
 * What a rule in test would have done names the first and the last alert by their external ids, and what they have in common. It goes
 * with the first of its alerts that retention removes; what outlived one before is removed here.
 */
export class MatchGoesWithItsAlerts1764001290000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of WALLED) await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await runner.query(`
      DELETE FROM rulebook_matches m WHERE m.realm = 'live' AND EXISTS (
        SELECT FROM jsonb_array_elements_text(m.match->'alertIds') named (id)
        WHERE NOT EXISTS (SELECT FROM alerts a WHERE a.id = named.id::uuid))
    `);
    for (const table of WALLED) await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  }

  /** Nothing is left of them to put back. */
  async down(): Promise<void> {}
}
