import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a row of the queue stays what it is but for counts and times, as far as a link tells. */
const SAME_BUT_COUNTS = `n.head_id = n.alert_id AND o.head_id = o.alert_id AND n.group_id = o.group_id
  AND n.linked_at = o.linked_at AND n.last_at >= o.last_at
  AND n.state->'worst'->'severity' IS NOT DISTINCT FROM o.state->'worst'->'severity'
  AND n.state->'tlp' IS NOT DISTINCT FROM o.state->'tlp'
  AND n.state->'stood' IS NOT DISTINCT FROM o.state->'stood'
  AND n.state->'track'->'zone' IS NOT DISTINCT FROM o.state->'track'->'zone'`;

/** Some of a row's repeats are, or turn out to be, stricter than itself: its counts are each reader's own. */
const COUNTS_DIFFER = `q.counts_hidden OR breakwater_tlp_reach(coalesce(p.fold_tlp, q.tlp)) > breakwater_tlp_reach(q.tlp)`;

/** Writes counts and times of rows that keep all else, and names the rows that have to be made anew. */
const FOLLOW = `
  WITH pairs AS MATERIALIZED (
    SELECT n.alert_id AS id, n.head_id, n.head_id <> o.head_id AS refolded,
      n.head_id = n.alert_id OR o.head_id = o.alert_id AS head, (${SAME_BUT_COUNTS}) IS TRUE AS same,
      n.occurrences, n.first_at, n.last_at, n.state->>'tlp' AS fold_tlp
    FROM changed n JOIN former o USING (alert_id)
  ), kept AS (
    UPDATE queue_heads q SET occurrences = p.occurrences, first_seen = p.first_at, last_seen = p.last_at,
      updated_at = greatest(q.updated_at, p.last_at)
    FROM pairs p WHERE p.same AND q.kind = 'alert' AND q.id = p.id AND NOT (${COUNTS_DIFFER})
    RETURNING q.id
  )
  SELECT array_agg(DISTINCT id) FROM (
    SELECT id FROM pairs WHERE head AND NOT same
    UNION ALL SELECT head_id FROM pairs WHERE refolded
    UNION ALL SELECT p.id FROM pairs p JOIN queue_heads q ON q.kind = 'alert' AND q.id = p.id
      WHERE p.same AND NOT EXISTS (SELECT FROM kept WHERE kept.id = p.id)) told`;

/**
 * A repeat of what waits changes counts and times of its row in the queue, and those alone: in a storm, when most alerts
 * are repeats, making each row anew from its tables was more than a third of what correlation cost the database.
 * The keys of a case's new alerts are found without going through all it holds.
 */
export class QueueFollowsRepeats1764001220000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION breakwater_queue_links_updated() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE anew uuid[];
      BEGIN
        -- Planned each time: a plan from when there were few rows would hold each against each.
        EXECUTE $follow$${FOLLOW}$follow$ INTO anew;
        PERFORM breakwater_queue_alerts(anew);
        RETURN NULL;
      END $$;

      -- Whether an alert is explained changes with its row made anew, which sets all of it, and not with its counts.
      DROP TRIGGER queue_explained ON queue_heads;
      CREATE TRIGGER queue_explained BEFORE INSERT OR UPDATE OF case_tlp ON queue_heads
        FOR EACH ROW WHEN (NEW.kind = 'alert') EXECUTE FUNCTION breakwater_queue_explained();

      DROP INDEX alert_links_of_group;
      CREATE INDEX alert_links_of_group ON alert_links (group_id, ordinal);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX alert_links_of_group;
      CREATE INDEX alert_links_of_group ON alert_links (group_id);

      DROP TRIGGER queue_explained ON queue_heads;
      CREATE TRIGGER queue_explained BEFORE INSERT OR UPDATE ON queue_heads
        FOR EACH ROW WHEN (NEW.kind = 'alert') EXECUTE FUNCTION breakwater_queue_explained();

      CREATE OR REPLACE FUNCTION breakwater_queue_links_updated() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM breakwater_queue_alerts(array_agg(DISTINCT id)) FROM (
          SELECT alert_id AS id FROM changed WHERE head_id = alert_id
          UNION ALL SELECT alert_id FROM former WHERE head_id = alert_id
          UNION ALL SELECT n.head_id FROM changed n JOIN former o USING (alert_id) WHERE n.head_id <> o.head_id) told;
        RETURN NULL;
      END $$;
    `);
  }
}
