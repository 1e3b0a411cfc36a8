import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Indexes for what a store of years asks of (docs/decisions/0031): what is closed is most of the queue's table, and was
 * looked through whole. They are written when something is closed, which people do, and not while alerts come in. Three
 * seconds each for half a million closed rows, in which nothing else writes to the table.
 */
export class ServeLargeStores1764001190000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX queue_heads_closed_by_priority ON queue_heads (realm, nation, priority, (-severity), arrived_at, id, kind)
        WHERE closed_at IS NOT NULL;
      CREATE INDEX queue_heads_closed_by_arrival ON queue_heads (realm, nation, arrived_at, id, kind)
        WHERE closed_at IS NOT NULL;
      -- All that filters ask of but words, so that what is closed is counted and chosen from without reading its rows.
      CREATE INDEX queue_heads_closed_to_filter ON queue_heads (realm, nation)
        INCLUDE (kind, id, number, organisation_id, tlp, case_tlp, explained, snoozed_until, priority, severity, status,
          site_id, sensor_id, rule, format, zone, domains, arrived_at, last_seen, due_at, assignee, assignee_name,
          acknowledged_at)
        WHERE closed_at IS NOT NULL;
      CREATE INDEX queue_heads_by_number ON queue_heads (realm, number) WHERE number IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX queue_heads_closed_by_priority, queue_heads_closed_by_arrival,
      queue_heads_closed_to_filter, queue_heads_by_number`);
  }
}
