import { generateSync } from 'otplib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { enrol, type Member } from '../support/people.ts';
import { until } from '../support/until.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { type ConsoleServer, startConsole } from './support/console-server.ts';
import { prefer } from './support/preferences.ts';
import { shoot } from './support/shots.ts';
import { signInByCookie, signInByForm } from './support/signed-in.ts';
import { watchedPage, type WatchedPage } from './support/watched-page.ts';

const PARTS = ['look', 'keys', 'notifications', 'security', 'tokens'];

describeInBrowser('the settings', () => {
  let server: ConsoleServer;
  let browser: Browser;
  let member: Member;
  let context: BrowserContext;
  let watched: WatchedPage;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startConsole(), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  beforeEach(async () => {
    member = await enrol(server, { organisation: 'kr-port-soc', roles: ['lead'] });
    context = await browser.newContext({ baseURL: server.baseUrl, viewport: { width: 1280, height: 900 } });
    // A wrong password is refused with 403, on purpose in one of these.
    watched = await watchedPage(context, server.baseUrl, { expected: [/status of 40[13]/] });
    await signInByCookie(server, context, member);
  });
  afterEach(async () => {
    const { faults } = watched;
    await context.close();
    expect(faults).toEqual([]);
  });

  const open = async (part: string): Promise<Page> => {
    const { page } = watched;
    await page.goto(`/settings?part=${part}`);
    await page.getByRole('tabpanel').waitFor();
    return page;
  };
  const theme = (page: Page): Promise<string | null> => page.locator('html').getAttribute('data-theme');

  it('change how the console looks at once, and stay when it is opened again', async () => {
    const page = await open('look');
    await page.getByLabel('High contrast').check();
    expect(await theme(page)).toBe('contrast');
    await page.getByLabel('Comfortable').check();
    await page.getByLabel('Language').selectOption('ko');
    await page.getByRole('heading', { name: '설정' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: '설정' }).waitFor();
    expect(await theme(page)).toBe('contrast');
    expect(await page.locator('html').getAttribute('data-density')).toBe('comfortable');
  });

  it('give a command another key, unless it is in the way of one', async () => {
    const page = await open('keys');
    await page.getByRole('button', { name: 'Change: Go to the map' }).click();
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.getByRole('alert').getByText('g c is in the way of “Go to cases”').waitFor();
    await page.getByRole('button', { name: 'Change: Go to the map' }).click();
    await page.keyboard.press('y');
    await page
      .getByRole('row', { name: /Go to the map/ })
      .locator('kbd', { hasText: /^y$/ })
      .waitFor();
    await page.locator('h1').click();
    await page.keyboard.press('y');
    await page.waitForURL(/\/map/);
    await page.goto('/settings?part=keys');
    await page.getByLabel('Single keys').uncheck();
    await page.locator('h1').click();
    await page.keyboard.press('y');
    await page.waitForTimeout(500);
    expect(page.url()).toContain('/settings');
  });

  it('find a key by its place where the keyboard writes Hangul', async () => {
    const page = await open('look');
    await page.evaluate(() => {
      for (const [key, code] of [
        ['ㅎ', 'KeyG'],
        ['ㄴ', 'KeyS'],
      ] as const) {
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }));
      }
    });
    await page.waitForURL(/\/sensors/);
  });

  it('set up an authenticator only with the password once more, and take it away again', async () => {
    const page = await open('security');
    await page.getByRole('button', { name: 'Set up an authenticator' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Your password now').fill('not the password');
    await dialog.getByRole('button', { name: 'Set up an authenticator' }).click();
    await dialog.getByRole('alert').waitFor();
    await dialog.getByLabel('Your password now').fill(member.password);
    await dialog.getByRole('button', { name: 'Set up an authenticator' }).click();
    const code = dialog.getByLabel('Code of your authenticator');
    await code.waitFor();
    const secret = (await dialog.locator('code').textContent()) ?? '';
    await code.fill(generateSync({ secret }));
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await dialog.getByText('Keep these recovery codes').waitFor();
    expect(await dialog.locator('li').count()).toBe(10);
    await dialog.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByText('10 left').waitFor();
    await page.getByRole('button', { name: 'Remove the authenticator' }).click();
    await dialog.getByLabel('Your password now').fill(member.password);
    await dialog.getByRole('button', { name: 'Remove the authenticator' }).click();
    await page.getByRole('button', { name: 'Set up an authenticator' }).waitFor();
  });

  it('end another session, and change the password', async () => {
    const elsewhere = await browser.newContext({ baseURL: server.baseUrl });
    const other = await watchedPage(elsewhere, server.baseUrl);
    await other.page.goto('/sign-in');
    await signInByForm(other.page, member);
    const page = await open('security');
    await page.getByRole('button', { name: 'End' }).first().click();
    await until(async () => ((await page.getByRole('button', { name: 'End' }).count()) === 0 ? true : undefined));
    await other.page.getByRole('dialog').getByText('Your session has ended').waitFor();
    await elsewhere.close();
    const next = 'herons wait at low water';
    await page.getByLabel('Your password now').fill(member.password);
    await page.getByLabel('New password').fill(next);
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('The password is changed').waitFor();
    await context.clearCookies();
    await signInByCookie(server, context, { login: member.login, password: next });
  });

  it('issue a token that works, shown once, and revoke it', async () => {
    const page = await open('tokens');
    await page.getByLabel('What it is for').fill('Nightly report');
    await page.getByLabel('case.read', { exact: true }).check();
    await page.getByRole('button', { name: 'Issue token' }).click();
    const token = (await page.locator('[role=status] code').textContent()) ?? '';
    const cases = async (): Promise<number> => (await server.get('/api/v1/cases', { token })).status;
    expect(await cases()).toBe(200);
    expect((await server.get('/api/v1/sensors', { token })).status).toBe(403);
    await page.getByRole('button', { name: 'Revoke Nightly report' }).click();
    await page.getByText('revoked').waitFor();
    expect(await cases()).toBe(401);
    await page.reload();
    await page.getByText('Nightly report').waitFor();
    expect(await page.getByText(token).count()).toBe(0);
  });

  it('keep when somebody is mailed; make channels and rules', async () => {
    const page = await open('notifications');
    await page.getByLabel('My time zone').fill('Asia/Seoul');
    await page.getByLabel('Quiet hours').check();
    await page.getByLabel('From', { exact: true }).fill('23:30');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await page.reload();
    expect(await page.getByLabel('From', { exact: true }).inputValue()).toBe('23:30');
    await page.getByText('New channel').click();
    await page.getByLabel('Kind').selectOption('mail');
    await page.getByLabel('Name').first().fill('Night shift');
    await page.getByLabel('Addresses, one a line').fill('night@port.example');
    await page.getByRole('button', { name: 'Create' }).first().click();
    await page.locator('li', { hasText: 'Night shift' }).getByText('up to TLP:AMBER').waitFor();
    await page.getByText('New rule').click();
    const rule = page.locator('details', { hasText: 'New rule' });
    await rule.getByLabel('Name').fill('Grave cases');
    await rule.getByLabel('Night shift').first().check();
    await rule.getByLabel('A sensor fell silent').check();
    await rule.getByRole('button', { name: 'Create' }).click();
    await page.locator('li', { hasText: 'Grave cases' }).getByText('→ Night shift').waitFor();
  });

  it.each(['dark', 'light', 'contrast'])('are accessible in the theme %s', async (wanted) => {
    await prefer(context, { theme: wanted });
    for (const part of PARTS) {
      const page = await open(part);
      await page.waitForLoadState('networkidle');
      for (const summary of await page.locator('summary').all()) await summary.click();
      await shoot(page, `settings-${part}-${wanted}`);
      expect({ part, faults: await accessibilityFaults(page) }).toEqual({ part, faults: [] });
    }
  });

  it.each(['ko', 'th', 'my', 'km'])('are shown in %s', async (language) => {
    await prefer(context, { language });
    for (const part of ['look', 'keys']) await shoot(await open(part), `settings-${part}-${language}`);
  });
});
