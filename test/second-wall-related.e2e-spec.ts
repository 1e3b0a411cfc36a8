import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../config/data-source.ts';
import { type Operator, personOperator } from '../src/access/operator.ts';
import type { Role } from '../src/access/policy/role.ts';
import { ViewerDatabase } from '../src/database/viewer-database.service.ts';
import { startApp, type TestApp } from './support/app.ts';
import { signUp, type TestPerson } from './support/people.ts';
import { publishCase } from './support/published-release.ts';
import { TwoSites } from './support/two-sites.ts';

const domain = [{ type: 'domain', value: 'wall.example.org' }];

/** What the database itself shows of pairs and reasons, whatever a reader forgets to ask. */
describe('the second wall around what belongs together', () => {
  let app: TestApp;
  let pool: DataSource;
  let database: ViewerDatabase;
  let people: Record<'port' | 'grid' | 'busan', TestPerson>;
  let scope: (who: TestPerson, roles: Role[], realm?: string) => Operator;

  beforeAll(async () => {
    app = await startApp();
    people = {
      port: await signUp(app, { organisation: 'sg-port-soc', roles: ['analyst'] }),
      grid: await signUp(app, { organisation: 'sg-grid', roles: ['analyst'] }),
      busan: await signUp(app, { organisation: 'kr-port-soc', roles: ['analyst', 'liaison'] }),
    };
    scope = ({ accountId, nation, organisationId }, roles, realm = 'live') =>
      personOperator({ accountId, name: 'Wall', nation, organisationId, isNationalCert: false, roles }, realm, {
        address: null,
        credential: null,
      });
    pool = await new DataSource(dataSourceOptions(app.db.url, 1, 'breakwater_viewer')).initialize();
    database = new ViewerDatabase(pool);
  });
  afterAll(async () => {
    await pool?.destroy();
    await app?.close();
  });

  it('shows pairs with both sides, reasons with all that shows them, and what is released while it is', async () => {
    const sites = new TwoSites(app);
    const strict = await sites.caseAt('SGJUR', domain, { tlp: 'AMBER+STRICT' });
    const plain = await sites.caseAt('SG-TUAS', domain);
    const korean = await sites.caseAt('KRPUS', domain);
    const made = await publishCase(app, people.busan, korean, {
      selection: { case: ['title'], alerts: 'all', alertFields: ['entities', 'times'] },
      recipients: [{ kind: 'organisation', organisationId: people.port.organisationId }],
    });
    await sites.settled();
    const share = made.shares[0]!.shareId;
    const seen = async (who: Operator): Promise<string[][]> => {
      const pairs = await database.query<{ other: string }>(
        who,
        'SELECT coalesce(share_id, other_case_id) AS other, case_id FROM related_pairs WHERE $1',
        [true],
      );
      const reasons = await database.query<{ key: string }>(who, 'SELECT key FROM related_reasons');
      return [pairs.map((row) => Object.values(row).sort().join()).toSorted(), reasons.map(({ key }) => key)];
    };
    const pair = (...ids: string[]): string => ids.toSorted().join();
    const all = [pair(strict, plain), pair(strict, share), pair(plain, share)].toSorted();
    expect(await seen(scope(people.port, ['analyst']))).toEqual([all, all.map(() => 'domain:wall.example.org')]);
    expect(await seen(scope(people.grid, ['analyst']))).toEqual([[], []]);
    expect(await seen(scope(people.busan, ['analyst', 'liaison']))).toEqual([[], []]);
    expect(await seen(scope(people.port, ['analyst'], 'exercise-1'))).toEqual([[], []]);
    expect(await seen(scope(people.port, ['gateway_engineer']))).toEqual([[], []]);

    // An alert that is raised hides the reason at once, though the case follows a moment later.
    await app.db.query(`UPDATE alerts SET tlp = 'RED' WHERE site_id = (SELECT site_id FROM cases WHERE id = $1)`, [
      strict,
    ]);
    expect((await seen(scope(people.port, ['analyst'])))[1]).toHaveLength(1);

    await app.post(`/api/v1/releases/${made.id}/recall`, { reason: 'Enough' }, { token: people.busan.token });
    const [left] = await seen(scope(people.port, ['analyst']));
    expect(left).toEqual([pair(strict, plain)]);
    await expect(database.query(scope(people.port, ['analyst']), 'SELECT key FROM related_case_keys')).rejects.toThrow(
      /permission denied/,
    );
  });
});
