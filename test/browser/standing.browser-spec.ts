import type { Browser, Page } from 'playwright-core';
import { enrol, type Member } from '../support/people.ts';
import { TwoSites } from '../support/two-sites.ts';
import { until } from '../support/until.ts';
import { sendBytes } from '../support/alerts.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { choose, pressOn, tabTo, typeInto } from './support/by-keyboard.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { type Colleague, inTheme, isLive, seat, THEMES } from './support/colleague.ts';
import { type ConsoleServer, startConsole } from './support/console-server.ts';
import { openCase } from './support/opened-case.ts';
import { shoot } from './support/shots.ts';

const LONG = 180_000;

describeInBrowser('what stands: constraints, flyers, and what people say of objects', () => {
  let server: ConsoleServer;
  let browser: Browser;
  let lead: Member;
  let observer: Member;
  let someone: Colleague;
  let page: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startConsole(), launchChromium()]);
    lead = await enrol(server, { organisation: 'kr-port-soc', roles: ['lead'], name: 'Minji Kwon' });
    observer = await enrol(server, { organisation: 'kr-port-soc', roles: ['observer'], name: 'Jisoo Han' });
  }, LONG);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  beforeEach(async () => {
    someone = await seat(browser, server, lead);
    ({ page } = someone);
  });
  afterEach(async () => {
    const { faults } = someone.watched;
    await someone.context.close();
    expect(faults).toEqual([]);
  });

  const accessibleInEveryTheme = async (name: string): Promise<void> => {
    for (const theme of THEMES) {
      await inTheme(page, theme);
      expect({ name, theme, faults: await accessibilityFaults(page) }).toEqual({ name, theme, faults: [] });
      await shoot(page, `${name}-${theme}`);
    }
  };

  it('places a suppression by keyboard, counts and shows what it hides, and ends it with a reason', async () => {
    await page.goto('/standing');
    await isLive(page);
    await page.getByText('Nothing is in force.').waitFor();
    await pressOn(page, page.getByText('Tell correlation something'));
    await choose(page, page.getByRole('combobox', { name: 'Site', exact: true }), 'Port of Busan');
    await typeInto(page, page.getByLabel('Signature', { exact: true }), 'harbour:scan');
    await choose(page, page.getByRole('combobox', { name: 'Cause' }), 'Maintenance');
    await typeInto(page, page.getByLabel('Reason'), 'The scanner of the harbour office');
    await choose(page, page.getByRole('combobox', { name: 'For how long' }), '7 days');
    await accessibleInEveryTheme('standing-form');
    await pressOn(page, page.getByRole('button', { name: 'Tell it' }));
    const row = page.locator('[data-constraints] tbody tr', { hasText: 'harbour:scan' });
    await row.getByText('in force').waitFor();
    await row.getByText('Minji Kwon').waitFor();
    await row.getByText('nothing yet').waitFor();

    const sites = new TwoSites(server);
    await sites.alertAt('KRPUS', [], { signature: 'harbour:scan', title: 'Port scan of the office' });
    await row.getByText('1 alert').waitFor({ timeout: 30_000 });
    await row.getByRole('button', { name: 'Show them' }).click();
    await page.locator('[data-hidden-alerts] li', { hasText: 'Port scan of the office' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await accessibleInEveryTheme('standing-constraints');

    await pressOn(page, row.getByRole('button', { name: /^End…/ }));
    const dialog = page.getByRole('dialog', { name: 'End it before its time' });
    await typeInto(page, dialog.getByLabel('Reason'), 'The scanner was taken away');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing is in force.').waitFor();
    await page.getByLabel('With those that have ended').check();
    await row.getByText('The scanner was taken away').waitFor();
    await row.getByText('ended by Minji Kwon').waitFor();
    expect(await row.getByRole('button', { name: /^End…/ }).count()).toBe(0);
  });

  it('says never to join by an entity, whose type it guesses', async () => {
    await page.goto('/standing');
    await page.getByText('Tell correlation something').click();
    await page.getByRole('radio', { name: 'Never join by' }).check();
    await page.getByRole('combobox', { name: 'Site', exact: true }).selectOption({ label: 'Port of Busan (KRPUS)' });
    await page.getByLabel('Entity', { exact: true }).fill('10.0.0.53');
    expect(await page.getByRole('combobox', { name: 'Its type' }).inputValue()).toBe('ip');
    await page.getByLabel('Reason').fill('The resolver');
    await page.getByRole('button', { name: 'Tell it' }).click();
    const row = page.locator('[data-constraints] tbody tr', { hasText: 'ip 10.0.0.53' });
    await row.getByText('until it is ended').waitFor();
  });

  it('enters, changes and removes a flyer', async () => {
    await page.goto('/standing?part=flyers');
    await isLive(page);
    await pressOn(page, page.getByText('Enter a flyer'));
    await typeInto(page, page.getByLabel('Name', { exact: true }), 'Harbour survey');
    await typeInto(page, page.getByLabel('Serial number'), 'survey77');
    await pressOn(page, page.getByRole('button', { name: 'Enter', exact: true }));
    const row = page.locator('[data-flyers] tbody tr', { hasText: 'Harbour survey' });
    await row.getByText('serial number SURVEY77').waitFor();
    await row.getByText('◆ friend').waitFor();
    await accessibleInEveryTheme('standing-flyers');
    await pressOn(page, row.getByRole('button', { name: 'Change Harbour survey' }));
    const dialog = page.getByRole('dialog', { name: 'Change Harbour survey' });
    await tabTo(page, dialog.getByRole('radio', { name: '◆ friend' }));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await accessibilityFaults(page)).toEqual([]);
    await pressOn(page, dialog.getByRole('button', { name: 'Save' }));
    await row.getByText('▲ hostile').waitFor();
    await row.getByRole('button', { name: 'Remove Harbour survey' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await row.waitFor({ state: 'detached' });

    const other = await seat(browser, server, observer);
    await other.page.goto('/standing?part=flyers');
    await other.page.getByText(/Whom the sites know/).waitFor();
    expect(await other.page.getByText('Enter a flyer').count()).toBe(0);
    expect(other.watched.faults).toEqual([]);
    await other.context.close();
  });

  it('keeps two cases of a site apart', async () => {
    const [one, other] = [await openCase(server, ['Relay probed']), await openCase(server, ['Pump probed'])];
    await page.goto(`/cases/${one.displayId}`);
    await page.getByRole('button', { name: 'Keep apart…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Keep apart…' });
    await dialog.getByRole('combobox').selectOption({ label: `${other.displayId} ${other.title}` });
    await dialog.getByLabel('Reason').fill('Two crews');
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Keep apart…' }).click();
    await dialog.getByText('Carried out.').waitFor();
  });

  // Last: what a drone is near to joins its case.
  it('judges a drone in its room, tells its sensor’s false alarms, and shows both on the map', async () => {
    const key = await server.keyOf('KRPUS', 'remote-id');
    const now = Date.now() / 1000;
    const frames = [0, 1, 2, 3].map((second) => ({
      mac: '60:60:1F:00:00:77',
      basic_id: 'STRANGER77',
      drone_lat: 35.1,
      drone_long: 129.04,
      pilot_lat: 35.101,
      pilot_long: 129.041,
      seen_at: now + second,
    }));
    const { body } = await sendBytes(server, key, JSON.stringify(frames), {}, '/api/v1/intake/remote-id');
    expect(body.rejected).toBe(0);
    const found = await until(async () => {
      const [row] = await server.db.query<{ number: number; title: string }>(
        'SELECT c.number, c.title FROM objects o JOIN cases c ON c.id = o.group_id WHERE o.identity = $1',
        ['STRANGER77'],
      );
      return row;
    });
    await page.goto(`/cases/BW-${found.number}`);
    await isLive(page);
    const row = page.getByRole('row', { name: /STRANGER77/ });
    await row.getByText('nobody has judged it').waitFor();
    await pressOn(page, row.getByRole('button', { name: /^Judge…/ }));
    const dialog = page.getByRole('dialog', { name: /STRANGER77/ });
    await tabTo(page, dialog.getByRole('radio', { name: /^Acknowledge/ }));
    await page.keyboard.press('ArrowDown');
    expect(await dialog.getByRole('radio', { name: /^Reject/ }).isChecked()).toBe(true);
    await typeInto(page, dialog.getByLabel('Reason'), 'Seen on camera 4: a gull');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await row.getByText('rejected (Minji Kwon)').waitFor();
    await row.getByText('Seen on camera 4: a gull').waitFor();
    await accessibleInEveryTheme('objects-room');

    await page.goto('/sensors');
    await page.getByRole('searchbox').fill('krpus-remote-id');
    await page.locator('tbody button').first().click();
    await page.getByText('100%: 1 of 1 object judged in 30 days').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.goto('/map');
    await page.getByRole('tab', { name: /^Cases|cases/ }).waitFor();
    await page.locator('li button', { hasText: found.title }).first().click();
    const things = page.locator('[data-objects] li', { hasText: 'STRANGER77' });
    await things.getByText('rejected (Minji Kwon)').waitFor();
    await things.getByRole('button', { name: /^Judge…/ }).click();
    await page.getByRole('radio', { name: /^Clear/ }).check();
    await page.getByRole('dialog').getByLabel('Reason').fill('Not sure any more');
    await page.getByRole('button', { name: 'Say so' }).click();
    await things.getByText('nobody has judged it').waitFor();
    await shoot(page, 'objects-map');
  });
});
