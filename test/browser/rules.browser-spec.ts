import type { Browser, BrowserContext, Page } from 'playwright-core';
import { nativeAlert, sendBytes } from '../support/alerts.ts';
import { correlated } from '../support/case-picture.ts';
import { enrol, type Member } from '../support/people.ts';
import { counting } from '../support/rule-texts.ts';
import { until } from '../support/until.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { type ConsoleServer, startConsole } from './support/console-server.ts';
import { shoot } from './support/shots.ts';
import { signInByCookie } from './support/signed-in.ts';
import { watchedPage, type WatchedPage } from './support/watched-page.ts';

const JOINS = counting('joins:1', { title: 'Both of them', most: 2, by: 'Site' });

describeInBrowser('the rules', () => {
  let server: ConsoleServer;
  let browser: Browser;
  let analyst: Member;
  let lead: Member;
  let observer: Member;
  let context: BrowserContext;
  let watched: WatchedPage;
  let key: string;
  let count = 0;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startConsole(), launchChromium()]);
    analyst = await enrol(server, { organisation: 'kr-port-soc', roles: ['analyst'], name: 'Jihun Park' });
    lead = await enrol(server, { organisation: 'kr-port-soc', roles: ['lead'], name: 'Minji Kwon' });
    observer = await enrol(server, { organisation: 'kr-port-soc', roles: ['observer'] });
    key = await server.keyOf('KRPUS', 'suricata');
    // Two cases, with an alert in each that the rule would tie to the other's.
    for (const account of ['first', 'second']) {
      await send({ severity: 70, signature: 'opens:1' }, account);
      await send({ severity: 40, signature: 'joins:1' }, account);
    }
    await until(() => correlated(server.db));
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

  const send = async (changes: object, account: string): Promise<void> => {
    count += 1;
    const entities = [{ type: 'user', value: account, role: 'source' }];
    const { body } = await sendBytes(server, key, JSON.stringify(nativeAlert(`r-${count}`, { ...changes, entities })));
    expect(body.accepted).toBe(1);
  };
  const open = async (who: Member, path = '/rules'): Promise<Page> => {
    await signInByCookie(server, context, who);
    await watched.page.goto(path);
    await watched.page.locator('tbody tr').first().waitFor();
    return watched.page;
  };

  it('tell faults at their line, lead to them by keyboard, and keep what was written', async () => {
    const page = await open(analyst);
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.getByRole('button', { name: 'New rule' }).click();
    const text = page.getByRole('textbox', { name: 'Text of the rule' });
    await page.getByText('No faults. Stands as “Many of one source”.').waitFor();
    const faulty = JOINS.replace('timespan: 10m', 'timespan: soon');
    await text.fill(faulty);
    const place = page.getByRole('button', { name: /^Line \d+, column \d+$/ });
    await place.waitFor();
    await page.getByText('timespan must be a number and one of s, m, h, d, like 15m').waitFor();
    await place.focus();
    await page.keyboard.press('Enter');
    const caret = await text.evaluate((area) => [
      document.activeElement === area,
      (area as HTMLTextAreaElement).selectionStart,
    ]);
    expect(caret).toEqual([true, faulty.indexOf('soon')]);
    expect(await page.getByRole('button', { name: 'Save as a draft' }).isDisabled()).toBe(true);
    await shoot(page, 'rules-faults');
    await page.reload();
    await page.getByText('timespan must be a number').waitFor();
    expect(await text.inputValue()).toBe(faulty);
    await text.fill(JOINS);
    await page.getByText('No faults. Stands as “Both of them”.').waitFor();
  });

  it('show what a draft would join before it is saved, with progress, the cases and the reason', async () => {
    const page = await open(analyst, '/rules?rule=new');
    await page.getByRole('textbox', { name: 'Text of the rule' }).fill(JOINS);
    await page.getByText('No faults. Stands as “Both of them”.').waitFor();
    await page.getByRole('button', { name: 'Run back-test' }).click();
    await page.getByText('1 joined').waitFor();
    const difference = page.getByRole('list', { name: 'Differences' }).getByRole('listitem');
    expect(await difference.count()).toBe(1);
    expect(await difference.textContent()).toContain('2 cases would be one');
    expect(await difference.textContent()).toContain(
      'Rule “Both of them” (high, version 1): 2 matches with Site krpus',
    );
    expect(await difference.getByRole('link').allTextContents()).toEqual(['BW-1', 'BW-2']);
    await shoot(page, 'rules-back-test');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('go from draft to test to live by two people', async () => {
    const page = await open(analyst, '/rules?rule=new');
    await page.getByRole('textbox', { name: 'Text of the rule' }).fill(JOINS);
    await page.getByRole('textbox', { name: 'What is new' }).fill('First');
    await page.getByRole('button', { name: 'Save as a draft' }).click();
    const detail = page.getByRole('region', { name: 'Both of them' });
    await detail.getByRole('textbox', { name: 'Reason' }).fill('To see what it does');
    await detail.getByRole('button', { name: 'Put into test' }).click();
    await detail.getByText(/Runs since place \d+ in the order of inputs/).waitFor();
    await send({ severity: 40, signature: 'joins:1' }, 'first');
    await send({ severity: 40, signature: 'joins:1' }, 'second');
    await until(async () => {
      await page.reload();
      return (await detail.getByText(/Would have fired/).count()) > 0;
    });
    await detail.getByText(/Would have fired/).click();
    await detail.getByText('Would make one of 2 cases').waitFor();
    await detail.getByRole('textbox', { name: 'Reason' }).fill('It says what we want');
    await detail.getByRole('button', { name: 'Ask for approval' }).click();
    await detail.getByText('Jihun Park asked that it go live.').waitFor();
    expect(await detail.getByRole('button', { name: 'Approve: go live' }).count()).toBe(0);
    const address = page.url();
    await shoot(page, 'rules-asked');
    await context.clearCookies();
    const second = await open(lead, address);
    await second.getByText('waits for a second person').waitFor();
    await detail.getByRole('textbox', { name: 'Reason' }).fill('Agreed');
    await detail.getByRole('button', { name: 'Approve: go live' }).click();
    await detail.getByText('Approved by Minji Kwon: Agreed').waitFor();
    await second.locator('tbody tr[data-state=live]', { hasText: 'Both of them' }).waitFor();
    await detail.getByRole('tab', { name: 'Text' }).click();
    await detail.getByText('Written from version 1.').waitFor();
    await shoot(second, 'rules-live');
  });

  it('are there to read for an observer, with nothing to do', async () => {
    const page = await open(observer);
    expect(await page.getByRole('button', { name: 'New rule' }).count()).toBe(0);
    await page.getByRole('combobox', { name: 'State' }).selectOption('shipped');
    await page.locator('tbody tr').first().getByRole('button').click();
    await page.getByText(/Shipped with the node in \w+\.yml/).waitFor();
    expect(await page.getByRole('textbox', { name: 'Text of the rule' }).isEditable()).toBe(false);
    expect(await page.getByRole('tab', { name: 'Back-test' }).count()).toBe(0);
  });

  it.each(['dark', 'light', 'contrast'] as const)('are accessible in %s, in English and Korean', async (theme) => {
    const page = await open(lead);
    for (const language of ['en', 'ko'] as const) {
      await page.evaluate(
        (preferences) => localStorage.setItem('breakwater.preferences', JSON.stringify(preferences)),
        { theme, language },
      );
      await page.goto('/rules?rule=new');
      await page.locator('tbody tr').first().waitFor();
      await page.locator('textarea').fill('title: [');
      await page.locator('li[data-faulty]').waitFor();
      await shoot(page, `rules-new-${theme}-${language}`);
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.locator('tbody tr[data-state=live], tbody tr[data-state=shipped]').first().getByRole('button').click();
      await page.getByRole('tab').first().waitFor();
      await shoot(page, `rules-one-${theme}-${language}`);
      expect(await accessibilityFaults(page)).toEqual([]);
    }
  });
});
