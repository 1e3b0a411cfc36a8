import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../config/data-source.ts';
import { MatchGoesWithItsAlerts1764001290000 } from '../migrations/1764001290000-match-goes-with-its-alerts.ts';
import type { BookRuleDto, ShadowMatchListDto } from '../src/rulebook/rulebook.dto.ts';
import { ageAlerts } from './support/aged-rows.ts';
import { startApp, type TestApp } from './support/app.ts';
import { FOR_EVER, RetentionDesk } from './support/retention-desk.ts';
import { counting } from './support/rule-texts.ts';
import { type Asking, Watch } from './support/watch.ts';

const HOUR = 3_600_000;

describe('what a rule in test told of alerts that retention removes', () => {
  let app: TestApp;
  let watch: Watch;
  let cert: RetentionDesk;
  let analyst: Asking;
  let hosts = 0;

  beforeAll(async () => {
    app = await startApp();
    watch = await Watch.at(app);
    cert = await RetentionDesk.of(app, 'kr-cert');
    analyst = await watch.somebody('analyst');
  });
  afterAll(() => app?.close());

  /** A version in test that ties two alerts of an account within a day. */
  async function inTest(signature: string): Promise<string> {
    const text = counting(signature, { most: 2 }).replace('10m', '24h');
    const { id } = (await analyst.post<BookRuleDto>('/api/v1/rules', { text, comment: 'First' })).body;
    expect((await analyst.post(`/api/v1/rules/${id}/versions/1/test`, { reason: 'To see' })).status).toBe(200);
    return id;
  }

  /** Too slight for a case, and nothing but the rule would tie them. */
  async function alert(signature: string, account: string, hoursAgo: number): Promise<string> {
    const entities = [
      { type: 'user', value: account, role: 'target' },
      { type: 'host', value: `host-${(hosts += 1)}`, role: 'source' },
    ];
    const occurredAt = new Date(Date.now() - hoursAgo * HOUR).toISOString();
    return (await watch.alert({ signature, severity: 20, entities, occurredAt })).id;
  }

  /** The first alert of an account, and with it what began by it. */
  async function age(id: string | undefined, account: string): Promise<void> {
    await ageAlerts(app.db, id === undefined ? [] : [id], 400);
    await app.db.query(
      `UPDATE rulebook_matches SET first_at = first_at - interval '400 days' WHERE match->>'group' = $1`,
      [account],
    );
  }

  const stored = async (account: string): Promise<string[][]> => {
    const rows = await app.db.query<{ ids: string[] }>(
      `SELECT match->'alertIds' AS ids FROM rulebook_matches WHERE match->>'group' = $1`,
      [account],
    );
    return rows.map(({ ids }) => ids);
  };
  const shown = async (id: string): Promise<string[]> => {
    const { body } = await analyst.get<ShadowMatchListDto>(`/api/v1/rules/${id}/versions/1/matches`);
    return body.items.map(({ group }) => group).toSorted();
  };

  it('is not written again by a process that remembers it, where it goes on', async () => {
    // First of all, since what is late by more than a day ties nothing.
    await inTest('matches:long');
    const ids: string[] = [];
    for (const hoursAgo of [60, 45, 30, 15, 1]) ids.push(await alert('matches:long', 'park', hoursAgo));
    expect(await stored('park')).toEqual([ids]);
    await age(ids[0], 'park');
    await cert.enforce('KR', { ...FOR_EVER, waitingDays: 90 });
    expect(await stored('park')).toEqual([]);
    await alert('matches:long', 'park', 0);
    expect(await stored('park')).toEqual([]);
    // A further account shows that the rule still runs and that its matches are written.
    const others = [await alert('matches:long', 'choi', 0.2), await alert('matches:long', 'choi', 0.1)];
    expect(await stored('choi')).toEqual([others]);
  });

  it('goes with the first of them, and what it told of others stays', async () => {
    const rule = await inTest('matches:one');
    const gone = [await alert('matches:one', 'kim', 2), await alert('matches:one', 'kim', 1)];
    const kept = [await alert('matches:one', 'lee', 1.5), await alert('matches:one', 'lee', 0.5)];
    expect([await stored('kim'), await stored('lee')]).toEqual([[gone], [kept]]);
    expect(await shown(rule)).toEqual(['kim', 'lee']);
    await age(gone[0], 'kim');
    await cert.enforce('KR', { ...FOR_EVER, waitingDays: 91 });
    expect(await app.db.query('SELECT FROM alerts WHERE id = $1', [gone[0]])).toEqual([]);
    expect([await stored('kim'), await stored('lee')]).toEqual([[], [kept]]);
    expect(await shown(rule)).toEqual(['lee']);
  });

  it('was left behind before, and a migration removes it', async () => {
    for (const hoursAgo of [0.4, 0.3]) await alert('matches:one', 'jung', hoursAgo);
    expect(await stored('jung')).toHaveLength(1);
    await app.db.query(
      `UPDATE rulebook_matches SET match = jsonb_set(match, '{alertIds,0}', to_jsonb(gen_random_uuid())) WHERE match->>'group' = 'jung'`,
    );
    const source = await new DataSource(dataSourceOptions(app.db.url, 1)).initialize();
    const runner = source.createQueryRunner();
    try {
      await new MatchGoesWithItsAlerts1764001290000().up(runner);
    } finally {
      await runner.release();
      await source.destroy();
    }
    expect([await stored('jung'), (await stored('lee')).length]).toEqual([[], 1]);
    const walls = await app.db.query(
      `SELECT relname FROM pg_class WHERE relname IN ('alerts', 'rulebook_matches') AND relforcerowsecurity`,
    );
    expect(walls).toHaveLength(2);
  });
});
