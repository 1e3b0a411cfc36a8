import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { nativeAlert, sendBytes } from '../support/alerts.ts';
import { enrol, type Member } from '../support/people.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { type ConsoleServer, startConsole } from './support/console-server.ts';
import { prefer } from './support/preferences.ts';
import { shoot } from './support/shots.ts';
import { signInByCookie } from './support/signed-in.ts';
import { watchedPage, type WatchedPage } from './support/watched-page.ts';

/** Text that would turn round what stands after it, and markup that must stay text. */
const HOSTILE = 'gnp.\u202Eexe\u0000<img src=x onerror=alert(1)>';

describeInBrowser('the sensors', () => {
  let server: ConsoleServer;
  let browser: Browser;
  let engineer: Member;
  let analyst: Member;
  let context: BrowserContext;
  let watched: WatchedPage;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startConsole(), launchChromium()]);
    engineer = await enrol(server, { organisation: 'kr-port-soc', roles: ['gateway_engineer', 'analyst'] });
    analyst = await enrol(server, { organisation: 'kr-grid', roles: ['analyst'] });
    const key = await server.keyOf('KRPUS', 'suricata');
    await sendBytes(server, key, JSON.stringify([nativeAlert('s-1'), nativeAlert('s-1'), { externalId: HOSTILE }]));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  beforeEach(async () => {
    context = await browser.newContext({ baseURL: server.baseUrl, viewport: { width: 1500, height: 900 } });
    watched = await watchedPage(context, server.baseUrl);
  });
  afterEach(async () => {
    const { faults } = watched;
    await context.close();
    expect(faults).toEqual([]);
  });

  const open = async (who: Member): Promise<Page> => {
    await signInByCookie(server, context, who);
    const { page } = watched;
    await page.goto('/sensors');
    await page.locator('tbody tr').first().waitFor();
    return page;
  };
  /** The intrusion detection of the port of Busan, which has spoken. */
  const spoken = (page: Page): Locator => page.locator('tbody tr', { hasText: 'Port of Busan · KR · suricata' });

  it('tell state, age and the day of one that is heard, in words as well as in signs', async () => {
    const page = await open(engineer);
    const row = spoken(page);
    await row.getByText('OK', { exact: true }).waitFor({ timeout: 30_000 });
    await row.getByText('expected every 5:00').waitFor();
    await row
      .getByRole('img', { name: /^1 alert in 24 hours\. Most at \d\d:\d\dZ: 1\. Longest without any/ })
      .waitFor();
    expect(await row.getByRole('cell').allTextContents()).toEqual(expect.arrayContaining(['1']));
  });

  it('are found by words and state, and sorted', async () => {
    const page = await open(engineer);
    await page.getByRole('searchbox').fill('krpus suricata');
    expect(await page.locator('tbody tr').count()).toBe(1);
    await page.getByRole('searchbox').fill('nowhere');
    await page.getByText('No sensor matches.').waitFor();
    await page.getByRole('searchbox').fill('');
    await page.getByRole('combobox', { name: 'State' }).selectOption('unknown');
    expect(await page.locator('tbody tr:not([data-state=unknown])').count()).toBe(0);
    await page.getByRole('columnheader', { name: 'Sensor' }).getByRole('button').click();
    expect(await page.getByRole('columnheader', { name: 'Sensor' }).getAttribute('aria-sort')).toBe('ascending');
  });

  it('show what was refused, with its reason, and hide nothing of it nor let it act', async () => {
    const page = await open(engineer);
    await spoken(page).getByRole('button').first().click();
    const detail = page.getByRole('region', { name: /control network sensor/ });
    await detail.getByText(/As it came/).click();
    await detail.getByText('⟨U+202E⟩').waitFor();
    expect(await detail.locator('pre').textContent()).toContain('<img src=x onerror=alert(1)>');
    expect(await page.locator('img[src=x]').count()).toBe(0);
    await detail.getByRole('button', { name: 'Hex' }).click();
    expect(await detail.locator('pre').textContent()).toMatch(/^000000 {2}7b 22 65 78/);
    await detail
      .getByText(/Never expires|Expires/)
      .first()
      .waitFor();
    await shoot(page, 'sensor-detail');
  });

  it('take a test event the whole way, and lead to it', async () => {
    const page = await open(engineer);
    await spoken(page).getByRole('button').first().click();
    await page.getByRole('button', { name: 'Send a test event' }).click();
    await page.getByText('Taken in as alert').waitFor();
    const id = (await page.locator('[role=status] code').textContent()) ?? '';
    const { body } = await server.get<{ format: string; severity: number; caseId: string | null }>(
      `/api/v1/alerts/${id}`,
    );
    expect(body).toMatchObject({ format: 'test', severity: 0, caseId: null });
    expect(await page.getByRole('link', { name: 'Show it in triage' }).getAttribute('href')).toContain(id);
  });

  it('of another organisation tell only whether they are heard', async () => {
    const page = await open(analyst);
    const row = spoken(page);
    await row.getByText('Another organisation’s').waitFor();
    expect(await row.getByRole('img').count()).toBe(0);
    await row.getByRole('button').click();
    await page.getByRole('region', { name: /control network sensor/ }).waitFor();
    expect(await page.getByRole('button', { name: 'Send a test event' }).count()).toBe(0);
    expect(watched.asked.filter((asked) => /rejects|keys/.test(asked))).toEqual([]);
  });

  it.each(['dark', 'light', 'contrast'])('are accessible in the theme %s', async (theme) => {
    await prefer(context, { theme });
    const page = await open(engineer);
    await spoken(page).getByRole('button').first().click();
    await page.getByText(/As it came/).click();
    await page.locator('pre').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, `sensors-${theme}`);
  });

  it.each(['ko', 'th', 'my', 'km'])('are shown in %s', async (language) => {
    await prefer(context, { language });
    const page = await open(engineer);
    await shoot(page, `sensors-${language}`);
  });
});
