import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AFTER_SIGHT, seen, sightParameters } from '../access/policy/sight.ts';
import { alertsSeen } from '../cases/case-row.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { JournalReader } from '../journal/journal.reader.ts';
import type { Audience } from './audience.ts';
import type { CaseSummary } from './live-frame.ts';
import { maySee, type Viewer } from './may-see.ts';
import type { CasesAt } from './realm-feed.ts';
import { casesNamed, type SubscriptionFilter } from './subscription-filter.ts';

/** Most cases in one state; the rest are read over HTTP. */
const MOST_CASES = 1_000;
/** Events committed and not yet published above which the feed is too far behind to say what changed. */
const MOST_UNPUBLISHED = 5_000;

interface Row {
  id: string;
  realm: string;
  number: string;
  title: string;
  status: string;
  severity: number;
  priority: number;
  site: string;
  nation: string;
  organisationId: string;
  tlp: string;
  updated_at: Date;
  alert_count: string;
}

/**
 * The cases as they were right after one event of the journal. A change and its events are one transaction, so within
 * one view of the data the head of the journal says exactly which events the cases already contain.
 */
@Injectable()
export class LiveCaseReader {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly journal: JournalReader,
  ) {}

  /** Open cases, latest change first; those the filter names whatever their status, since closing is news as well. */
  openCases(viewer: Viewer, filter: SubscriptionFilter): Promise<CasesAt> {
    return this.inOneView(viewer, async (manager) => {
      const { head } = await this.journal.bounds(viewer.realm, manager);
      const list = (set: ReadonlySet<string> | undefined): string[] | null => (set ? [...set] : null);
      const cases = await this.read(
        manager,
        viewer,
        `($7::uuid[] IS NULL OR c.site_id = ANY($7)) AND ($8::text[] IS NULL OR c.nation = ANY($8))
         AND CASE WHEN $9::uuid[] IS NULL THEN c.status NOT IN ('closed', 'merged') ELSE c.id = ANY($9) END
         AND c.severity >= $10
         ORDER BY c.updated_at DESC, c.id DESC LIMIT ${MOST_CASES + 1}`,
        [list(filter.sites), list(filter.nations), list(filter.cases), filter.minSeverity ?? 0],
      );
      return { cursor: head, cases: cases.slice(0, MOST_CASES), more: cases.length > MOST_CASES };
    });
  }

  /**
   * These cases, and those named by what the audience sees of the events after the cursor, which are counted.
   * @throws Error when the journal has grown too far past the cursor; the caller tries again when it has caught up.
   */
  casesSince(audience: Audience, caseIds: readonly string[], cursor: number): Promise<CasesAt & { skipped: number }> {
    const { viewer } = audience;
    return this.inOneView(viewer, async (manager) => {
      const { head } = await this.journal.bounds(viewer.realm, manager);
      const since = await this.journal.seenAfter(viewer.realm, cursor, MOST_UNPUBLISHED, manager);
      if (since.length === MOST_UNPUBLISHED) throw new Error(`The feed of ${viewer.realm} is behind its journal`);
      const seen = since.filter((event) => audience.sees(event));
      const ids = new Set([...caseIds, ...seen.flatMap(casesNamed)]);
      const cases = await this.read(
        manager,
        viewer,
        `c.id = ANY($${AFTER_SIGHT}::uuid[]) ORDER BY c.updated_at DESC, c.id DESC LIMIT ${MOST_CASES + 1}`,
        [[...ids]],
      );
      return { cursor: head, cases: cases.slice(0, MOST_CASES), more: cases.length > MOST_CASES, skipped: seen.length };
    });
  }

  private inOneView<T>(viewer: Viewer, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.read(viewer, work, 'REPEATABLE READ');
  }

  private async read(
    manager: EntityManager,
    viewer: Viewer,
    condition: string,
    parameters: unknown[],
  ): Promise<CaseSummary[]> {
    const rows = await manager.query<Row[]>(
      `SELECT c.id, c.realm, c.number, left(c.title, 300) AS title, c.status, c.severity, c.priority, s.code AS site,
              c.nation, c.organisation_id AS "organisationId", c.tlp, c.updated_at, ${alertsSeen('c')} AS alert_count
       FROM cases c JOIN sites s ON s.id = c.site_id
       WHERE ${seen('c')} AND ${condition}`,
      [...sightParameters(viewer), ...parameters],
    );
    return rows.filter((row) => maySee(viewer, row)).map(summary);
  }
}

function summary(row: Row): CaseSummary {
  return {
    id: row.id,
    number: Number(row.number),
    title: row.title,
    status: row.status,
    severity: row.severity,
    priority: row.priority,
    site: row.site,
    nation: row.nation,
    updatedAt: row.updated_at.toISOString(),
    alertCount: Number(row.alert_count),
  };
}
