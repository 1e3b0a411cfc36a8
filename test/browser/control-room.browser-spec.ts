import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { DrillRun, RunNow } from '../support/drill-run.ts';
import { enrol, type Member } from '../support/people.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { type ConsoleServer, startConsole } from './support/console-server.ts';
import { shoot } from './support/shots.ts';
import { signInByCookie } from './support/signed-in.ts';
import { type WatchedPage, watchedPage } from './support/watched-page.ts';

const THEMES = ['dark', 'light', 'contrast'];
const LONG = 240_000;
const MINUTE = 60_000;

/** A controller under pressure changes the script by hand. Each test goes on where the one before stopped. */
describeInBrowser('the hands of a controller', () => {
  let server: ConsoleServer;
  let browser: Browser;
  let room: WatchedPage & { context: BrowserContext };
  let dana: Member;
  let pat: Member;
  let run: DrillRun;

  beforeAll(async () => {
    [server, browser] = await Promise.all([
      startConsole({ BREAKWATER_DRILLS: 'test/fixtures/drills' }),
      launchChromium(),
    ]);
    dana = await enrol(server, { organisation: 'sg-cert', roles: ['drill_controller'], name: 'Dana Lim' });
    pat = await enrol(server, { organisation: 'sg-port-soc', roles: ['lead'], name: 'Pat Ong' });
    run = await DrillRun.make(
      server,
      { token: server.operatorToken },
      {
        template: 'short-watch',
        designator: 'SHORT WATCH 2',
        members: [
          { account: dana.id, cell: 'control', role: 'director' },
          { account: pat.id, cell: 'port', role: 'player' },
        ],
      },
    );
    const context = await browser.newContext({ baseURL: server.baseUrl, viewport: { width: 1440, height: 1000 } });
    await signInByCookie(server, context, dana);
    const watched = await watchedPage(context, server.baseUrl, { expected: [/WebSocket connection to/] });
    room = { ...watched, context };
    await room.page.goto(`/drills/${run.id}?realm=${encodeURIComponent(run.realm)}`);
    await timeline(room.page).waitFor();
  }, LONG);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const now = async (item: string, cell?: string) => new RunNow(await run.read()).item(item, cell);

  it('moves an item in time by dragging, on both clocks, and leaves it when Escape is pressed', async () => {
    const { page } = room;
    const from = await centre(pin(page, 'Z-1', 'port'));
    const track = await page.locator('[data-track]').first().boundingBox();
    const minute = (track?.width ?? 0) / 30;
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x - 10 * minute, from.y, { steps: 8 });
    const ghost = page.locator('[class*=ghost]');
    await ghost.waitFor();
    await shoot(page, 'control-drag');
    await page.keyboard.press('Escape');
    await ghost.waitFor({ state: 'detached' });
    await page.mouse.up();
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect((await now('Z-1')).dueSimMs).toBe(29 * MINUTE);

    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x - 10 * minute, from.y, { steps: 8 });
    await page.mouse.up();
    const dialog = page.getByRole('dialog', { name: 'Move Z-1 for port in time?' });
    await dialog.getByRole('row', { name: /^Z-1 port/ }).waitFor();
    const when = await dialog.getByLabel('After STARTEX').inputValue();
    expect(when).toMatch(/^\d+m$/);
    await look(page, 'control-move');
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    expect((await now('Z-1')).dueSimMs).toBe(Number.parseInt(when, 10) * MINUTE);
    expect(Number.parseInt(when, 10)).toBeGreaterThan(14);
    expect(Number.parseInt(when, 10)).toBeLessThan(24);
  });

  it('moves it by keyboard alone: a minute, five, and asks with Enter', async () => {
    const { page } = room;
    const before = (await now('Z-1')).dueSimMs ?? 0;
    await pin(page, 'Z-1', 'port').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('status').filter({ hasText: 'Z-1: T+' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[class*=ghost]').waitFor({ state: 'detached' });
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Move Z-1 for port in time?' });
    await dialog.getByLabel('Why').fill('They need longer');
    await dialog.getByRole('row', { name: /^Z-1 port/ }).waitFor();
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    expect((await now('Z-1')).dueSimMs).toBe(before + 5 * MINUTE);
    await pin(page, 'Z-1', 'port').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Z-1 · Never told' }).waitFor();
  });

  it('adds an item, told of what is wrong with it before it is', async () => {
    const { page } = room;
    await page.getByRole('button', { name: 'Add an item' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add an item to the script' });
    await dialog.getByLabel('Title, for controllers').fill('The minister calls');
    await dialog.getByLabel('port · sg-port-soc').check();
    await dialog.getByLabel('Subject').fill('What do I say?');
    await dialog.getByLabel('Text').fill('I am on air in five minutes.');
    await dialog.getByLabel('After STARTEX').fill('2h');
    await dialog.getByText('That is after ENDEX').waitFor();
    await dialog.getByLabel('Why').fill('They are bored');
    expect(await dialog.getByRole('button', { name: /^Add it/ }).isDisabled()).toBe(true);
    await look(page, 'control-add-fault');
    await dialog.getByLabel('When').selectOption('by_hand');
    await dialog.getByRole('button', { name: 'Expect something' }).click();
    await dialog.getByLabel('What is expected').fill('The port answers');
    await dialog.getByRole('row', { name: /^X1 port/ }).waitFor();
    await dialog.getByText('That is after ENDEX').waitFor({ state: 'detached' });
    await look(page, 'control-add');
    await dialog.getByRole('button', { name: /^Add it/ }).click();
    await dialog.waitFor({ state: 'detached' });
    await pin(page, 'X1', 'port').waitFor();
    expect(new RunNow(await run.read()).expectation('X1', 'e1')).toMatchObject({
      text: 'The port answers',
      required: true,
    });
  });

  it('copies, edits and gives to other cells what is not told yet', async () => {
    const { page } = room;
    await pin(page, 'M-1', 'port').click();
    const detail = page.getByRole('region', { name: 'M-1 · A journalist calls' });
    await detail.getByRole('button', { name: 'Edit' }).click();
    const editor = page.getByRole('dialog', { name: 'Edit M-1' });
    await editor.getByLabel('Subject').fill('Is the port on fire?');
    await editor.getByLabel('Why').fill('A better story');
    await editor.getByText('This makes no difference to what goes out.').waitFor();
    await editor.getByRole('button', { name: /^Change it/ }).click();
    await editor.waitFor({ state: 'detached' });
    await detail.getByRole('button', { name: 'Other cells' }).click();
    const cells = page.getByRole('dialog', { name: 'Give M-1 to other cells?' });
    await cells.getByLabel('busan · kr-port-soc').uncheck();
    await cells.getByLabel('Why').fill('Busan has enough');
    await cells.getByRole('row', { name: /^M-1 busan.*withdrawn/ }).waitFor();
    await look(page, 'control-retarget');
    await cells.getByRole('button', { name: /^Give it to these/ }).click();
    await cells.waitFor({ state: 'detached' });
    expect((await now('M-1', 'busan')).state).toBe('withdrawn');
    await pin(page, 'A-1', 'port').click();
    await page.getByRole('button', { name: 'Copy with changes' }).click();
    const copy = page.getByRole('dialog', { name: 'Add a copy to the script' });
    await copy.getByLabel('Title, for controllers').fill('The same once more');
    await copy.getByLabel('Why').fill('Nobody looked');
    await copy.getByRole('row', { name: /^X2 port/ }).waitFor();
    await copy.getByRole('button', { name: /^Add it/ }).click();
    await copy.waitFor({ state: 'detached' });
    expect((await now('X2')).title).toBe('The same once more');
    await page.getByRole('tab', { name: 'Changes' }).click();
    await page.getByRole('row', { name: /X2 added port Dana Lim Nobody looked/ }).waitFor();
    expect(await page.getByRole('row').filter({ hasText: 'Dana Lim' }).count()).toBe(6);
    await look(page, 'control-changes');
  });

  it('looks through the eyes of a cell, for reading alone, and comes back', async () => {
    const { page } = room;
    await run.clock({ type: 'startex', rate: 60, reason: 'Begin' });
    await run.until((at) => at.item('M-1', 'port').state === 'delivered' && at.item('A-1').alertIds.length > 0);
    await run.clock({ type: 'pause', reason: 'To look' });
    await page.getByRole('tab', { name: 'Cells' }).click();
    expect(await page.getByRole('button', { name: 'See as control' }).count()).toBe(0);
    await page.getByRole('button', { name: 'See as port' }).click();
    const bar = page.getByText('You see what port sees (sg-port-soc, SG)');
    await bar.waitFor();
    await page.getByText('Modbus write to the crane').first().waitFor();
    expect(await page.locator('#screen').innerText()).not.toContain('Busan');
    await look(page, 'control-view-queue');
    await page.getByRole('link', { name: /^Drills/ }).click();
    await page.getByRole('region', { name: 'Messages' }).getByText('Is the port on fire?').waitFor();
    expect(await page.locator('#screen').innerText()).not.toMatch(/Z-1|Never told|You are/);
    await look(page, 'control-view-inbox');
    await page.getByRole('link', { name: 'Map' }).click();
    await bar.waitFor();
    await shoot(page, 'control-view-map');
    await page.getByRole('button', { name: 'Back to your own view' }).click();
    await timeline(page).waitFor();
    expect(await bar.count()).toBe(0);
    await page.evaluate(() =>
      localStorage.setItem('breakwater.preferences', JSON.stringify({ theme: 'light', language: 'ko' })),
    );
    await page.reload();
    await page
      .getByRole('button', { name: '항목 추가' })
      .or(page.getByRole('tab', { name: '변경 내역' }))
      .first()
      .waitFor();
    await shoot(page, 'control-ko');
    expect(room.faults).toEqual([]);
  });

  /** In every theme, kept as a picture and looked through for what cannot be read; leaves it dark. */
  async function look(page: Page, name: string): Promise<void> {
    const found: Record<string, string[]> = {};
    for (const theme of THEMES) {
      await page.evaluate((of) => document.documentElement.setAttribute('data-theme', of), theme);
      await shoot(page, `${name}-${theme}`);
      found[theme] = await accessibilityFaults(page);
    }
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
    expect(found).toEqual({ dark: [], light: [], contrast: [] });
  }
});

const timeline = (page: Page): Locator => page.getByRole('region', { name: 'Timeline of the script' });

const pin = (page: Page, item: string, cell: string): Locator =>
  timeline(page).getByRole('button', { name: new RegExp(`${item}, .*, ${cell}, `) });

async function centre(of: Locator): Promise<{ x: number; y: number }> {
  await of.scrollIntoViewIfNeeded();
  const box = await of.boundingBox();
  if (!box) throw new Error('It is not shown');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
