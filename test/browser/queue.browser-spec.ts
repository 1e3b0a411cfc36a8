import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { firstValueFrom, ReplaySubject } from 'rxjs';
import { nativeAlert, sendBytes } from '../support/alerts.ts';
import { enrol, type Member } from '../support/people.ts';
import { until } from '../support/until.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { type ConsoleServer, startConsole } from './support/console-server.ts';
import { shoot } from './support/shots.ts';
import { signInByCookie } from './support/signed-in.ts';
import { watchedPage, type WatchedPage } from './support/watched-page.ts';

const ROW = '[role=row][data-key]';

describeInBrowser('the triage queue', () => {
  let server: ConsoleServer;
  let browser: Browser;
  let minji: Member;
  let key: string;
  let context: BrowserContext;
  let watched: WatchedPage;
  let page: Page;
  let sent = 0;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startConsole(), launchChromium()]);
    minji = await enrol(server, { organisation: 'kr-port-soc', roles: ['lead'], name: 'Minji Kwon' });
    key = await server.keyOf('KRPUS', 'suricata');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  beforeEach(async () => {
    context = await browser.newContext({
      baseURL: server.baseUrl,
      viewport: { width: 1440, height: 900 },
      acceptDownloads: true,
    });
    await signInByCookie(server, context, minji);
    watched = await watchedPage(context, server.baseUrl, { expected: [/status of 400/] });
    ({ page } = watched);
  });
  afterEach(async () => {
    const { faults } = watched;
    await context.close();
    expect(faults).toEqual([]);
  });

  /** Alerts with nothing in common, in the order they are to stand in: each less severe than the one before. */
  async function send(name: string, count: number, changes: Record<string, unknown> = {}): Promise<void> {
    const alerts = Array.from({ length: count }, (_, n) =>
      nativeAlert(`${name}-${n}-${(sent += 1)}`, {
        title: `${name} ${n}`,
        signature: `${name}:rule`,
        severity: 39 - n,
        entities: [{ type: 'host', value: `${name}-${n}-${sent}`, role: 'source' }],
        ...changes,
      }),
    );
    const { body } = await sendBytes(server, key, JSON.stringify(alerts));
    expect(body.accepted).toBe(count);
  }
  const titles = () => page.locator(`${ROW} [data-title]`).allTextContents();
  const shows = (text: string | RegExp) => page.getByText(text).first().waitFor();
  const rowOf = (title: string) => page.locator(ROW).filter({ hasText: title });
  /** Shows only what has this name, with the list's focus, as somebody does who works by keyboard. */
  async function only(name: string): Promise<void> {
    await page.goto(`/triage?filter=${encodeURIComponent(`rule:"${name}:rule"`)}`);
    await rowOf(`${name} 0`).waitFor();
  }

  it('is worked through by keyboard: acknowledged, closed with a reason, undone', async () => {
    await send('Keys', 4);
    await only('Keys');
    await page.keyboard.press('j');
    expect(await page.locator('[data-cursor]').textContent()).toContain('Keys 0');
    await page.keyboard.press('a');
    await until(async () => ((await rowOf('Keys 0').textContent())?.includes('Minji Kwon') ? true : undefined));
    await page.keyboard.press('e');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Enter');
    // Without a reason nothing is closed.
    expect(await page.getByRole('dialog').count()).toBe(1);
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    await shows(/closed by Minji Kwon/);
    expect(await page.locator('[data-cursor]').textContent()).toContain('Keys 1');
    expect(await titles()).toEqual(['Keys 0', 'Keys 1', 'Keys 2', 'Keys 3']);
    await page.keyboard.press('u');
    await shows('1 undone.');
    await until(async () => ((await page.getByText(/closed by Minji Kwon/).count()) === 0 ? true : undefined));
  });

  it('takes back what is still on its way when undoing is asked for, once', async () => {
    await send('Hasty', 2);
    await only('Hasty');
    const way = new ReplaySubject<void>(1);
    await page.route('**/queue/actions', async (route) => {
      const answer = await route.fetch();
      await firstValueFrom(way);
      await route.fulfill({ response: answer });
    });
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await shows('Acknowledging 1');
    await page.keyboard.press('u');
    await page.keyboard.press('u');
    way.next();
    await shows('1 undone.');
    expect(await page.getByText('0 undone.').count()).toBe(0);
    await page.unroute('**/queue/actions');
  });

  it('holds still while somebody is in it, counts what is new and lets it in', async () => {
    await send('Hold', 3);
    await page.goto('/triage');
    await rowOf('Hold 0').waitFor();
    await page.keyboard.press('j');
    const before = await titles();
    await send('Later', 2, { severity: 39 });
    await shows('Held, 2 new');
    expect(await titles()).toEqual(before);
    await page.keyboard.press('r');
    await shows('Held, nothing new');
    await rowOf('Later 1').waitFor();
  });

  it('names what is critical and waits, without moving the list', async () => {
    await send('Calm', 2);
    await page.goto('/triage');
    await rowOf('Calm 1').waitFor();
    await page.keyboard.press('j');
    const before = await titles();
    await send('Emergency', 1, { severity: 95 });
    const alarm = page.getByRole('alert').getByRole('button', { name: /critical waiting/ });
    await alarm.waitFor();
    expect(await titles()).toEqual(before);
    await alarm.click();
    await page
      .getByRole('complementary')
      .getByRole('heading', { name: /Emergency 0/ })
      .waitFor();
    expect(await alarm.count()).toBe(0);
  });

  it('greys in place what somebody else deals with', async () => {
    await send('Other', 3);
    await only('Other');
    await page.keyboard.press('j');
    const second = (await rowOf('Other 1').getAttribute('data-key')) ?? '';
    const linh = await enrol(server, { organisation: 'kr-port-soc', roles: ['analyst'], name: 'Linh' });
    const theirs = await browser.newContext({ baseURL: server.baseUrl });
    await signInByCookie(server, theirs, linh);
    const answer = await theirs.request.post('/api/v1/queue/actions', {
      data: {
        items: [{ kind: 'alert', id: second.replace('alert:', '') }],
        action: { type: 'close', reason: 'false_positive' },
      },
    });
    expect(answer.status()).toBe(200);
    await theirs.close();
    await until(async () => ((await rowOf('Other 1').textContent())?.includes('closed by Linh') ? true : undefined));
    expect(await titles()).toEqual(['Other 0', 'Other 1', 'Other 2']);
    await page.keyboard.press('r');
    await until(async () => ((await titles()).join() === 'Other 0,Other 2' ? true : undefined));
  });

  it('does one thing to many, and says exactly to how many', async () => {
    await send('Many', 6);
    await only('Many');
    await rowOf('Many 0').click();
    await rowOf('Many 3').click({ modifiers: ['Shift'] });
    await shows('4 selected of 6');
    await page.keyboard.press('b');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Enter');
    await shows('4 put off.');
    await page.keyboard.press('u');
    await shows('4 undone.');
  });

  it('sets apart all that match at an instant: what comes later is not among them', async () => {
    await send('All', 5);
    await only('All');
    await page.keyboard.press('j');
    await page.keyboard.press('*');
    await page.keyboard.press('a');
    await shows(/^5 selected: all that matched rule:"All:rule" at \d\d:\d\d:\d\dZ$/);
    await send('All', 1, { title: 'All later', severity: 39 });
    await page.keyboard.press('e');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await shows('5 closed.');
  });

  it('keeps filter, order and view in the address, and says where a filter is wrong', async () => {
    await send('Views', 2);
    await page.goto('/triage');
    await rowOf('Views 0').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('severity:hgh');
    await page.keyboard.press('Enter');
    const fault = page.getByRole('alert').filter({ has: page.locator('mark') });
    await fault.waitFor();
    expect(await fault.locator('mark').textContent()).toContain('hgh');
    expect(new URL(page.url()).search).not.toContain('hgh');
    const field = page.getByRole('combobox', { name: 'Filter' });
    await field.fill('seve');
    await page.getByRole('option', { name: /severity:/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await field.inputValue()).toBe('severity:');
    await field.fill('rule:"Views:rule"');
    await page.keyboard.press('Enter');
    await until(async () => ((await titles()).join() === 'Views 0,Views 1' ? true : undefined));
    await page.getByRole('button', { name: 'View' }).click();
    await page.getByRole('menuitem', { name: 'Save as a new view' }).click();
    await page.getByLabel('Name').fill('Only those');
    await page.keyboard.press('Enter');
    const tab = page.getByRole('link', { name: /Only those/ });
    await tab.waitFor();
    await until(async () => ((await tab.textContent())?.includes('2') ? true : undefined));
    await page.getByRole('link', { name: /Everything/ }).click();
    await tab.click();
    await until(async () => ((await titles()).join() === 'Views 0,Views 1' ? true : undefined));
    await page.reload();
    await rowOf('Views 1').waitFor();
    await page.getByRole('button', { name: 'View' }).click();
    await page.getByRole('menuitem', { name: 'Delete view' }).click();
    await page.getByRole('button', { name: 'Delete view' }).click();
    await until(async () => ((await tab.count()) === 0 ? true : undefined));
  });

  it('narrows to a span of the last hour by keyboard', async () => {
    await send('Hour', 2);
    await only('Hour');
    const hour = page.getByRole('slider');
    await until(async () => ((await hour.getAttribute('aria-label'))?.includes('last hour: 2') ? true : undefined));
    await hour.focus();
    await page.keyboard.press('ArrowLeft');
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Enter');
    await page.waitForURL(/arrived/);
    await rowOf('Hour 1').waitFor();
  });

  it('exports what it shows', async () => {
    await send('Export', 3, { title: '=1+1' });
    await page.goto(`/triage?filter=${encodeURIComponent('rule:"Export:rule"')}`);
    await page.locator(ROW).nth(2).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ]);
    const lines = readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain(",'=1+1,");
  });

  it('prints all of its rows, also those out of sight', async () => {
    await send('Print', 72, { severity: 20 });
    await only('Print');
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await page.locator(ROW).count()).toBe(72);
    await shows(/72 of 72 rows/);
    await shoot(page, 'queue-print');
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await until(async () => ((await page.locator(ROW).count()) < 60 ? true : undefined));
  });

  it.each(['dark', 'light', 'contrast'])('can be used by everybody in the %s theme', async (theme) => {
    await send(`Access ${theme}`, 3);
    await page.addInitScript(
      (theme) => localStorage.setItem('breakwater.preferences', JSON.stringify({ theme })),
      theme,
    );
    await only(`Access ${theme}`);
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('Space');
    await page.getByText('As it was received').waitFor();
    await shoot(page, `queue-${theme}`);
    await page.setViewportSize({ width: 900, height: 700 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await shoot(page, `queue-${theme}-narrow`);
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('e');
    await page.getByRole('dialog').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
