import type { Browser, Page } from 'playwright-core';
import { enrol, type Member } from '../support/people.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { type Colleague, inTheme, isLive, seat, THEMES } from './support/colleague.ts';
import { type ConsoleServer, startConsole } from './support/console-server.ts';
import { openCase, type OpenedCase } from './support/opened-case.ts';
import { pagesOfPdf } from './support/pdf-text.ts';
import { shoot } from './support/shots.ts';

const LONG = 180_000;

describeInBrowser('the case room as it is shown and printed', () => {
  let server: ConsoleServer;
  let browser: Browser;
  let minji: Member;
  let found: OpenedCase;
  let lead: Colleague;
  let page: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startConsole(), launchChromium()]);
    minji = await enrol(server, { organisation: 'kr-port-soc', roles: ['lead', 'liaison'], name: 'Minji Kwon' });
    found = await openCase(server, ['Crane controller probed', '=cmd|calc!A1', 'Write to a coil', 'Diagnostic forced']);
    for (let line = 0; line < 30; line += 1) {
      const body = `Line ${line} of the shift log, **long** enough to fill a page of paper with what was done.`;
      const { status } = await server.post(`/api/v1/cases/${found.id}/notes`, { body });
      if (status !== 201) throw new Error(`No note: ${status}`);
    }
    await server.post(`/api/v1/cases/${found.id}/tasks`, { title: 'Call the crane operator' });
    await server.post(`/api/v1/cases/${found.id}/observables`, { type: 'ip', value: '198.51.100.7', isIoc: true });
  }, LONG);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  beforeEach(async () => {
    lead = await seat(browser, server, minji);
    ({ page } = lead);
  });
  afterEach(async () => {
    const { faults } = lead.watched;
    await lead.context.close();
    expect(faults).toEqual([]);
  });

  const open = async (who: Page, search = ''): Promise<void> => {
    await who.goto(`/cases/${found.displayId}${search}`);
    await who.getByRole('heading', { level: 1 }).waitFor();
    await isLive(who);
  };

  it('opens at what is newest', async () => {
    await open(page);
    await page.locator('li[data-type="observable.added"]').waitFor();
    await page.waitForTimeout(500);
    const rest = await page
      .getByRole('region', { name: 'Entries' })
      .evaluate(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight);
    expect(rest).toBeLessThan(9);
  });

  it.each([
    ['ko', 'Operator 님이 작업 “Call the crane operator”을(를) 추가했습니다.'],
    ['id', 'Operator menambah tugas “Call the crane operator”.'],
    ['th', 'Operator เพิ่มงาน “Call the crane operator”'],
    ['my', 'Operator က လုပ်ငန်း “Call the crane operator” ကို ထည့်သည်။'],
  ])('tells in %s what happened, on the screen and on paper', async (language, sentence) => {
    await open(page);
    await page.evaluate(
      (tag) => localStorage.setItem('breakwater.preferences', JSON.stringify({ language: tag })),
      language,
    );
    await open(page);
    await page.getByText(sentence, { exact: true }).waitFor();
    await page.locator('li[data-type="case.opened"]').scrollIntoViewIfNeeded();
    await shoot(page, `room-told-${language}`);
    expect(await accessibilityFaults(page)).toEqual([]);
    await open(page, '?tab=print');
    await page.locator('article[data-ready]').getByText(sentence).waitFor();
  });

  it('is printed with its marking at the head and foot of each page', async () => {
    await open(page, '?tab=print');
    await page.locator('article[data-ready]').waitFor();
    await shoot(page, 'room-print');
    const pages = pagesOfPdf(await page.pdf({ preferCSSPageSize: true }));
    expect(pages.length).toBeGreaterThan(1);
    for (const text of pages) expect(text.split('TLP:AMBER PAP:AMBER').length - 1).toBeGreaterThanOrEqual(2);
    expect(pages.join(' ')).toContain('Line 24 of the shift log');
    expect(pages[0]).not.toContain('Triage');
  });

  it.each([
    '',
    '?tab=links',
    '?tab=tasks',
    '?tab=observables',
    '?tab=evidence',
    '?tab=entities',
    '?tab=shares',
    '?tab=print',
  ])('is accessible at %s in each theme', async (search) => {
    await open(page, search);
    await page.waitForLoadState('networkidle');
    for (const theme of THEMES) {
      await inTheme(page, theme);
      await shoot(page, `room${search.replace('?tab=', '-')}-${theme}`);
      expect({ theme, faults: await accessibilityFaults(page) }).toEqual({ theme, faults: [] });
    }
  });

  it('is accessible while something is asked, and as a list', async () => {
    await open(page);
    for (const name of ['Assign', 'Set severity', 'Close the case', 'Merge into…']) {
      await page.getByRole('button', { name, exact: true }).click();
      await page.getByRole('dialog').waitFor();
      expect({ name, faults: await accessibilityFaults(page) }).toEqual({ name, faults: [] });
      await page.getByRole('button', { name: 'Close dialog' }).click();
    }
    await page.goto('/cases');
    await page.getByRole('link', { name: found.title }).waitFor();
    for (const theme of THEMES) {
      await inTheme(page, theme);
      await shoot(page, `cases-${theme}`);
      expect({ theme, faults: await accessibilityFaults(page) }).toEqual({ theme, faults: [] });
    }
  });
});
