import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { enrol, type Member } from '../support/people.ts';
import { until } from '../support/until.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { type Colleague, isLive, seat } from './support/colleague.ts';
import { type ConsoleServer, startConsole } from './support/console-server.ts';
import { openCase, type OpenedCase } from './support/opened-case.ts';

const LONG = 180_000;

describeInBrowser('the case room', () => {
  let server: ConsoleServer;
  let browser: Browser;
  let minji: Member;
  let jisoo: Member;
  let found: OpenedCase;
  let lead: Colleague;
  let page: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startConsole(), launchChromium()]);
    minji = await enrol(server, { organisation: 'kr-port-soc', roles: ['lead', 'liaison'], name: 'Minji Kwon' });
    jisoo = await enrol(server, { organisation: 'kr-port-soc', roles: ['analyst'], name: 'Jisoo Han' });
    found = await openCase(server, ['Crane controller probed', '=cmd|calc!A1', 'Write to a coil', 'Diagnostic forced']);
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
  const note = async (who: Page, text: string): Promise<void> => {
    await who.getByRole('textbox', { name: 'Note' }).fill(text);
    await who.getByRole('button', { name: 'Add note' }).click();
  };
  const entry = (who: Page, text: string) => who.locator('li[data-type="case.noted"]', { hasText: text });

  it('is found in the list by words, opened by keys, and left again', async () => {
    await page.goto('/cases');
    const row = page.getByRole('link', { name: found.title });
    await row.waitFor();
    await page.getByRole('searchbox', { name: 'Words in the title' }).fill('nothing like it');
    await page.getByText('No case matches.').waitFor();
    await page.getByRole('searchbox', { name: 'Words in the title' }).fill(found.title.slice(0, 12));
    await row.waitFor();
    await page.getByRole('heading', { name: 'Cases' }).click();
    await page.keyboard.press('j');
    expect(await row.evaluate((link) => link === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/cases/${found.displayId}`);
    await page.getByRole('heading', { level: 1, name: found.title }).waitFor();
    await page.keyboard.press('Escape');
    await page.waitForURL('**/cases');
  });

  it('is exported as a table no spreadsheet runs', async () => {
    await open(page, '?tab=links');
    await page.getByText('=cmd|calc!A1').first().waitFor();
    const downloaded = page.waitForEvent('download');
    await page.getByRole('tabpanel').getByRole('button', { name: 'CSV' }).click();
    const bytes = await readFile(await (await downloaded).path());
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(bytes.toString('utf8')).toContain(`,'=cmd|calc!A1,`);
    expect(bytes.toString('utf8')).not.toMatch(/[,\n]=/);
  });

  it('tells why each alert is in it', async () => {
    await open(page, '?tab=links');
    const reasons = page.locator('[data-reasons] li', { hasText: 'Shares' });
    await reasons.first().waitFor();
    expect(await page.getByRole('row').count()).toBe(5);
  });

  it('tells what holds it together, and what it would fall into without that', async () => {
    await open(page, '?tab=links');
    await page.getByText('What holds the case together').click();
    await page.locator('[data-without] > li:has-text("Without ")').first().waitFor();
    const chain = page.locator('[data-chain] > li');
    expect(await chain.count()).toBe(4);
    expect(await chain.first().textContent()).toMatch(/^The first alert of what is shown/);
    expect(await chain.nth(1).textContent()).toMatch(/Shares .* with “.*”, which began .* earlier/);
  });

  it('tells a long chain a page at a time', async () => {
    // As many as one host may tie together.
    const long = await openCase(server, [...Array(51).keys()].map(String));
    await page.goto(`/cases/${long.displayId}?tab=links`);
    await page.getByText('What holds the case together').click();
    const chain = page.locator('[data-chain] > li');
    await page.getByText('and 1 more').waitFor();
    await page.locator('[data-why]').getByRole('button').click();
    await chain.nth(50).waitFor();
    expect(new Set(await chain.allTextContents()).size).toBe(51);
  });

  it('tells what went on, phase by phase', async () => {
    await open(page, '?tab=links');
    await page.getByText('What went on, phase by phase').click();
    const phases = page.locator('[data-phases] li');
    await phases.first().waitFor();
    expect((await phases.allTextContents()).join(' ')).toMatch(/at .+, \d+ alerts?/);
  });

  it('is given back when it was merged away', async () => {
    const [gone, left] = [await openCase(server, ['Relay probed']), await openCase(server, ['Pump probed'])];
    const merge = await server.post(`/api/v1/cases/${gone.displayId}/merge`, { into: left.displayId, reason: 'Alike' });
    expect(merge.status).toBe(200);
    await page.goto(`/cases/${gone.displayId}`);
    await page.getByRole('button', { name: 'Undo the merge' }).click();
    const dialog = page.getByRole('dialog', { name: 'Undo the merge' });
    await dialog.getByLabel('Reason').fill('Two crews');
    await dialog.getByRole('button', { name: 'Undo the merge' }).click();
    await page.getByText(`Merged into ${left.displayId}: work goes on there`).waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: 'Undo the merge' }).count()).toBe(0);
  });

  it('appends what others write below a line that says new, and moves nothing that is read', async () => {
    await open(page);
    const other = await seat(browser, server, jisoo);
    await open(other.page);
    for (let index = 0; index < 25; index += 1) {
      await note(other.page, `Line ${index} of the shift log, long enough to fill the timeline of a case.`);
      await entry(other.page, `Line ${index} of`).waitFor();
    }
    await entry(page, 'Line 24 of').waitFor();
    const scroller = page.getByRole('region', { name: 'Entries' });
    await scroller.evaluate((element) => (element.scrollTop = 200));
    const watchedEntry = entry(page, 'Line 5 of');
    const before = await watchedEntry.boundingBox();
    await note(other.page, 'The door is closed again');
    await entry(page, 'The door is closed again').waitFor({ state: 'attached' });
    await page.waitForTimeout(700);
    expect(await watchedEntry.boundingBox()).toEqual(before);
    const button = page.getByRole('button', { name: /new ↓/ });
    await button.click();
    await entry(page, 'The door is closed again').waitFor();
    expect(
      await scroller.evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight),
    ).toBeLessThan(9);
    expect(await page.locator('li', { hasText: 'new' }).count()).toBeGreaterThan(0);
    expect(other.watched.faults).toEqual([]);
    await other.context.close();
  });

  it(
    'keeps a draft through a reload, and through a server that is killed while it is sent',
    async () => {
      await open(page);
      const field = page.getByRole('textbox', { name: 'Note' });
      await field.fill('Half a thought about crane 4');
      await page.reload();
      await isLive(page);
      expect(await field.inputValue()).toBe('Half a thought about crane 4');
      const back = server.crash(1_500);
      await page.locator('[role=status]:not([data-state=live])[data-state]').waitFor();
      await field.fill('Half a thought about crane 4, and the other half');
      await page.getByRole('button', { name: 'Add note' }).click();
      await page.getByRole('alert').filter({ hasText: 'What you wrote is kept' }).waitFor();
      expect(await field.inputValue()).toBe('Half a thought about crane 4, and the other half');
      await back;
      await isLive(page);
      await page.getByRole('button', { name: 'Add note' }).click();
      await entry(page, 'and the other half').waitFor();
      expect(await field.inputValue()).toBe('');
      expect(await entry(page, 'and the other half').count()).toBe(1);
    },
    LONG,
  );

  it('says what somebody else changed while this person writes', async () => {
    await open(page);
    await page.getByRole('textbox', { name: 'Note' }).fill('I am still writing');
    const other = await seat(browser, server, jisoo);
    await open(other.page);
    await other.page.getByRole('button', { name: 'Set severity' }).click();
    await other.page.getByRole('spinbutton').fill('91');
    await other.page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('The crane moves');
    await other.page.getByRole('button', { name: 'Apply' }).click();
    const notice = page.locator('[data-changed]');
    await notice.filter({ hasText: '91' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('I am still writing');
    await notice.getByRole('button').click();
    await notice.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Discard' }).click();
    await other.context.close();
  });

  it('is acknowledged, taken, closed with a reason and reopened by undo, all by keys', async () => {
    await open(page);
    await page.keyboard.press('a');
    await page.getByText('Acknowledged', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Take it' }).click();
    await page.getByText('Assignee changed').waitFor();
    await page.keyboard.press('u');
    await page.getByText('Assignee: nobody').waitFor();
    expect(await status('assignee')).toBeNull();
    await page.keyboard.press('e');
    const apply = page.getByRole('button', { name: 'Apply' });
    expect(await apply.isDisabled()).toBe(true);
    await page.getByRole('radio', { name: 'benign' }).check();
    await apply.click();
    await until(async () => ((await status('status')) === 'closed' ? true : undefined));
    // Correlation seals what is closed, which makes a version of its own.
    await until(async () => {
      const open = await server.db.query(
        `SELECT 1 FROM decisions WHERE case_id = $1 AND kind = 'seal' AND applied_ordinal IS NULL`,
        [found.id],
      );
      return open.length === 0 ? true : undefined;
    });
    await page.getByRole('button', { name: 'Undo' }).click();
    await until(async () => ((await status('status')) === 'active' ? true : undefined));
  });

  const status = async (column: 'status' | 'assignee'): Promise<string | null> => {
    const [row] = await server.db.query<{ value: string | null }>(
      `SELECT ${column} AS value FROM cases WHERE id = $1`,
      [found.id],
    );
    return row?.value ?? null;
  };

  it('lets an alert be taken out for good, with a reason, and shows that it was carried out', async () => {
    await open(page, '?tab=links');
    await page.getByRole('checkbox', { name: 'Select Diagnostic forced' }).check();
    await page.getByRole('button', { name: 'Take out for good' }).click();
    const apply = page.getByRole('button', { name: 'Apply' });
    expect(await apply.isDisabled()).toBe(true);
    await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('Maintenance, as announced');
    await apply.click();
    await page.getByText('Carried out.').waitFor();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('checkbox', { name: 'Select Diagnostic forced' }).waitFor({ state: 'detached' });
    await page.locator('li[data-type="alert.unlinked"]', { hasText: 'Maintenance, as announced' }).waitFor();
  });

  it('keeps evidence whose hash both sides computed, shows it without running it, and tells who had it', async () => {
    await open(page, '?tab=evidence');
    const content = Buffer.from('<html><script>alert(1)</script></html>');
    const hash = createHash('sha256').update(content).digest('hex');
    await page.locator('input[type=file]').setInputFiles({ name: 'page.html', mimeType: 'text/html', buffer: content });
    await page.getByRole('button', { name: 'Keep as evidence' }).click();
    await page.locator('[data-hash-held][role=status]', { hasText: hash }).waitFor();
    await page.getByRole('button', { name: 'Look at it' }).click();
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.locator('pre', { hasText: '<script>alert(1)</script>' }).waitFor();
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByText('It is as it was kept.').waitFor();
    await page.getByRole('button', { name: 'Chain of custody' }).click();
    await page.getByRole('cell', { name: 'verified it' }).waitFor();
    expect(await page.getByRole('cell', { name: 'read it' }).count()).toBe(1);
  });

  it('shows a picture from its own bytes', async () => {
    await open(page, '?tab=evidence');
    const pixel = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    await page.locator('input[type=file]').setInputFiles({ name: 'gate.bin', mimeType: 'x/y', buffer: pixel });
    await page.getByRole('button', { name: 'Keep as evidence' }).click();
    const item = page.getByRole('listitem').filter({ hasText: 'gate.bin' });
    await item.getByRole('button', { name: 'Look at it' }).click();
    await item.getByRole('button', { name: 'Read it' }).click();
    const picture = item.getByRole('img');
    await picture.waitFor();
    expect(await picture.getAttribute('src')).toMatch(/^blob:/);
    expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1);
  });

  it('takes tasks and observables, and draws what alerts share', async () => {
    await open(page, '?tab=tasks');
    await page.getByRole('textbox', { name: 'Task' }).fill('Call the crane operator');
    await page.getByRole('button', { name: 'Add task' }).click();
    await page.getByRole('combobox', { name: 'State of Call the crane operator' }).selectOption('done');
    await page.locator('li[data-type="task.changed"]').waitFor();
    await page.getByRole('tab', { name: 'Observables' }).click();
    await page.getByRole('textbox', { name: 'Value' }).fill('198.51.100.7');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('cell', { name: '198.51.100.7', exact: true }).waitFor();
    await page.getByRole('tab', { name: 'Entities' }).click();
    await page.getByRole('img', { name: /things they share/ }).waitFor();
  });
});
