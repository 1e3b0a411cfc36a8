import type { Browser, Page } from 'playwright-core';
import { browse, enrol, Jar, type Member } from '../support/people.ts';
import { TwoSites } from '../support/two-sites.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { pressOn, typeInto } from './support/by-keyboard.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { type Colleague, inTheme, isLive, seat, THEMES } from './support/colleague.ts';
import { type ConsoleServer, startConsole } from './support/console-server.ts';
import { shoot } from './support/shots.ts';

const LONG = 180_000;
const domain = (value: string) => [{ type: 'domain', value }];

describeInBrowser('what belongs together, in the case room', () => {
  let server: ConsoleServer;
  let browser: Browser;
  let analyst: Member;
  let sites: TwoSites;
  let someone: Colleague;
  let page: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startConsole(), launchChromium()]);
    analyst = await enrol(server, { organisation: 'kr-port-soc', roles: ['analyst'], name: 'Minji Kwon' });
    sites = new TwoSites(server);
  }, LONG);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  beforeEach(async () => {
    someone = await seat(browser, server, analyst);
    ({ page } = someone);
  });
  afterEach(async () => {
    const { faults } = someone.watched;
    await someone.context.close();
    expect(faults).toEqual([]);
  });

  const nameOf = async (id: string): Promise<string> => {
    const [row] = await server.db.query<{ number: string }>('SELECT number FROM cases WHERE id = $1', [id]);
    return `BW-${row!.number}`;
  };
  const open = async (id: string, search = ''): Promise<void> => {
    await page.goto(`/cases/${await nameOf(id)}${search}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await isLive(page);
  };
  const card = (name: string) => page.locator('[data-related] > li', { hasText: name });

  it('comes up by itself, says why, leads to the other side, and is decided on by keyboard', async () => {
    const one = await sites.caseAt('KRPUS', domain('c2.browser.example.org'));
    await open(one);
    await page.getByRole('tab', { name: 'Related', exact: true }).waitFor();
    const other = await sites.caseAt('KRINC', domain('c2.browser.example.org'));
    const tab = page.getByRole('tab', { name: 'Related (1)' });
    await tab.waitFor();
    await tab.click();
    const there = await nameOf(other);
    await card(there).getByText('Both met the domain c2.browser.example.org').waitFor();
    await card(there).getByText('2 have it; of more than 8 nothing would be said').waitFor();
    for (const theme of THEMES) {
      await inTheme(page, theme);
      expect({ theme, faults: await accessibilityFaults(page) }).toEqual({ theme, faults: [] });
      await shoot(page, `related-${theme}`);
    }

    await pressOn(page, card(there).getByRole('button', { name: `Related ${there}`, exact: true }));
    const dialog = page.getByRole('dialog', { name: `Related to ${there}` });
    await typeInto(page, dialog.getByLabel('Reason, if there is something to say'), 'One crew');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await card(there).getByText('Minji Kwon said that they belong together').waitFor();
    await page.getByRole('tab', { name: 'Related', exact: true }).waitFor();

    await card(there).getByRole('link', { name: there }).click();
    await page.waitForURL(`**/cases/${there}*`);
    await page.getByRole('tab', { name: 'Related', exact: true }).click();
    const here = await nameOf(one);
    await card(here).getByText('One crew').waitFor();
    await card(here)
      .getByRole('button', { name: /^Not related/ })
      .click();
    const refusal = page.getByRole('dialog', { name: `Not related to ${here}` });
    expect(await refusal.getByRole('button', { name: 'Not related…' }).isDisabled()).toBe(true);
    await refusal.getByLabel('Reason').fill('A scanner of the university');
    await refusal.getByRole('button', { name: 'Not related…' }).click();
    await card(here).getByText('A scanner of the university').waitFor();
    expect(await card(here).getAttribute('data-state')).toBe('dismissed');
  });

  it('shows a package of another nation while it is released, and the proposal in the inbox', async () => {
    const wei = await enrol(server, { organisation: 'sg-port-soc', roles: ['liaison'], name: 'Wei Tan' });
    const jar = new Jar();
    await browse(server, jar, '/api/v1/session', { login: wei.login, password: wei.password });
    const foreign = await sites.caseAt('SGJUR', domain('c3.browser.example.org'));
    const own = await sites.caseAt('KRPUS', domain('c3.browser.example.org'));
    const prepared = await browse<{ release: { id: string }; preview: { hash: string } }>(
      server,
      jar,
      '/api/v1/releases',
      {
        case: foreign,
        recipients: [{ kind: 'nation', nation: 'KR' }],
        selection: { case: ['title'], alerts: 'all', alertFields: ['title', 'times', 'entities'] },
        purpose: 'Joint watch',
        expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      },
    );
    const { release, preview } = prepared.body;
    await browse(server, jar, `/api/v1/releases/${release.id}/publish`, { hash: preview.hash });
    await sites.settled();
    await page.goto('/inbox');
    await isLive(page);
    const proposal = page.locator('[data-related-open] a', { hasText: await nameOf(own) });
    await proposal.click();
    await page.waitForURL(`**/cases/${await nameOf(own)}?tab=related`);
    const link = page.getByRole('link', { name: /^Package from Singapore/ });
    await link.waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'related-package');
    await browse(server, jar, `/api/v1/releases/${release.id}/recall`, { reason: 'Enough' });
    await page.getByText('Nothing elsewhere has anything rare in common with this case.').waitFor();
    expect(await link.count()).toBe(0);
  });
});
