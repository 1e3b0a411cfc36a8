import type { Browser, BrowserContext, Page } from 'playwright-core';
import { sendBytes, nativeAlert } from '../support/alerts.ts';
import { enrol, type Member } from '../support/people.ts';
import { until } from '../support/until.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { type ConsoleServer, startConsole } from './support/console-server.ts';
import { measureMainThread } from './support/main-thread.ts';
import { prefer } from './support/preferences.ts';
import { shoot } from './support/shots.ts';
import { signInByCookie } from './support/signed-in.ts';
import { watchedPage, type WatchedPage } from './support/watched-page.ts';

const SITE = { code: 'KR-GAMCHEON', lat: 35.085, lon: 129 };

describeInBrowser('the map', () => {
  let server: ConsoleServer;
  let browser: Browser;
  let member: Member;
  let key: string;
  let context: BrowserContext;
  let watched: WatchedPage;

  /** Positions of a drone north-eastward, `metres` apart, the last one now. */
  const fly = async (track: string, count: number, secondsApart = 2): Promise<void> => {
    const alerts = Array.from({ length: count }, (_, index) => {
      const at = Date.now() - (count - 1 - index) * secondsApart * 1_000;
      return nativeAlert(`${track}-${at}`, {
        kind: 'airspace',
        title: 'Drone',
        severity: 30,
        occurredAt: new Date(at).toISOString(),
        entities: [],
        position: { lat: SITE.lat + index * 0.000_3, lon: SITE.lon + index * 0.000_3, error: 10 },
        track: { id: track, class: 'rotary-wing UAV' },
      });
    });
    const { status, body } = await sendBytes(server, key, JSON.stringify(alerts));
    expect({ status, rejected: body.rejected }).toEqual({ status: 200, rejected: 0 });
  };

  beforeAll(async () => {
    [server, browser] = await Promise.all([startConsole(), launchChromium()]);
    member = await enrol(server, { organisation: 'kr-port-soc', roles: ['lead'], name: 'Minji Kwon' });
    key = await server.keyOf(SITE.code, 'sapient');
    await sendBytes(
      server,
      await server.keyOf('KRPUS', 'suricata'),
      JSON.stringify([nativeAlert('crane', { severity: 90, title: 'Crane controller stopped' })]),
    );
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  beforeEach(async () => {
    context = await browser.newContext({ baseURL: server.baseUrl, viewport: { width: 1280, height: 800 } });
    watched = await watchedPage(context, server.baseUrl);
    await signInByCookie(server, context, member);
  });
  afterEach(async () => {
    const { faults } = watched;
    await context.close();
    expect(faults).toEqual([]);
  });

  const open = async (path = '/map'): Promise<Page> => {
    const { page } = watched;
    await page.goto(path);
    await page.locator('svg [data-key^="site:"]').first().waitFor({ state: 'attached' });
    return page;
  };

  it('shows sites with their worst case, and list, table and picture share one selection', async () => {
    const page = await open();
    await page.getByRole('button', { name: /Crane controller stopped/ }).click();
    await page.getByRole('button', { name: 'Zoom to it' }).click();
    await page.getByText('Clear selection').click();
    // The case's site lies in the middle now.
    await page.getByRole('application').click();
    const chosen = page.getByRole('region', { name: 'Selected' });
    await chosen.getByRole('heading', { name: 'Port of Busan' }).waitFor();
    await chosen.getByText('1 open case').waitFor();
    await page.getByRole('tab', { name: /^In view/ }).click();
    const row = page.getByRole('row', { name: /Port of Busan/ });
    expect(await row.getByRole('button', { pressed: true }).count()).toBe(1);
    expect(await page.getByRole('columnheader', { name: /Severity/ }).getAttribute('aria-sort')).toBe('descending');
  });

  it('is moved by keyboard alone, and says so', async () => {
    const page = await open();
    const map = page.getByRole('application');
    await map.focus();
    const scale = async (): Promise<string | null> => page.locator('[class*=scale]').last().textContent();
    const before = await scale();
    await page.keyboard.press('PageDown');
    await page.getByRole('region', { name: 'Selected' }).waitFor();
    await page.keyboard.press('Enter');
    await until(async () => ((await scale()) === before ? undefined : true));
    expect(await scale()).toMatch(/^\d+ m$/);
    await page.keyboard.press('Home');
    await until(async () => ((await scale())?.endsWith('km') === true ? true : undefined));
    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: 'Selected' }).waitFor({ state: 'detached' });
  });

  it('follows what moves, and lists it, without being asked', async () => {
    const page = await open(`/map?site=${SITE.code}`);
    await fly('live-1', 20);
    const mark = page.locator('svg g[data-key^="track:"] g').first();
    await mark.waitFor({ state: 'attached', timeout: 10_000 });
    const first = await mark.getAttribute('transform');
    await page.waitForTimeout(1_100);
    await fly('live-1', 25);
    await until(async () => ((await mark.getAttribute('transform')) === first ? undefined : true));
    await page.getByRole('tab', { name: /^In view/ }).click();
    await page.getByRole('row', { name: /rotary-wing UAV/ }).waitFor();
    await shoot(page, 'map-live');
  });

  it('plays the last day as it was, and cannot be mistaken for the present meanwhile', async () => {
    const page = await open();
    await page.getByRole('button', { name: /Crane controller stopped/ }).waitFor();
    const slider = page.getByRole('slider');
    await slider.focus();
    await page.keyboard.press('Home');
    await page.getByText(/^REPLAY \d\d:\d\dZ$/).waitFor();
    await page.getByText('No open case here.').waitFor();
    await page.getByRole('button', { name: '×60' }).click();
    const at = await slider.getAttribute('aria-valuetext');
    await page.getByRole('button', { name: 'Play' }).click();
    await until(async () => ((await slider.getAttribute('aria-valuetext')) === at ? undefined : true));
    await page.getByRole('button', { name: 'Back to live' }).click();
    await page.getByText('LIVE', { exact: true }).waitFor();
    await page.getByRole('button', { name: /Crane controller stopped/ }).waitFor();
  });

  it.each(['dark', 'light', 'contrast'])('is accessible in the theme %s', async (theme) => {
    await prefer(context, { theme });
    const page = await open();
    await page.locator('summary').first().click();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('tab', { name: /^In view/ }).click();
    await page.getByRole('button', { name: 'Play' }).click();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, `map-${theme}`);
  });

  it.each(['ko', 'th', 'my', 'km'])('is shown in %s', async (language) => {
    await prefer(context, { language });
    const page = await open();
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    await shoot(page, `map-${language}`);
  });

  it('stays smooth with 500 sites and 50 tracks that move', async () => {
    await server.db.query(
      `INSERT INTO sites (id, code, nation, organisation_id, kind, name, lat, lon, timezone, criticality)
       SELECT gen_random_uuid(), 'KRX' || n, 'KR', organisation_id, 'port', 'Berth ' || n,
         34 + (n % 25) * 0.15, 126 + (n / 25) * 0.15, 'Asia/Seoul', 3
       FROM sites, generate_series(1, 500) n WHERE code = 'KRPUS'`,
    );
    for (let track = 0; track < 50; track += 1) await fly(`many-${track}`, 10);
    const page = await open();
    await page.locator('svg [data-key^="cluster:"]').first().waitFor({ state: 'attached' });
    await page
      .locator('svg g[data-key^="track:many"], svg g[data-key*="many-"]')
      .first()
      .waitFor({ state: 'attached' });
    const picture = await page.locator('[role=application]').boundingBox();
    if (picture === null) throw new Error('There is no picture');
    const [x, y] = [picture.x + picture.width / 2, picture.y + picture.height / 2];
    const frames = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let count = 0;
          const start = performance.now();
          const next = (now: number): void => {
            count += 1;
            if (now - start < 4_000) requestAnimationFrame(next);
            else resolve((count * 1_000) / (now - start));
          };
          requestAnimationFrame(next);
        }),
    );
    const load = await measureMainThread(page, async () => {
      await page.mouse.move(x, y);
      await page.mouse.down();
      for (let step = 0; step < 60; step += 1) {
        await page.mouse.move(x + 120 * Math.sin(step / 6), y + 80 * Math.cos(step / 6));
        if (step % 20 === 0) await fly(`many-${step}`, 2, 1);
      }
      await page.mouse.up();
      for (let step = 0; step < 12; step += 1) await page.mouse.wheel(0, step < 6 ? -120 : 120);
    });
    const perSecond = await frames;
    console.log(
      `map: ${perSecond.toFixed(0)} frames a second, busy ${load.busy.toFixed(2)}, long ${load.longTasks.join()}`,
    );
    // A machine that does other things as well draws fewer; below this it is felt as a stutter.
    expect(perSecond).toBeGreaterThan(20);
    expect(Math.max(0, ...load.longTasks)).toBeLessThan(300);
    await shoot(page, 'map-many');
  });
});
