import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Of an alert in the queue: that correlation explained it by what recurs at its site (docs/decisions/0013), so that it is
 * hidden unless asked for. Such rows are many and nobody decides about them, so the indexes that serve every reading of
 * the queue leave them out, and they have one of their own.
 */
export class QueueKnowsExplained1764001011000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE queue_heads ADD COLUMN explained boolean NOT NULL DEFAULT false;

      CREATE FUNCTION breakwater_queue_explained() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        NEW.explained := EXISTS (SELECT FROM alert_links l LEFT JOIN cases c ON c.id = l.group_id
          WHERE l.alert_id = NEW.id AND l.state->>'stood' = 'explained' AND c.id IS NULL);
        RETURN NEW;
      END $$;
      ALTER FUNCTION breakwater_queue_explained() OWNER TO breakwater_engine;
      REVOKE ALL ON FUNCTION breakwater_queue_explained() FROM PUBLIC;
      CREATE TRIGGER queue_explained BEFORE INSERT OR UPDATE ON queue_heads
        FOR EACH ROW WHEN (NEW.kind = 'alert') EXECUTE FUNCTION breakwater_queue_explained();

      ${indexes('closed_at IS NULL AND NOT explained')}
      CREATE INDEX queue_heads_explained ON queue_heads (realm, nation, arrived_at, id) WHERE explained;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER queue_explained ON queue_heads;
      DROP FUNCTION breakwater_queue_explained();
      DROP INDEX queue_heads_explained;
      ${indexes('closed_at IS NULL')}
      ALTER TABLE queue_heads DROP COLUMN explained;
    `);
  }
}

/** The indexes of the queue (1764000700000) over the rows that are shown unasked. */
function indexes(where: string): string {
  const byDue = `(coalesce(due_at, timestamptz '2200-01-01 00:00Z'))`;
  return Object.entries({
    queue_heads_by_priority: '(realm, nation, priority, (-severity), arrived_at, id, kind)',
    queue_heads_by_arrival: '(realm, nation, arrived_at, id, kind)',
    queue_heads_by_due: `(realm, nation, ${byDue}, id, kind)`,
    queue_heads_to_count: '(realm, nation) INCLUDE (kind, organisation_id, tlp, case_tlp, snoozed_until)',
  })
    .map(([name, columns]) => `DROP INDEX ${name}; CREATE INDEX ${name} ON queue_heads ${columns} WHERE ${where};`)
    .join('\n');
}
