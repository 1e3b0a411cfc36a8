import { randomUUID } from 'node:crypto';
import type { JournalDraft } from '../../src/journal/journal-event.ts';
import { UnitOfWork } from '../../src/journal/unit-of-work.service.ts';
import { LiveFeeds } from '../../src/live/live-feeds.service.ts';
import type { TestApp } from './app.ts';
import { journalDraft } from './journal-events.ts';
import { until } from './until.ts';

export interface WorldSite {
  id: string;
  code: string;
  nation: string;
  organisationId: string;
}

/** Writes cases and journal entries into a running application, in transactions as the application does. */
export class LiveWorld {
  private constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly app: TestApp,
    /** Sites of the demo registry, one per nation. */
    readonly sites: readonly WorldSite[],
  ) {}

  static async of(app: TestApp): Promise<LiveWorld> {
    const sites = await app.db.query<WorldSite>(
      'SELECT DISTINCT ON (nation) id, code, nation, organisation_id AS "organisationId" FROM sites ORDER BY nation, code',
    );
    return new LiveWorld(app.app.get(UnitOfWork), app, sites);
  }

  site(index: number): WorldSite {
    return this.sites[index % this.sites.length]!;
  }

  async head(): Promise<number> {
    const [row] = await this.app.db.query<{ head: string }>("SELECT head FROM journal_heads WHERE realm = 'live'");
    return Number(row!.head);
  }

  /** Waits until the feed has published everything committed so far, and returns the head. */
  async published(): Promise<number> {
    const head = await this.head();
    const feed = await this.app.app.get(LiveFeeds).of('live');
    return until(() => Promise.resolve(feed.position >= head ? head : undefined));
  }

  /** Appends entries in one transaction and returns the number of the last; `noise` makes each that much larger. */
  async append(count: number, given: Partial<JournalDraft> = {}, noise = 0): Promise<number> {
    await this.unitOfWork.transactAsEngine('live', async (transaction) => {
      for (let index = 0; index < count; index += 1) {
        transaction.record(note({ excerpt: `note ${index} ${'x'.repeat(noise)}` }, given));
      }
    });
    return this.head();
  }

  /** Opens a case at a site. */
  async openCase(site: WorldSite, given: { severity?: number; status?: string } = {}): Promise<string> {
    const id = randomUUID();
    const { severity = 50, status = 'new' } = given;
    await this.unitOfWork.transactAsEngine('live', async (transaction) => {
      const [realm] = await transaction.query<{ number: string }>(
        "SELECT count(*) + 1 AS number FROM cases WHERE realm = 'live'",
      );
      const number = Number(realm!.number);
      await transaction.query(
        `INSERT INTO cases (id, realm, number, nation, organisation_id, site_id, title, status, severity, priority,
           factors, facts, tlp, pap, first_seen, last_seen, opened_at, updated_at)
         VALUES ($1, 'live', $2, $3, $4, $5, $6, $7, $8, 2, '[]', '{}', 'AMBER', 'AMBER', now(), now(), now(), now())`,
        [id, number, site.nation, site.organisationId, site.id, `Case ${number}`, status, severity],
      );
      transaction.record(
        at(site, {
          type: 'case.opened',
          caseId: id,
          data: { number, title: `Case ${number}`, severity, priority: 2, site: site.code, factors: [] },
        }),
      );
    });
    return id;
  }

  /** Counts one more alert in the case and tells of it, with the count the case then has as the note's number. */
  async touch(site: WorldSite, caseId: string, noise = 0): Promise<void> {
    await this.unitOfWork.transactAsEngine('live', async (transaction) => {
      await transaction.query('UPDATE cases SET alert_count = alert_count + 1, updated_at = now() WHERE id = $1', [
        caseId,
      ]);
      const [row] = await transaction.query<{ count: number }>(
        'SELECT alert_count::int AS count FROM cases WHERE id = $1',
        [caseId],
      );
      const excerpt = `${row!.count} ${'x'.repeat(noise)}`;
      transaction.record(note({ excerpt, number: row!.count }, at(site, { caseId })));
    });
  }
}

function at(site: WorldSite, given: Partial<JournalDraft>): JournalDraft {
  const { id: siteId, nation, organisationId } = site;
  return journalDraft({ siteId, nation, organisationId, ...given });
}

function note(data: { excerpt: string; number?: number }, given: Partial<JournalDraft>): JournalDraft {
  return journalDraft({ ...given, data: { number: 1, noteId: randomUUID(), author: 'A. Tan', ...data } });
}
