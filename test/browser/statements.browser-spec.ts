import type { Browser, Page } from 'playwright-core';
import { browse, enrol, Jar, type Member } from '../support/people.ts';
import { TwoSites } from '../support/two-sites.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { choose, pressOn, typeInto } from './support/by-keyboard.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { type Colleague, inTheme, isLive, seat, THEMES } from './support/colleague.ts';
import { type ConsoleServer, startConsole } from './support/console-server.ts';
import { shoot } from './support/shots.ts';

const LONG = 180_000;

/** One statement from its drafting to its correction, by people of two nations in two browsers, by keyboard alone. */
describeInBrowser('statements and rumours', () => {
  let server: ConsoleServer;
  let browser: Browser;
  let spokesman: Colleague;
  let abroad: Colleague;
  let minji: Member;
  let wei: Member;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startConsole(), launchChromium()]);
    minji = await enrol(server, { organisation: 'kr-port-soc', roles: ['analyst', 'liaison'], name: 'Minji Kwon' });
    wei = await enrol(server, { organisation: 'sg-cert', roles: ['lead'], name: 'Wei Tan' });
    spokesman = await seat(browser, server, minji);
    abroad = await seat(browser, server, wei);
  }, LONG);
  afterAll(async () => {
    const faults = [...(spokesman?.watched.faults ?? []), ...(abroad?.watched.faults ?? [])];
    await browser?.close();
    await server?.close();
    expect(faults).toEqual([]);
  });

  const act = async (page: Page, name: string, title: string): Promise<ReturnType<Page['getByRole']>> => {
    await pressOn(page, page.getByRole('article').getByRole('button', { name, exact: true }));
    return page.getByRole('dialog', { name: title });
  };
  const stands = (page: Page, state: string) => page.locator(`article[data-statement=${state}]`).waitFor();

  it('are drafted in two languages, asked of a nation, and written anew', async () => {
    const { page } = spokesman;
    await page.goto('/statements');
    await isLive(page);
    await pressOn(page, page.getByRole('button', { name: 'New statement' }));
    const form = page.getByRole('region', { name: 'New statement' });
    await typeInto(page, form.getByLabel('Title'), 'Smoke at one valve');
    await typeInto(page, form.getByLabel('Text in English'), 'A valve leaked. The fire is out.');
    await pressOn(page, form.getByRole('button', { name: 'Add a language' }));
    await typeInto(page, form.getByLabel('Text in Korean'), '밸브가 새었습니다. 불은 꺼졌습니다.');
    await shoot(page, 'statement-new');
    expect(await accessibilityFaults(page)).toEqual([]);
    // What is being written outlives a reload.
    await page.reload();
    expect(await form.getByLabel('Text in Korean').inputValue()).toBe('밸브가 새었습니다. 불은 꺼졌습니다.');
    await pressOn(page, form.getByRole('button', { name: 'Keep as a draft' }));
    await stands(page, 'draft');

    const asking = await act(page, 'Ask nations', 'Ask nations about “Smoke at one valve”');
    await pressOn(page, asking.getByLabel('Singapore'), 'Space');
    expect(await accessibilityFaults(page)).toEqual([]);
    await pressOn(page, asking.getByRole('button', { name: 'Ask nations' }));
    await stands(page, 'asked');
    expect(await page.locator('[data-seats]').innerText()).toContain('has not answered');
    expect(await page.getByRole('article').getByRole('button', { name: 'Release', exact: true }).count()).toBe(0);
  });

  it('reach the CERT that was asked at once, which answers the very version it has read', async () => {
    const { page } = abroad;
    await page.goto('/statements');
    await isLive(page);
    await pressOn(page, page.locator('[data-received] button', { hasText: 'Smoke at one valve' }));
    const article = page.getByRole('article', { name: 'Smoke at one valve' });
    await article.getByText('불은 꺼졌습니다').waitFor();
    for (const theme of THEMES) {
      await inTheme(page, theme);
      expect({ theme, faults: await accessibilityFaults(page) }).toEqual({ theme, faults: [] });
      await shoot(page, `statement-asked-${theme}`);
    }
    // It is written anew meanwhile: whoever asked has to ask again, and what was read is gone.
    const revising = await act(spokesman.page, 'Write anew', 'Write “Smoke at one valve” anew');
    await typeInto(spokesman.page, revising.getByLabel('Text in English'), 'A valve leaked by age. The fire is out.');
    await pressOn(spokesman.page, revising.getByRole('button', { name: 'Write anew' }));
    await stands(spokesman.page, 'draft');
    await page.getByText('It is not there any more').waitFor();
    const asking = await act(spokesman.page, 'Ask nations', 'Ask nations about “Smoke at one valve”');
    expect(await asking.getByLabel('Singapore').isDisabled()).toBe(true);
    await pressOn(spokesman.page, asking.getByRole('button', { name: 'Ask nations' }));
    await stands(spokesman.page, 'asked');

    await article.getByText('by age').waitFor();
    await typeInto(page, article.getByLabel('In your words, for whoever asked'), 'That is what we know');
    await pressOn(page, article.getByRole('button', { name: 'Approve for our nation' }));
    await article.getByText('We approved this version').waitFor();
    await stands(spokesman.page, 'approved');
    await spokesman.page.getByText('That is what we know').waitFor();
  });

  it('go out, answer a rumour, and are put right', async () => {
    const { page } = spokesman;
    const log = page.getByRole('region', { name: /^Rumour log/ });
    await pressOn(page, log.locator('summary', { hasText: 'Write a rumour down' }));
    await typeInto(page, log.getByLabel('What is said, in its own words'), 'Hackers opened the valve');
    await typeInto(page, log.getByLabel('Where it was heard'), 'Social media');
    await typeInto(page, log.getByLabel('Address, if it has one; nothing opens it'), 'https://example.org/clip');
    await typeInto(page, log.getByLabel('How many may have it'), '40000');
    await pressOn(page, log.getByRole('button', { name: 'Write down' }));
    const rumour = log.locator('[data-rumours] > li', { hasText: 'Hackers opened the valve' });
    await rumour.getByText('40,000 people').waitFor();
    expect(await log.getByRole('link').count()).toBe(0);
    await pressOn(page, rumour.getByRole('button', { name: 'Judge' }));
    await pressOn(page, rumour.getByLabel('not known'), 'ArrowDown');
    await typeInto(page, rumour.getByLabel('Why'), 'The log is whole');
    await pressOn(page, rumour.getByRole('button', { name: 'Say so' }));
    await rumour.getByText('The log is whole').waitFor();
    expect(await rumour.locator('[data-rumour=false]').count()).toBe(1);

    const releasing = await act(page, 'Release', 'Release “Smoke at one valve”');
    expect(await releasing.getByLabel('South Korea').count()).toBe(0);
    await shoot(page, 'statement-release');
    await pressOn(page, releasing.getByRole('button', { name: 'Release' }));
    await stands(page, 'released');
    await abroad.page.locator('article[data-received=released]').waitFor();
    const saved = page.waitForEvent('download');
    await pressOn(page, page.getByRole('button', { name: 'Save to hand out: English' }));
    expect((await saved).suggestedFilename()).toBe('statement-en.txt');

    await pressOn(page, rumour.getByRole('button', { name: 'Answer' }));
    await choose(page, rumour.getByLabel('The statement that answers it'), 'Smoke at one valve');
    await pressOn(page, rumour.getByRole('button', { name: 'Answer with it' }));
    await rumour.getByText('Answered by “Smoke at one valve”').waitFor();

    const correcting = await act(page, 'Correct', 'Correct “Smoke at one valve”');
    await typeInto(page, correcting.getByLabel('Title'), 'One man was hurt');
    await typeInto(page, correcting.getByLabel(/^Text in/), 'One man was treated for smoke.');
    await pressOn(page, correcting.getByRole('button', { name: 'Correct' }));
    await page.getByRole('heading', { name: 'One man was hurt' }).waitFor();
    const release = await act(page, 'Release', 'Release “One man was hurt”');
    await pressOn(page, release.getByLabel('Singapore'), 'Space');
    await pressOn(page, release.getByRole('button', { name: 'Release' }));
    await stands(page, 'released');
    await abroad.page.getByText('Was put right by a later statement').waitFor();
    for (const theme of THEMES) {
      await inTheme(page, theme);
      expect({ theme, faults: await accessibilityFaults(page) }).toEqual({ theme, faults: [] });
      await shoot(page, `statements-${theme}`);
    }
    await inTheme(page, 'dark');
  });

  it('stand with the case they are of', async () => {
    const { page } = spokesman;
    const caseId = await new TwoSites(server).caseAt('KRPUS', [{ type: 'domain', value: 'valve.example.org' }]);
    const jar = new Jar();
    await browse(server, jar, '/api/v1/session', { login: minji.login, password: minji.password });
    await browse(server, jar, '/api/v1/rumours', { text: 'It was a neighbour', where: 'Radio', case: caseId });
    const [row] = await server.db.query<{ number: string }>('SELECT number FROM cases WHERE id = $1', [caseId]);
    await page.goto(`/cases/BW-${row!.number}?tab=statements`);
    await isLive(page);
    await page.locator('[data-rumours]').getByText('It was a neighbour').waitFor();
    await pressOn(page, page.locator('summary', { hasText: 'New statement' }));
    const form = page.getByRole('region', { name: 'New statement' });
    await typeInto(page, form.getByLabel('Title'), 'Of a case');
    await typeInto(page, form.getByLabel('Text in English'), 'We look into it.');
    for (const theme of THEMES) {
      await inTheme(page, theme);
      expect({ theme, faults: await accessibilityFaults(page) }).toEqual({ theme, faults: [] });
      await shoot(page, `statements-case-${theme}`);
    }
    await pressOn(page, form.getByRole('button', { name: 'Keep as a draft' }));
    await page.waitForURL('**/statements?statement=*');
    await page.getByRole('link', { name: `BW-${row!.number}` }).waitFor();
  });
});
