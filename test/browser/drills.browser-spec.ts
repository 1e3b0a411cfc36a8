import type { Browser, BrowserContext, Page } from 'playwright-core';
import { enrol, type Member } from '../support/people.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { type ConsoleServer, startConsole } from './support/console-server.ts';
import { shoot } from './support/shots.ts';
import { signInByCookie } from './support/signed-in.ts';
import { type WatchedPage, watchedPage } from './support/watched-page.ts';

const THEMES = ['dark', 'light', 'contrast'];
const LONG = 240_000;

/** One drill, from its making to its end, by two people in two browsers. Each test goes on where the one before stopped. */
describeInBrowser('a drill', () => {
  let server: ConsoleServer;
  let browser: Browser;
  let director: WatchedPage & { context: BrowserContext };
  let player: WatchedPage & { context: BrowserContext };
  let dana: Member;
  let pat: Member;

  beforeAll(async () => {
    [server, browser] = await Promise.all([
      startConsole({ BREAKWATER_DRILLS: 'test/fixtures/drills' }),
      launchChromium(),
    ]);
    dana = await enrol(server, { organisation: 'sg-cert', roles: ['drill_controller'], name: 'Dana Lim' });
    pat = await enrol(server, { organisation: 'sg-port-soc', roles: ['lead'], name: 'Pat Ong' });
    await enrol(server, { organisation: 'sg-cert', roles: ['analyst'], name: 'Eve Koh' });
    [director, player] = await Promise.all([browserOf(dana), browserOf(pat)]);
  }, LONG);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('is found, and a run of it made once what was wrong in the form is put right', async () => {
    const { page } = director;
    await page.goto('/drills');
    const card = page.locator('li', { has: page.getByRole('heading', { name: 'Short watch' }) });
    await card.waitFor();
    expect(await card.innerText()).toContain('Alerts are acknowledged');
    await look(page, 'drills');
    await card.getByRole('button').click();
    const form = page.getByRole('region', { name: 'New run' });
    await form.getByRole('button', { name: 'Add a person' }).click();
    await form.getByRole('button', { name: 'Make the run' }).click();
    expect(await form.getByRole('alert').allInnerTexts()).toEqual(['A run needs a designator.', 'Choose who it is.']);
    await form.getByLabel('Designator').fill('SHORT WATCH 1');
    const person = form.getByRole('group', { name: 'Person 1' });
    await person.locator('select').first().selectOption({ label: 'Eve Koh' });
    await person.locator('select').last().selectOption('evaluator');
    // Those of other nations are not hers to name, nor known to her.
    expect(await person.getByRole('option', { name: 'Pat Ong' }).count()).toBe(0);
    expect(await person.getByRole('option', { name: 'Port of Singapore' }).count()).toBe(0);
    expect(await form.getByText('Names its own people when it agrees.').count()).toBe(2);
    await look(page, 'drills-new');
    await form.getByRole('button', { name: 'Make the run' }).click();
    await page.locator('#exercise-slot strong', { hasText: 'SHORT WATCH 1' }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/drills\/[0-9a-f-]{36}$/);
  });

  it('is agreed to by an organisation that plays, which names its own people', async () => {
    await director.page.getByText('sg-port-soc has not agreed to play').waitFor();
    const { page } = player;
    await page.goto('/drills');
    const row = page.getByRole('row', { name: /SHORT WATCH 1/ });
    expect(await row.getByRole('button', { name: 'Enter as player' }).count()).toBe(0);
    await row.getByRole('button', { name: 'Agree and name people SHORT WATCH 1' }).click();
    const panel = row.getByRole('region', { name: 'Name people' });
    await panel.getByText('sg-cert asks your organisation to play.').waitFor();
    await panel.getByLabel('Pat Ong').check();
    await look(page, 'drills-asked');
    await panel.getByRole('button', { name: 'Save the people of Port of Singapore' }).click();
    await row.getByText('Your organisation agreed').waitFor();
    await page.reload();
    await row.getByText('Your organisation agreed').waitFor();
    expect(await row.getByRole('button', { name: /^Agree/ }).count()).toBe(0);
    await row.getByRole('button', { name: 'Enter as player' }).waitFor();
    await look(page, 'drills-player');
  });

  it('is checked before it begins, and begins by no single key', async () => {
    const { page } = director;
    const check = page.getByRole('region', { name: 'Pre-flight check' });
    await check.getByText('Nobody plays in the cell busan').waitFor();
    expect(await check.innerText()).toContain('Notifications of sg-port-soc: none leaves the node');
    await look(page, 'drill-ready');
    await page.getByRole('button', { name: 'STARTEX' }).click();
    const dialog = page.getByRole('dialog', { name: 'Start SHORT WATCH 1?' });
    await dialog.getByText('sg-port-soc has not agreed to play').waitFor({ state: 'detached' });
    await dialog.getByText('Nobody plays in the cell busan').waitFor();
    expect(await dialog.getByRole('button', { name: 'STARTEX' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Exercise seconds').fill('20');
    await dialog.getByLabel('Why').fill('All cells are ready');
    await shoot(page, 'drill-startex');
    await dialog.getByLabel('Why').press('Enter');
    await page.waitForTimeout(500);
    expect(await phase(page)).toBe('not_started');
    await dialog.getByLabel('Why').press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await phase(page)).toBe('running');
  });

  it('shows on its timeline what is delivered, and stops when told to', async () => {
    const { page } = director;
    await pin(page, 'M-1', 'port', 'delivered').waitFor({ timeout: 60_000 });
    await pin(page, 'A-1', 'port', 'delivered').waitFor();
    await page.locator('#screen').focus();
    await page.keyboard.press('p');
    await answer(page, 'Pause SHORT WATCH 1?', 'A question of safety');
    await page.locator('section[data-phase=paused]').waitFor();
    const row = page.getByRole('row', { name: /H-1/ });
    expect(await row.innerText()).toContain('A controller fires it');
    expect(await pin(page, 'H-1', 'port', 'blocked').count()).toBe(1);
  });

  it('gives a player what is told to the cell, and the queue what sensors tell', async () => {
    const { page } = player;
    await page.goto('/drills');
    await page
      .getByRole('row', { name: /SHORT WATCH 1/ })
      .getByText('player · port')
      .waitFor();
    await page.getByRole('button', { name: 'Enter as player' }).click();
    await page.locator('#exercise-slot strong', { hasText: 'SHORT WATCH 1' }).waitFor();
    await page.getByText('Modbus write to the crane').first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/triage');
    await shoot(page, 'drill-player-queue');
    await page.getByRole('link', { name: /^Drills.*1 message not looked at/ }).click();
    const inbox = page.getByRole('region', { name: 'Messages' });
    await inbox.getByText('Is the port under attack?').waitFor();
    expect(await page.locator('#screen').innerText()).toContain('You are player of port.');
    expect(await page.locator('#screen').innerText()).not.toMatch(/H-1|Z-1|Never told/);
    await page.getByRole('link', { name: 'Drills', exact: true }).waitFor();
    await look(page, 'drill-player');
  });

  it('fires, holds and releases what the director says, with the clock standing', async () => {
    const { page } = director;
    await pin(page, 'H-1', 'port').click();
    const detail = page.getByRole('region', { name: 'H-1 · A second write' });
    await detail.getByRole('button', { name: 'Hold' }).click();
    await answer(page, 'Hold H-1 for port?', 'Not yet');
    await pin(page, 'H-1', 'port', 'held').waitFor();
    await detail.getByText('Held by a controller').waitFor();
    await detail.getByRole('button', { name: 'Fire now' }).click();
    await answer(page, 'Fire H-1 for port now?', 'While we wait');
    await pin(page, 'H-1', 'port', 'delivered').waitFor({ timeout: 30_000 });
    await detail.getByText('Alerts', { exact: true }).waitFor();
  });

  it('takes down what an observer saw and how an evaluator judges', async () => {
    const { page } = director;
    await pin(page, 'A-1', 'port').click();
    const detail = page.getByRole('region', { name: /^A-1/ });
    await detail.getByLabel('What was seen').fill('They called within a minute.');
    await detail.getByRole('button', { name: 'Note it' }).click();
    await detail.getByText('They called within a minute.').waitFor();
    const told = detail.locator('li', { hasText: 'The port says so by phone' });
    await told.getByRole('button', { name: 'Judge' }).click();
    await told.getByLabel('Why').fill('I heard the call');
    await told.getByRole('button', { name: 'Judge' }).click();
    await told.locator('[data-outcome=met]').waitFor();
    expect(await told.innerText()).toContain('by an evaluator');
    await look(page, 'drill-room');
    await page.getByRole('tab', { name: /^Expectations/ }).click();
    await shoot(page, 'drill-expectations');
  });

  it('is stopped from any screen and above any dialog, and ends with the rest skipped', async () => {
    const { page } = director;
    await page.getByRole('link', { name: 'Triage' }).click();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard' }).getByText('In a control room').waitFor();
    await shoot(page, 'drill-above-dialogs');
    await page.locator('#exercise-slot button', { hasText: 'ENDEX' }).click();
    await answer(page, 'End SHORT WATCH 1?', 'The aim is reached');
    await page.goto('/drills');
    await pin(page, 'Z-1', 'port', 'skipped').waitFor({ timeout: 30_000 });
    expect(await phase(page)).toBe('ended');
    expect(await page.getByRole('row', { name: /Z-1/ }).innerText()).toContain('ENDEX came before it was delivered');
    expect(await page.getByRole('button', { name: 'STARTEX' }).count()).toBe(0);
    await page.getByRole('tab', { name: 'Score' }).click();
    const joint = page.getByRole('row', { name: /^All together/ }).first();
    await joint.waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Report as HTML' }).click();
    expect((await saved).suggestedFilename()).toMatch(/^EXERCISE-report-.*\.html$/);
    await look(page, 'drill-ended');
    await page.evaluate(() =>
      localStorage.setItem('breakwater.preferences', JSON.stringify({ theme: 'light', language: 'ko' })),
    );
    await page.goto('/drills');
    await page.getByRole('tab', { name: '평가 점수' }).waitFor();
    await shoot(page, 'drill-ended-ko');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect({ director: director.faults, player: player.faults }).toEqual({ director: [], player: [] });
  });

  it('is talked over afterwards: a player says how it went, and the plan is read by who directs', async () => {
    const { page } = player;
    await page.reload();
    const hotwash = page.getByRole('region', { name: 'Hot-wash' });
    await hotwash.getByLabel('What went well').fill('The phone was answered.');
    await hotwash.getByRole('button', { name: 'Add an improvement' }).click();
    await hotwash.getByLabel('Issue').fill('Nobody had the numbers');
    await hotwash.getByLabel('Corrective action').fill('A list at every desk');
    await hotwash.getByLabel('Responsible').selectOption('sg-port-soc');
    await hotwash.getByLabel('Whom to ask').fill('Head of the watch');
    await hotwash.getByLabel('Show my cell, and not my name').check();
    await hotwash.getByRole('button', { name: 'Say so' }).click();
    await hotwash.getByText('port · no name').waitFor();
    await hotwash.getByRole('row', { name: /^Nobody had the numbers port/ }).waitFor();
    await look(page, 'drill-hotwash');
    await director.page.evaluate(() => localStorage.removeItem('breakwater.preferences'));
    await director.page.goto('/drills');
    await director.page.getByRole('tab', { name: 'Hot-wash' }).click();
    await director.page.getByRole('row', { name: /^Nobody had the numbers port/ }).waitFor();
    await director.page.getByLabel(/^O-1 · /).selectOption('M');
    await director.page.getByLabel('Why').fill('Two hands short');
    await director.page.getByRole('button', { name: 'Say so' }).click();
    await director.page.getByText('You have answered.').waitFor();
    await look(director.page, 'drill-hotwash-control');
    await director.page.getByRole('tab', { name: 'Score' }).click();
    await director.page.getByText('Tables of the report').click();
    const saved = director.page.waitForEvent('download');
    await director.page.getByRole('button', { name: 'Table improvements as CSV' }).click();
    expect((await saved).suggestedFilename()).toMatch(/^EXERCISE-report-.*-improvements\.csv$/);
    expect({ director: director.faults, player: player.faults }).toEqual({ director: [], player: [] });
  });

  async function browserOf(member: Member): Promise<WatchedPage & { context: BrowserContext }> {
    const context = await browser.newContext({ baseURL: server.baseUrl, viewport: { width: 1440, height: 900 } });
    await signInByCookie(server, context, member);
    // Going into an exercise is a fresh page, which closes the feed of the one before.
    const watched = await watchedPage(context, server.baseUrl, { expected: [/WebSocket connection to/] });
    return { ...watched, context };
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

const phase = (page: Page): Promise<string | null> => page.locator('section[data-phase]').getAttribute('data-phase');

function pin(page: Page, item: string, cell: string, state?: string) {
  const name = state === undefined ? `${item}, .*, ${cell}, ` : `${item}, .*, ${cell}, ${state},`;
  return page.getByRole('region', { name: 'Timeline of the script' }).getByRole('button', { name: new RegExp(name) });
}

/** Says why, and sends it as the dialog says. */
async function answer(page: Page, title: string, reason: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title });
  await dialog.getByLabel('Why').fill(reason);
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
}
