import type { Browser } from 'playwright-core';
import { enrol, type Member } from '../support/people.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { type ConsoleServer, startConsole } from './support/console-server.ts';
import { signInByCookie } from './support/signed-in.ts';
import { watchedPage } from './support/watched-page.ts';

describeInBrowser('parts of the console that come late', () => {
  let server: ConsoleServer;
  let browser: Browser;
  let member: Member;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startConsole(), launchChromium()]);
    member = await enrol(server, { organisation: 'kr-port-soc', roles: ['lead'], name: 'Minji Kwon' });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it.each(['/assets/account-menu-*.js', '/assets/key-sheet-*.css'])(
    'leave standing what is there when the line breaks under %s, and come when it is back',
    async (file) => {
      const context = await browser.newContext({ baseURL: server.baseUrl });
      await signInByCookie(server, context, member);
      let away = true;
      let broken = 0;
      await context.route(`**${file}`, (route) => {
        if (!away) return route.continue();
        broken += 1;
        return route.abort();
      });
      await context.route('**/healthz', (route) => (away ? route.abort() : route.continue()));
      const { page, faults } = await watchedPage(context, server.baseUrl, { expected: [/ERR_FAILED/] });
      await page.goto('/triage');
      await page.locator('#screen').waitFor();
      const menu = page.getByRole('button', { name: 'Minji Kwon' });
      await page.waitForTimeout(1_500);
      expect(broken).toBeGreaterThan(0);
      expect(await page.locator('nav').count()).toBeGreaterThan(0);

      away = false;
      await menu.click();
      await page.getByRole('menuitem').nth(1).click();
      const keys = page.getByRole('dialog');
      await keys.waitFor();
      // Its own style sheet came with it.
      expect(await keys.locator('kbd').first().isVisible()).toBe(true);
      const failed = await page.evaluate(
        () =>
          [...document.querySelectorAll('link[rel=stylesheet]')].filter((link) => !(link as HTMLLinkElement).sheet)
            .length,
      );
      expect({ failed, faults }).toEqual({ failed: 0, faults: [] });
      await context.close();
    },
  );
});
