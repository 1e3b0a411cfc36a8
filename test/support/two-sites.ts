import type { AlertDto } from '../../src/intake/alert.dto.ts';
import type { RelatedDto, RelatedPageDto } from '../../src/related/related.dto.ts';
import { nativeAlert, sendBytes } from './alerts.ts';
import type { ApiClient, RequestOptions } from './app.ts';
import type { TestDatabase } from './database.ts';
import { until } from './until.ts';

let count = 0;

/** Cases of several sites of the demo registry, opened by alerts through intake. */
export class TwoSites {
  private readonly keys = new Map<string, string>();

  constructor(readonly app: ApiClient & { db: TestDatabase }) {}

  /** An alert that opens a case of its own; the id of the case. */
  async caseAt(
    site: string,
    entities: { type: string; value: string }[],
    changes: Record<string, unknown> = {},
  ): Promise<string> {
    const alert = await this.alertAt(site, entities, changes);
    return alert.caseId ?? '';
  }

  async alertAt(
    site: string,
    entities: { type: string; value: string }[],
    changes: Record<string, unknown> = {},
  ): Promise<AlertDto> {
    count += 1;
    const key = this.keys.get(site) ?? (await this.app.keyOf(site, 'suricata'));
    this.keys.set(site, key);
    const alert = nativeAlert(`two-sites-${count}`, {
      severity: 75,
      signature: `two-sites:${count}`,
      title: `Beacon ${count}`,
      ...changes,
      entities: entities.map((entity) => ({ role: 'target', ...entity })),
    });
    const { body } = await sendBytes(this.app, key, JSON.stringify(alert));
    const id = body.results[0]?.id ?? '';
    if (id === '') throw new Error(JSON.stringify(body));
    return until(async () => {
      const answer = await this.app.get<AlertDto>(`/api/v1/alerts/${id}`);
      return answer.body.link ? answer.body : undefined;
    });
  }

  /** Resolves when the second stage has taken in all that the journal tells so far. */
  async settled(): Promise<void> {
    const [{ head } = { head: '0' }] = await this.app.db.query<{ head: string }>(
      "SELECT head FROM journal_heads WHERE realm = 'live'",
    );
    await until(async () => {
      const [row] = await this.app.db.query<{ position: string }>(
        "SELECT position FROM related_progress WHERE realm = 'live'",
      );
      return Number(row?.position ?? 0) >= Number(head) ? true : undefined;
    }, 30_000);
  }

  /** Forgets all of it, so that it is made of the journal again; the follower waits meanwhile. */
  async startOver(): Promise<void> {
    await this.app.db.query(
      `UPDATE related_progress SET position = 0; DELETE FROM related_reasons; DELETE FROM related_pairs;
       DELETE FROM related_case_keys; DELETE FROM related_share_keys; DELETE FROM related_cases`,
    );
  }

  async related(caseId: string, options?: RequestOptions): Promise<RelatedDto[]> {
    await this.settled();
    const answer = await this.app.get<RelatedPageDto>(`/api/v1/cases/${caseId}/related`, options);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body.items;
  }

  /** All that the second stage holds, as one text. */
  async state(): Promise<string> {
    await this.settled();
    const rows = await Promise.all([
      this.app.db.query('SELECT * FROM related_case_keys ORDER BY case_id, key'),
      this.app.db.query('SELECT * FROM related_share_keys ORDER BY share_id, key'),
      this.app.db.query(
        `SELECT id, case_id, other_case_id, share_id, organisation_id, tlp, addressee, standing, decision, decision_reason
         FROM related_pairs ORDER BY id`,
      ),
      this.app.db.query('SELECT * FROM related_reasons ORDER BY pair_id, key'),
    ]);
    return JSON.stringify(rows, null, 1);
  }
}
