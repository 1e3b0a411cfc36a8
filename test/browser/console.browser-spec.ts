import type { Browser, BrowserContext } from 'playwright-core';
import { enrol, type Member } from '../support/people.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { type ConsoleServer, startConsole } from './support/console-server.ts';
import { shoot } from './support/shots.ts';
import { signInByCookie, signInByForm } from './support/signed-in.ts';
import { watchedPage, type WatchedPage } from './support/watched-page.ts';

const SCREENS = ['/triage', '/cases', '/map', '/sensors', '/standing', '/drills', '/inbox', '/settings'];

describeInBrowser('the console', () => {
  let server: ConsoleServer;
  let browser: Browser;
  let member: Member;
  let context: BrowserContext;
  let watched: WatchedPage;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startConsole(), launchChromium()]);
    member = await enrol(server, { organisation: 'kr-port-soc', roles: ['lead'], name: 'Minji Kwon' });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  beforeEach(async () => {
    context = await browser.newContext({ baseURL: server.baseUrl, viewport: { width: 1280, height: 800 } });
    watched = await watchedPage(context, server.baseUrl);
  });
  afterEach(async () => {
    const { faults } = watched;
    await context.close();
    expect(faults).toEqual([]);
  });

  it('asks who is there, lets them in, and keeps them in when the page is loaded anew', async () => {
    const { page } = watched;
    const answer = await page.goto('/');
    expect(answer?.headers()['content-security-policy']).toContain("script-src 'self'; style-src 'self'");
    await page.waitForURL(/\/sign-in/);
    await signInByForm(page, member);
    await page.waitForURL(/\/triage/);
    await page.reload();
    await page.locator('#screen').waitFor();
    expect(new URL(page.url()).pathname).toBe('/triage');
    await page.getByRole('button', { name: 'Minji Kwon' }).waitFor();
  });

  it('says no to a wrong password without saying why, and lets in whoever tries again', async () => {
    const { page } = watched;
    await page.goto('/sign-in');
    await page.locator('input[name=login]').fill(member.login);
    await page.locator('input[name=password]').fill('not the password');
    await page.locator('form button[type=submit]').click();
    await page.getByRole('alert').waitFor();
    await server.db.query('DELETE FROM sign_in_brakes');
    await signInByForm(page, member);
  });

  it('leads from the address somebody sent, through signing in, to that address', async () => {
    const { page } = watched;
    await page.goto('/sensors');
    await page.waitForURL(/\/sign-in/);
    await signInByForm(page, member);
    await page.waitForURL((url) => url.pathname === '/sensors');
  });

  it('ends the session when somebody signs out, also for the page before', async () => {
    const { page } = watched;
    await signInByCookie(server, context, member);
    await page.goto('/cases');
    await page.getByRole('button', { name: 'Minji Kwon' }).click();
    await page.getByRole('menuitem').last().click();
    await page.waitForURL(/\/sign-in/);
    await page.goBack();
    await page.waitForURL(/\/sign-in/);
    expect((await context.cookies()).filter(({ name }) => name.startsWith('breakwater'))).toEqual([]);
  });

  it.each(SCREENS)('shows %s at its own address, accessible, and asks nobody but its server', async (path) => {
    const { page, asked } = watched;
    await signInByCookie(server, context, member);
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(200);
    await page.locator('#screen').waitFor();
    await page.waitForLoadState('networkidle');
    expect(new URL(page.url()).pathname).toBe(path);
    expect(asked).toContain('GET /api/v1/session');
    await shoot(page, `screen${path.replaceAll('/', '-')}`);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('is accessible where one signs in, dark and light', async () => {
    const { page } = watched;
    await page.goto('/sign-in');
    await page.locator('input[name=login]').waitFor();
    for (const theme of ['dark', 'light']) {
      await page.evaluate((wanted) => (document.documentElement.dataset['theme'] = wanted), theme);
      await shoot(page, `sign-in-${theme}`);
      expect({ theme, faults: await accessibilityFaults(page) }).toEqual({ theme, faults: [] });
    }
  });
});
