import type { Browser, BrowserContext, Page } from 'playwright-core';
import { exerciseRealm } from '../../src/access/realms/realm-name.ts';
import { demoId, demoSensorCode } from '../../src/registry/demo-registry.ts';
import { nativeAlert, sendBytes } from '../support/alerts.ts';
import { enterRun } from '../support/exercise-run.ts';
import { enrol, type Member } from '../support/people.ts';
import { until } from '../support/until.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { type ConsoleServer, startConsole } from './support/console-server.ts';
import { shoot } from './support/shots.ts';
import { signInByCookie } from './support/signed-in.ts';
import { watchedPage, type WatchedPage } from './support/watched-page.ts';

const DESIGNATOR = 'LION CITY 26-1';
const BANNER = 'EXERCISE EXERCISE EXERCISE · LION CITY 26-1';

describeInBrowser('an exercise in the console', () => {
  let server: ConsoleServer;
  let browser: Browser;
  let player: Member;
  let runId: string;
  let realm: string;
  let keys: { live: string; drill: string };
  let context: BrowserContext;
  let watched: WatchedPage;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startConsole(), launchChromium()]);
    player = await enrol(server, { organisation: 'kr-port-soc', roles: ['lead'] });
    const query = <Row>(sql: string, parameters?: unknown[]): Promise<Row[]> => server.db.query<Row>(sql, parameters);
    runId = await enterRun(
      { query },
      {
        designator: DESIGNATOR,
        cells: [
          { code: 'kr', organisation: 'kr-port-soc', kind: 'player' },
          { code: 'sg', organisation: 'sg-port-soc', kind: 'player' },
          { code: 'th', organisation: 'th-cert', kind: 'player' },
        ],
        members: [{ accountId: player.id, cell: 'kr', role: 'player' }],
      },
    );
    realm = exerciseRealm(runId);
    const sensorId = demoId('sensors', demoSensorCode('KRPUS', 'suricata'));
    const issued = await server.post<{ key: string }>(
      `/api/v1/sensors/${sensorId}/keys`,
      {},
      { headers: { 'breakwater-realm': realm } },
    );
    keys = { live: await server.keyOf('KRPUS', 'suricata'), drill: issued.body.key };
    await say(keys.live, 'Beacon in earnest');
    await say(keys.drill, 'Beacon in play');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  beforeEach(async () => {
    context = await browser.newContext({
      baseURL: server.baseUrl,
      viewport: { width: 1400, height: 900 },
      locale: 'en-SG',
    });
    watched = await watchedPage(context, server.baseUrl, { expected: [/status of 404/, /WebSocket connection to/] });
    await signInByCookie(server, context, player);
  });
  afterEach(async () => {
    const { faults } = watched;
    await context.close();
    expect(faults).toEqual([]);
  });

  let said = 0;
  const say = async (key: string, title: string, severity = 80): Promise<void> => {
    said += 1;
    const entities = [{ type: 'host', value: `host-${said}`, role: 'source' }];
    const alert = nativeAlert(`said-${said}`, { title, severity, entities, signature: `said:${said}` });
    const { body } = await sendBytes(server, key, JSON.stringify(alert));
    expect(body.accepted).toBe(1);
  };
  const banner = (page: Page) => page.getByRole('note').filter({ hasText: BANNER });

  it('is entered from the account’s menu, says so in every language that plays, and shows nothing that is real', async () => {
    const { page } = watched;
    await page.goto('/triage');
    await page.getByText('Beacon in earnest').first().waitFor();
    expect(await banner(page).count()).toBe(0);
    await page.locator('header button[aria-haspopup=menu]').last().click();
    await page.getByRole('menuitem', { name: `Enter exercise ${DESIGNATOR}` }).click();
    await banner(page).waitFor();
    await page.getByText('Beacon in play').first().waitFor();
    expect(await page.getByText('Beacon in earnest').count()).toBe(0);
    for (const sentence of ['This is not real', '실제 상황이 아닙니다', 'ไม่ใช่เหตุการณ์จริง']) {
      expect(await banner(page).textContent()).toContain(sentence);
    }
    expect(await page.title()).toMatch(/^EXERCISE · /);
    expect(await page.locator('link[rel=icon]').getAttribute('href')).toContain('exercise.svg');
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'exercise-triage');
    // Above a dialog too: what is drawn at its place is the banner.
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    const box = (await page.locator('[role=note]', { hasText: BANNER }).boundingBox())!;
    const onTop = await page.evaluate(
      ([x, y]) => document.elementFromPoint(x!, y!)?.closest('[role=note]') !== null,
      [box.x + 40, box.y + box.height / 2],
    );
    expect(onTop).toBe(true);
    expect(box.width).toBe(1400);
    await shoot(page, 'exercise-dialog');
  });

  it('shows nothing of itself before its banner, however late that comes', async () => {
    const { page } = watched;
    let comes = (): void => undefined;
    const way = new Promise<void>((resolve) => (comes = resolve));
    await page.route('**/exercise-banner-*.js', async (route) => {
      await way;
      await route.continue();
    });
    await page.goto(`/triage?realm=${encodeURIComponent(realm)}`);
    await page.getByRole('note').filter({ hasText: 'EXERCISE EXERCISE EXERCISE' }).waitFor();
    expect(await page.getByText('Beacon in play').isVisible()).toBe(false);
    comes();
    await page.getByText('Beacon in play').first().waitFor();
    expect(await banner(page).isVisible()).toBe(true);
  });

  it('is kept by the tab, and by no other', async () => {
    const { page } = watched;
    await page.goto(`/triage?realm=${encodeURIComponent(realm)}`);
    await banner(page).waitFor();
    expect(page.url()).not.toContain('realm=');
    await page.reload();
    await banner(page).waitFor();
    const other = await context.newPage();
    await other.goto('/triage');
    await other.getByText('Beacon in earnest').first().waitFor();
    expect(await banner(other).count()).toBe(0);
    expect(await other.title()).not.toContain('EXERCISE');
  });

  it('is broken into by what is severe and real', async () => {
    const { page } = watched;
    await page.goto(`/triage?realm=${encodeURIComponent(realm)}`);
    await page.getByText('Beacon in play').first().waitFor();
    await say(keys.live, 'Crane moves by itself', 90);
    const strip = page.getByRole('alert').filter({ hasText: 'REAL WORLD' });
    await strip.getByText(/Crane moves by itself/).waitFor({ timeout: 30_000 });
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'exercise-real-world');
    // What came before the exercise was entered is no news, and what is news outlives a reload.
    await page.reload();
    await strip.getByText(/Crane moves by itself/).waitFor();
    await strip.getByRole('button', { name: 'Back to the real world' }).click();
    await page.getByText('Crane moves by itself').first().waitFor();
    expect(await banner(page).count()).toBe(0);
  });

  it('is left for a real emergency, which opens a case in earnest and stops play', async () => {
    const { page } = watched;
    await page.goto(`/triage?realm=${encodeURIComponent(realm)}`);
    await banner(page).getByRole('button', { name: 'Real emergency' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What happened').fill('Fire on the fuel pier');
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'exercise-real-emergency');
    await dialog.getByRole('button', { name: 'This is a real emergency' }).click();
    await page.getByText(/REAL EMERGENCY declared at/).waitFor();
    await until(async () => {
      const [row] = await server.db.query<{ realm: string }>(
        `SELECT realm FROM cases WHERE title LIKE 'REAL EMERGENCY%'`,
      );
      return row?.realm === 'live' ? true : undefined;
    });
    await shoot(page, 'exercise-declared');
  });

  it('is real again for whoever is put out, and they are told', async () => {
    const { page } = watched;
    await page.goto(`/triage?realm=${encodeURIComponent(realm)}`);
    await banner(page).waitFor();
    await server.db.query('DELETE FROM exercise_members WHERE run_id = $1', [runId]);
    await page.getByText('You are no longer in the exercise. What you see now is real.').waitFor({ timeout: 30_000 });
    expect(await banner(page).count()).toBe(0);
    await shoot(page, 'exercise-put-out');
    await page.getByRole('button', { name: 'Seen' }).click();
    expect(await page.getByText('You are no longer in the exercise').count()).toBe(0);
  });
});
