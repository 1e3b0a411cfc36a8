import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { enrol, type Member } from '../support/people.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { type ConsoleServer, startConsole } from './support/console-server.ts';
import { shoot } from './support/shots.ts';
import { signInByCookie } from './support/signed-in.ts';
import { type WatchedPage, watchedPage } from './support/watched-page.ts';

const THEMES = ['dark', 'light', 'contrast'];
const LONG = 240_000;

/** A drill, from a copy of a shipped one to a run of it. Each test goes on where the one before stopped. */
describeInBrowser('writing a drill', () => {
  let server: ConsoleServer;
  let browser: Browser;
  let author: WatchedPage;
  let ref = '';

  beforeAll(async () => {
    [server, browser] = await Promise.all([startConsole(), launchChromium()]);
    author = await browserOf(
      await enrol(server, { organisation: 'sg-cert', roles: ['drill_controller'], name: 'Dana Lim' }),
    );
  }, LONG);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const saved = async (): Promise<string> => {
    const [row] = await server.db.query<{ text: string }>(
      'SELECT text FROM drill_template_revisions WHERE template_id = $1 ORDER BY revision DESC LIMIT 1',
      [ref],
    );
    return row!.text;
  };

  it('begins with a copy of a shipped one', async () => {
    const { page } = author;
    await page.goto('/drills');
    await page.getByRole('link', { name: 'Write and import drills' }).click();
    await page.getByRole('link', { name: 'Crane network attacked under drone cover' }).click();
    await page.getByRole('textbox', { name: 'Text of the drill' }).waitFor();
    await look(page, 'authoring-shipped');
    await page.getByRole('button', { name: 'Copy' }).click();
    const dialog = page.getByRole('dialog', { name: /^Copy of/ });
    await dialog.getByLabel('Code').fill('port-crane-attack');
    await dialog.getByRole('button', { name: 'Make it' }).click();
    await dialog.getByText('A drill that is shipped is called port-crane-attack').waitFor();
    await dialog.getByLabel('Code').fill('our-crane-night');
    await dialog.getByRole('button', { name: 'Make it' }).click();
    await page.getByRole('tab', { name: 'Form' }).waitFor();
    ref = new URL(page.url()).pathname.split('/').at(-1)!;
    expect(ref).toMatch(/^[0-9a-f-]{36}$/);
    await look(page, 'authoring-form');
  });

  it('is changed in the form, which leaves every other line as it was', async () => {
    const { page } = author;
    const before = await saved();
    await page.getByRole('button', { name: /^I01 / }).click();
    const title = page.getByRole('group', { name: /^Items/ }).getByLabel('Title', { exact: true });
    await title.fill('Crane network is scanned at night');
    await title.press('Tab');
    const when = page.getByLabel('After STARTEX');
    await when.fill('3m');
    await when.press('Enter');
    await page.getByText('No faults. Stands as').waitFor();
    await look(page, 'authoring-item');
    await page.getByRole('textbox', { name: 'What is new' }).fill('By night');
    await page.getByRole('button', { name: 'Save as revision 2' }).click();
    await page.getByText('Nothing is changed.').waitFor();
    const [gone, come] = [changed(before, await saved()), changed(await saved(), before)];
    expect(gone).toEqual(['    title: Crane network is scanned', '    at: 2m']);
    expect(come).toEqual(['    title: Crane network is scanned at night', '    at: 3m']);
  });

  it('gets an item more, and says what is wrong where it is', async () => {
    const { page } = author;
    await page.getByRole('button', { name: 'Add an item' }).click();
    const items = page.getByRole('group', { name: /^Items/ });
    await items.getByLabel('Title', { exact: true }).fill('A minister calls');
    await items.getByLabel('Subject').fill('What do we say?');
    await items.getByLabel('After STARTEX').fill('3h');
    await items.getByLabel('After STARTEX').press('Enter');
    const leads = page.getByRole('button', { name: /^Line \d+, column \d+: That is after ENDEX$/ });
    await leads.waitFor();
    await page.getByText('✕ 1 fault').first().waitFor();
    expect(await page.getByRole('button', { name: 'Save as revision 3' }).isDisabled()).toBe(true);
    await look(page, 'authoring-fault');
    await leads.click();
    const text = page.getByRole('textbox', { name: 'Text of the drill' });
    await text.waitFor();
    const line = await text.evaluate((area: HTMLTextAreaElement) => {
      const start = area.value.lastIndexOf('\n', area.selectionStart - 1) + 1;
      return area.value.slice(start, area.value.indexOf('\n', start));
    });
    expect(line).toBe('    at: 3h');
    // The line is in sight, and the text beside its number.
    const seen = await text.evaluate((area: HTMLTextAreaElement) => {
      const box = area.parentElement!;
      const row = box.scrollHeight / area.value.split('\n').length;
      const at = area.value.slice(0, area.selectionStart).split('\n').length * row - box.scrollTop;
      return {
        inSight: at > 0 && at < box.clientHeight,
        whole: area.scrollHeight - area.clientHeight <= 1,
        moved: area.scrollTop,
      };
    });
    expect(seen).toEqual({ inSight: true, whole: true, moved: 0 });
    await look(page, 'authoring-text');
    await page.keyboard.press('End');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('20m');
    await page.getByText('No faults. Stands as').first().waitFor();
    // What is not saved outlives a reload.
    await page.reload();
    await page.getByText('No faults. Stands as').first().waitFor();
    await page.getByRole('button', { name: 'Save as revision 3' }).click();
    await page.getByText('Nothing is changed.').waitFor();
    expect(await saved()).toContain('title: A minister calls');
  });

  it('writes over nothing that somebody else saved meanwhile, unless it was read', async () => {
    const { page } = author;
    await page.getByRole('tab', { name: 'Form' }).click();
    const title = page.getByRole('group', { name: 'About the drill' }).getByLabel('Title', { exact: true });
    await title.fill('Our night');
    await title.press('Tab');
    await page.getByText('Stands as “Our night”').waitFor();
    await server.db.query(
      `INSERT INTO drill_template_revisions SELECT template_id, revision + 1, realm, nation, organisation_id,
         replace(text, 'at: 3m', 'at: 4m'), summary, source, lost, 'By a colleague', author, now()
       FROM drill_template_revisions WHERE template_id = $1 AND revision = 3`,
      [ref],
    );
    await server.db.query('UPDATE drill_templates SET latest = 4 WHERE id = $1', [ref]);
    await page.getByRole('button', { name: 'Save as revision 4' }).click();
    await page.getByText('Revision 4 was saved since').first().waitFor();
    await page.reload();
    await page.getByText('yours is written from revision 3').waitFor();
    expect(await page.getByRole('button', { name: 'Save as revision 5' }).isDisabled()).toBe(true);
    await look(page, 'authoring-overtaken');
    await page.getByRole('button', { name: 'Read revision 4' }).click();
    await page.getByText('By a colleague').waitFor();
    await page.getByRole('button', { name: 'Discard changes' }).click();
    await page.getByText('Nothing is changed.').waitFor();
  });

  it('is approved and released with a reason, and then a run is made of it', async () => {
    const { page } = author;
    await page.getByRole('tab', { name: 'Approval, files' }).click();
    const approval = page.getByRole('region', { name: 'Approval' });
    await approval.getByLabel('Reason').fill('Read by two');
    await look(page, 'authoring-more');
    await approval.getByRole('button', { name: 'Approve revision 4' }).click();
    await page.getByText('Revision 4, approved is revision 4').waitFor();
    const release = page.getByRole('region', { name: 'For whom it is' });
    await release.getByLabel('South Korea').check();
    await release.getByLabel('Reason').fill('Joint drill');
    await release.getByRole('button', { name: 'Save for whom it is' }).click();
    await release.getByRole('button', { name: 'Save for whom it is' }).isDisabled();
    await page.getByRole('tab', { name: /^Revisions/ }).click();
    await page.getByText('approved by Dana Lim').waitFor();
    await look(page, 'authoring-revisions');
    await page.getByRole('link', { name: 'Make a run', exact: true }).click();
    await page.getByRole('region', { name: 'New run' }).getByLabel('Designator').waitFor();
    await page.goto('/drills/templates');
    const row = page.getByRole('row', { name: /our-crane-night/ });
    expect(await row.innerText()).toMatch(/approved[^]*KR/);
    await look(page, 'authoring-list');
  });

  it('goes out as a spreadsheet and a CEXF document, and each comes in again with what was lost', async () => {
    const { page } = author;
    await page.goto(`/drills/templates/${ref}?tab=more`);
    const file = async (button: string): Promise<string> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: button }).click(),
      ]);
      const path = join(tmpdir(), download.suggestedFilename());
      await download.saveAs(path);
      return path;
    };
    const sheet = await file('Save as a spreadsheet');
    const cexf = await file('Save as CEXF');
    expect([sheet, cexf].map((path) => path.split('/').at(-1))).toEqual([
      'exercise-our-crane-night.csv',
      'exercise-our-crane-night.cexf.json',
    ]);
    await page.goto('/drills/templates');
    await page.getByRole('button', { name: 'Import' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import' });
    await dialog.getByLabel('File').setInputFiles(cexf);
    await dialog.getByLabel('Code').fill('by-cexf');
    await dialog.getByRole('button', { name: 'Take it in' }).click();
    const told = page.getByRole('dialog', { name: /^Taken in/ });
    await told.getByText('Everything in it found its place.').waitFor();
    await told.getByRole('button', { name: 'Open it' }).click();
    await page.getByRole('tab', { name: 'Form' }).waitFor();
    await page.goto('/drills/templates');
    await page.getByRole('button', { name: 'Import' }).click();
    const bad = join(tmpdir(), 'authoring-bad.csv');
    writeFileSync(bad, 'control_no,title,to,time,text\n1,A call,PORT,noon,Who is there?\n');
    await dialog.getByLabel('File').setInputFiles(bad);
    await dialog.getByLabel('Code').fill('by-sheet');
    await dialog.getByRole('button', { name: 'Take it in' }).click();
    await dialog.getByText('Row 2, time: "noon" is no time').waitFor();
    await look(page, 'authoring-import');
    await dialog
      .getByRole('textbox', { name: 'Text to import' })
      .fill('control_no,title,to,time,text\n1,A call,PORT,M+5,Who?\n');
    await dialog.getByRole('button', { name: 'Take it in' }).click();
    await told.getByText('cells.PORT: that sg-cert plays it').waitFor();
    await look(page, 'authoring-lost');
  });

  it('stands in Korean', async () => {
    const { page } = author;
    await page.evaluate(() => localStorage.setItem('breakwater.preferences', JSON.stringify({ language: 'ko' })));
    await page.goto(`/drills/templates/${ref}`);
    await page.locator('h1').waitFor();
    await shoot(page, 'authoring-ko');
  });

  it('says nothing to any other address, and nothing is wrong on the page', () => {
    expect(author.faults).toEqual([]);
  });

  async function browserOf(member: Member): Promise<WatchedPage> {
    const context = await browser.newContext({ baseURL: server.baseUrl, viewport: { width: 1440, height: 900 } });
    await signInByCookie(server, context, member);
    return watchedPage(context, server.baseUrl, { expected: [/400|409/] });
  }

  /** In every theme, kept as a picture and looked through for what cannot be read; leaves it dark. */
  async function look(page: Page, name: string): Promise<void> {
    const found: Record<string, string[]> = {};
    for (const theme of THEMES) {
      await page.evaluate((of) => document.documentElement.setAttribute('data-theme', of), theme);
      await shoot(page, `${name}-${theme}`);
      found[theme] = await accessibilityFaults(page);
    }
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
    const wider = await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
    expect({ found, wider }).toEqual({ found: { dark: [], light: [], contrast: [] }, wider: 0 });
  }
});

/** Lines of one text that another has not. */
function changed(of: string, other: string): string[] {
  const lines = new Set(other.split('\n'));
  return of.split('\n').filter((line) => !lines.has(line));
}
