import type { Browser, Page } from 'playwright-core';
import { enrol, type Member } from '../support/people.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { type Colleague, inTheme, isLive, seat, THEMES } from './support/colleague.ts';
import { type ConsoleServer, startConsole } from './support/console-server.ts';
import { openCase, type OpenedCase } from './support/opened-case.ts';
import { shoot } from './support/shots.ts';

const LONG = 180_000;
/** What people call at once. */
const AT_ONCE = 1_000;

/**
 * Milliseconds from the server's answer, when something holds, until it is seen elsewhere; 0 where it was seen first. What
 * the server takes to do it is not in it.
 */
async function elapsed(
  page: Page,
  answer: RegExp,
  act: () => Promise<void>,
  seen: () => Promise<void>,
): Promise<number> {
  const answered = page.waitForResponse((response) => answer.test(response.url())).then(() => performance.now());
  const looked = seen().then(() => performance.now());
  await act();
  const [from, to] = await Promise.all([answered, looked]);
  return Math.max(0, to - from);
}

describeInBrowser('releases between two nations', () => {
  let server: ConsoleServer;
  let browser: Browser;
  let minji: Member;
  let sora: Member;
  let wei: Member;
  let found: OpenedCase;
  let korea: Colleague;
  let singapore: Colleague;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startConsole(), launchChromium()]);
    minji = await enrol(server, { organisation: 'kr-port-soc', roles: ['lead', 'liaison'], name: 'Minji Kwon' });
    sora = await enrol(server, { organisation: 'kr-port-soc', roles: ['lead'], name: 'Sora Im' });
    wei = await enrol(server, { organisation: 'sg-port-soc', roles: ['lead', 'liaison'], name: 'Wei Tan' });
    found = await openCase(server, ['Crane controller probed', 'Write to a coil']);
  }, LONG);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  beforeEach(async () => {
    korea = await seat(browser, server, minji);
    singapore = await seat(browser, server, wei);
  });
  afterEach(async () => {
    const faults = [...korea.watched.faults, ...singapore.watched.faults];
    await Promise.all([korea.context.close(), singapore.context.close()]);
    expect(faults).toEqual([]);
  });

  const toForm = async (page: Page): Promise<void> => {
    await page.goto(`/cases/${found.displayId}?tab=shares`);
    await page.getByRole('link', { name: 'New release' }).click();
    await page.getByRole('heading', { name: 'New release' }).waitFor();
    await isLive(page);
  };
  const addNation = async (page: Page, code: string, list = 'recipients'): Promise<void> => {
    const group = page.getByRole('group', { name: list === 'recipients' ? 'Recipients' : 'Approvers' });
    await group.getByRole('combobox', { name: /^Nation/ }).selectOption(code);
    await group.getByRole('button', { name: 'Add' }).click();
    await page.locator(`[data-chosen=${list}] li`).first().waitFor();
  };
  const prepare = async (page: Page, purpose: string): Promise<void> => {
    await page.getByRole('textbox', { name: 'Purpose (recipients read it)' }).fill(purpose);
    await page.getByRole('button', { name: 'Prepare and look at it' }).click();
    await page.locator('[data-recipients] li').first().waitFor();
  };
  const publish = async (page: Page): Promise<void> => {
    const button = page.getByRole('button', { name: 'Publish' });
    expect(await button.isDisabled()).toBe(true);
    await page.getByRole('checkbox', { name: 'I have read what leaves and who gets it' }).check();
    await button.click();
  };

  it('goes to nobody until somebody is named, and no key sends it', async () => {
    const { page } = korea;
    await toForm(page);
    await page.getByText('Nobody is named, so nobody will get it.').waitFor();
    await page.getByRole('textbox', { name: 'Purpose (recipients read it)' }).fill('To watch');
    expect(await page.getByRole('button', { name: 'Prepare and look at it' }).isDisabled()).toBe(true);
    await addNation(page, 'SG');
    await page.getByRole('textbox', { name: 'Purpose (recipients read it)' }).press('Enter');
    await page.waitForTimeout(300);
    expect(korea.watched.asked).not.toContain('POST /api/v1/releases');
    for (const theme of THEMES) {
      await inTheme(page, theme);
      await shoot(page, `release-form-${theme}`);
      expect({ theme, faults: await accessibilityFaults(page) }).toEqual({ theme, faults: [] });
    }
  });

  it(
    'shows what leaves, appears within a second in the other nation’s console, and vanishes within a second of its recall',
    async () => {
      const [ours, theirs] = [korea.page, singapore.page];
      await theirs.goto('/inbox');
      await isLive(theirs);
      await theirs.getByText('Nothing is shared with you.').waitFor();

      await toForm(ours);
      await addNation(ours, 'SG');
      await ours.getByRole('group', { name: 'Fields of alerts' }).getByRole('checkbox', { name: 'Sensor' }).check();
      await prepare(ours, 'To watch for the same');
      const left = ours.getByRole('tabpanel');
      await left.locator('del', { hasText: 'krpus-suricata' }).first().waitFor();
      await left.locator('del', { hasText: 'Port of Busan' }).first().waitFor();
      await ours.getByRole('tab', { name: 'What Singapore will see' }).click();
      const preview = await ours.locator('[data-package]').innerText();
      expect(preview).toContain('Crane controller probed');
      expect(preview).not.toMatch(/krpus|Port of Busan|10\.77\./i);
      await ours.getByRole('tab', { name: 'Who sees what' }).click();
      const row = ours.locator('[data-matrix] tr', { hasText: 'Alert: Sensor' });
      expect(await row.innerText()).toContain('○');
      for (const theme of THEMES) {
        await inTheme(ours, theme);
        await shoot(ours, `release-matrix-${theme}`);
        expect({ theme, faults: await accessibilityFaults(ours) }).toEqual({ theme, faults: [] });
      }

      const share = theirs.locator('[data-shares] li', { hasText: 'To watch for the same' });
      const appeared = await elapsed(
        ours,
        /\/publish$/,
        () => publish(ours),
        () => share.waitFor(),
      );
      expect(appeared).toBeLessThan(AT_ONCE);
      await share.getByRole('button').click();
      await theirs.locator('[data-package]').waitFor();
      expect(await theirs.locator('[data-package]').innerText()).toBe(preview);
      await shoot(theirs, 'inbox-share');
      expect(await accessibilityFaults(theirs)).toEqual([]);

      await theirs.getByRole('button', { name: 'Say that it arrived' }).click();
      await ours.locator('[data-receipts]', { hasText: 'arrived at Port security operations, Singapore' }).waitFor();

      await ours.getByRole('textbox', { name: 'Reason' }).fill('Sent by mistake');
      const vanished = await elapsed(
        ours,
        /\/recall$/,
        () => ours.getByRole('button', { name: 'Recall' }).click(),
        () => theirs.locator('[data-package]').waitFor({ state: 'detached' }),
      );
      expect(vanished).toBeLessThan(AT_ONCE);
      await theirs.getByText('This was recalled or has expired. It is not here any more.').waitFor();
      expect(await share.count()).toBe(0);
      expect(await theirs.content()).not.toContain('Crane controller probed');
      await theirs.goto('/inbox');
      await theirs.getByText('Nothing is shared with you.').waitFor();
      console.log(`released to seen ${Math.round(appeared)} ms, recalled to gone ${Math.round(vanished)} ms`);
    },
    LONG,
  );

  it(
    'is published when its approver has approved exactly what is shown',
    async () => {
      const [ours, theirs] = [korea.page, singapore.page];
      const second = await seat(browser, server, sora);
      await second.page.goto('/inbox');
      await isLive(second.page);
      await toForm(ours);
      await addNation(ours, 'SG');
      await ours.getByRole('combobox', { name: 'Approval' }).selectOption('consensus');
      await addNation(ours, 'KR', 'approvers');
      await addNation(ours, 'SG', 'approvers');
      await prepare(ours, 'For a joint decision');
      await ours.getByText('These packages are not approved yet.').waitFor();
      await ours.getByRole('checkbox', { name: 'I have read what leaves and who gets it' }).check();
      expect(await ours.getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true);

      await second.page.locator('[data-approvals] button', { hasText: 'For a joint decision' }).click();
      await second.page.locator('[data-package]').waitFor();
      expect(await accessibilityFaults(second.page)).toEqual([]);
      await second.page.getByRole('textbox', { name: 'Reason' }).fill('Agreed');
      await second.page.getByRole('button', { name: 'Approve' }).click();
      await second.page.getByText('Your verdict was taken.').waitFor();
      await second.context.close();

      // An approver of another nation, who opens the console only now.
      await theirs.goto('/inbox');
      await theirs.locator('[data-approvals] button', { hasText: 'For a joint decision' }).click();
      expect(await theirs.locator('[data-package]').innerText()).toContain('Crane controller probed');
      await theirs.getByRole('textbox', { name: 'Reason' }).fill('We want to know');
      await theirs.getByRole('button', { name: 'Approve' }).click();
      await theirs.getByText('Your verdict was taken.').waitFor();

      await ours.getByText('approved', { exact: true }).waitFor();
      await ours.getByRole('button', { name: 'Publish' }).click();
      await theirs.locator('[data-shares] li', { hasText: 'For a joint decision' }).waitFor();
    },
    LONG,
  );

  it('asks to look again when the case changes under a preview', async () => {
    const { page } = korea;
    await toForm(page);
    await addNation(page, 'SG');
    await prepare(page, 'Before it changes');
    await page.getByRole('checkbox', { name: 'I have read what leaves and who gets it' }).check();
    const other = await seat(browser, server, sora);
    await other.page.goto(`/cases/${found.displayId}`);
    await other.page.getByRole('button', { name: 'Set severity' }).click();
    await other.page.getByRole('spinbutton').fill('12');
    await other.page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('Seen before');
    await other.page.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('The case has changed since you read it. Read again what leaves.').waitFor();
    expect(await page.getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true);
    await other.context.close();
  });

  it('warns before a recipient would get nothing', async () => {
    const { page } = korea;
    await page.goto(`/cases/${found.displayId}`);
    await page.getByRole('button', { name: /^Marking TLP:AMBER/ }).click();
    await page.getByRole('combobox', { name: /^TLP/ }).selectOption('AMBER+STRICT');
    await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('Named teams only');
    await page.getByRole('button', { name: 'Mark', exact: true }).click();
    await page.getByText('Marked:').waitFor();
    await toForm(page);
    await addNation(page, 'SG');
    const group = page.getByRole('group', { name: 'Recipients' });
    await group
      .getByRole('combobox', { name: /^Who of it/ })
      .selectOption({ label: 'Port security operations, Singapore' });
    await group.getByRole('button', { name: 'Add' }).click();
    await page.locator('[data-chosen=recipients] li').nth(1).waitFor();
    // The alerts stay as they are marked: without them there is nothing left that may go to a whole nation.
    await page.getByRole('combobox', { name: /alerts/ }).selectOption('none');
    await prepare(page, 'To a nation and a team of it');
    await page.locator('[data-recipients] li', { hasText: 'all of Singapore' }).getByText('gets nothing').waitFor();
    const team = page.locator('[data-recipients] li', { hasText: 'Port security operations, Singapore' });
    expect(await team.innerText()).not.toContain('gets nothing');
    await page.getByText('Nothing leaves to this recipient.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
