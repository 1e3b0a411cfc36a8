import type { Browser, BrowserContext, Page } from 'playwright-core';
import { enrol, type Member } from '../support/people.ts';
import { until } from '../support/until.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { type ConsoleServer, startConsole } from './support/console-server.ts';
import { measureMainThread } from './support/main-thread.ts';
import { shoot } from './support/shots.ts';
import { signInByCookie } from './support/signed-in.ts';
import { rowsUnderPointer } from './support/stillness.ts';
import { sendAlerts, startTraffic } from './support/traffic.ts';
import { watchedPage, type WatchedPage } from './support/watched-page.ts';

const PER_SECOND = 100;
const LONG = 180_000;

describeInBrowser('the triage queue while alerts pour in', () => {
  let server: ConsoleServer;
  let browser: Browser;
  let member: Member;
  let key: string;
  let context: BrowserContext;
  let watched: WatchedPage;
  let page: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startConsole(), launchChromium()]);
    member = await enrol(server, { organisation: 'kr-port-soc', roles: ['lead'], name: 'Minji Kwon' });
    key = await server.keyOf('KRPUS', 'suricata');
    await sendAlerts(server, key, 40);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  beforeEach(async () => {
    context = await browser.newContext({ baseURL: server.baseUrl, viewport: { width: 1280, height: 800 } });
    // A server that is away is an error the browser tells by itself, where it is taken away.
    const expected = [/status of 401/, /ERR_CONNECTION_REFUSED|WebSocket connection to|Failed to fetch/];
    watched = await watchedPage(context, server.baseUrl, { expected });
    ({ page } = watched);
    await signInByCookie(server, context, member);
    await page.goto('/triage?sort=newest');
    await rows().first().waitFor();
    await page.locator('[role=status][data-state=live]').waitFor();
  });
  afterEach(async () => {
    const { faults } = watched;
    await context.close();
    expect(faults).toEqual([]);
  });

  const rows = () => page.locator('[role=row][data-key]');
  const keyOf = (index: number) => rows().nth(index).getAttribute('data-key');

  it('shows by itself what comes in, newest first, while nobody touches it', async () => {
    const [title = ''] = await sendAlerts(server, key, 1, { title: 'Nobody has seen this before' });
    await page.getByText(title).waitFor();
    await until(async () => ((await rows().first().textContent())?.includes(title) ? true : undefined));
  });

  it(
    'holds still under a pointer that rests on it, counts what waits, and lets it in when told',
    async () => {
      const traffic = startTraffic(server, key, PER_SECOND);
      const still = await rowsUnderPointer(page, rows().nth(8), { idOf: 'data-key', samples: 30, everyMs: 150 });
      await traffic.stop();
      expect([...still.values()]).toEqual([30]);
      const badge = page.locator('[role=status][data-state=held]');
      await badge.waitFor();
      await until(async () => (/[1-9]/.test((await badge.textContent()) ?? '') ? true : undefined));
      await shoot(page, 'triage-held');
      const before = await keyOf(0);
      await page.keyboard.press('r');
      await until(async () => ((await keyOf(0)) === before ? undefined : true));
    },
    LONG,
  );

  it(
    'moves where nothing rests on it, and leaves its thread free',
    async () => {
      await page.mouse.move(640, 20);
      const first = await keyOf(0);
      const traffic = startTraffic(server, key, PER_SECOND);
      const load = await measureMainThread(page, () => page.waitForTimeout(6_000));
      const { sent } = traffic;
      await traffic.stop();
      await until(async () => ((await keyOf(0)) === first ? undefined : true));
      console.log(
        `${Math.round(sent / load.seconds)} alerts/s: main thread busy ${(load.busy * 100).toFixed(0)} %, ` +
          `long tasks ${load.longTasks.map(Math.round).join(', ') || 'none'} ms`,
      );
      // Far from what it takes on a machine of its own: this one may be shared.
      expect(load.busy).toBeLessThan(0.6);
      expect(Math.max(0, ...load.longTasks)).toBeLessThan(500);
    },
    LONG,
  );

  it(
    'says that it is cut off, and goes on by itself where it stopped',
    async () => {
      const away = server.restart(4_000);
      await page.locator('[role=status][data-state=reconnecting], [role=status][data-state=stale]').waitFor();
      await shoot(page, 'triage-cut-off');
      await away;
      const [title = ''] = await sendAlerts(server, key, 1, { title: 'Sent while nobody could be told' });
      await page.locator('[role=status][data-state=live]').waitFor({ timeout: 60_000 });
      await page.getByText(title).waitFor();
    },
    LONG,
  );
});
