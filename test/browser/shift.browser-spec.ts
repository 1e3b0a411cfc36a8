import type { Browser, BrowserContext, Page } from 'playwright-core';
import { nativeAlert, sendBytes } from '../support/alerts.ts';
import { enrol, type Member } from '../support/people.ts';
import { until } from '../support/until.ts';
import { choose, pressOn, tabTo, typeInto } from './support/by-keyboard.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { type ConsoleServer, startConsole } from './support/console-server.ts';
import { openCase, type OpenedCase } from './support/opened-case.ts';
import { watchedPage, type WatchedPage } from './support/watched-page.ts';

const SHIFT_MS = 400_000;
const ALERTS = 50;

/** One shift of a lead, with the pointer unplugged: nothing below clicks, fills or focuses but by keys. */
describeInBrowser('a whole shift by keyboard', () => {
  let server: ConsoleServer;
  let browser: Browser;
  let minji: Member;
  let sora: Member;
  let attack: OpenedCase;
  let second: OpenedCase;
  const contexts: BrowserContext[] = [];
  const watched: WatchedPage[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([startConsole(), launchChromium()]);
    minji = await enrol(server, { organisation: 'kr-port-soc', roles: ['lead', 'liaison'], name: 'Minji Kwon' });
    sora = await enrol(server, { organisation: 'kr-port-soc', roles: ['lead'], name: 'Sora Im' });
    attack = await openCase(server, ['Crane controller probed', 'Write to a coil', 'Diagnostic forced']);
    second = await openCase(server, ['Pump controller probed', 'Write to a register']);
    const key = await server.keyOf('KRPUS', 'suricata');
    const noise = Array.from({ length: ALERTS }, (_, n) =>
      nativeAlert(`noise-${n}`, {
        title: `Noise ${n}`,
        signature: 'noise:rule',
        severity: 30,
        entities: [{ type: 'host', value: `noise-${n}`, role: 'source' }],
      }),
    );
    expect((await sendBytes(server, key, JSON.stringify(noise))).body.accepted).toBe(ALERTS);
  }, SHIFT_MS);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function arrive({ login, password }: Member): Promise<Page> {
    const context = await browser.newContext({ baseURL: server.baseUrl, viewport: { width: 1440, height: 900 } });
    contexts.push(context);
    const opened = await watchedPage(context, server.baseUrl);
    watched.push(opened);
    const { page } = opened;
    await page.goto('/');
    await typeInto(page, page.getByRole('textbox', { name: 'Login' }), login);
    await typeInto(page, page.getByLabel('Password'), password);
    await page.keyboard.press('Enter');
    await page.locator('[role=row][data-key]').first().waitFor();
    return page;
  }

  async function filter(page: Page, text: string): Promise<void> {
    await page.keyboard.press('/');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('filter') === text);
  }

  const cases = async (id: string): Promise<{ status: string; assignee: string | null; alerts: number }> => {
    const [row] = await server.db.query<{ status: string; assignee: string | null; alerts: number }>(
      `SELECT status, assignee, (SELECT count(*)::int FROM alert_links l WHERE l.group_id = c.id) AS alerts
       FROM cases c WHERE id = $1`,
      [id],
    );
    if (!row) throw new Error('The case is gone');
    return row;
  };

  it(
    'triages fifty alerts, then works a case from its reasons to its release, its closing and the undoing of that',
    async () => {
      const page = await arrive(minji);
      const dialog = page.getByRole('dialog');
      const sum = page.getByText(/^\d+ to decide$/);

      // Fifty alerts, each closed with a reason, the cursor going on by itself.
      await filter(page, 'rule:"noise:rule"');
      await page.getByText(`${ALERTS} to decide`).waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('j');
      for (let n = 0; n < ALERTS; n += 1) {
        await page.keyboard.press('e');
        await dialog.waitFor();
        await page.keyboard.press('2');
        await page.keyboard.press('Enter');
        await dialog.waitFor({ state: 'detached' });
      }
      const closed = async (): Promise<number> => {
        const [row] = await server.db.query<{ n: number }>(
          `SELECT count(*)::int AS n FROM triage_dispositions WHERE closed_at IS NOT NULL`,
        );
        return row?.n ?? 0;
      };
      await until(async () => ((await closed()) === ALERTS ? true : undefined), 30_000).catch(() => undefined);
      expect(await closed()).toBe(ALERTS);
      await page.keyboard.press('u');
      await until(async () => ((await closed()) === ALERTS - 1 ? true : undefined));
      await page.keyboard.press('r');

      // The attack: why it is here, then its room.
      await filter(page, `id:${attack.displayId}`);
      // The list before had one row too: it is this one that is waited for.
      await page.locator('[role=row][data-key]', { hasText: attack.displayId }).waitFor();
      expect(await sum.textContent()).toBe('1 to decide');
      await page.keyboard.press('Escape');
      await page.keyboard.press('j');
      await page.keyboard.press('Space');
      await page
        .getByRole('complementary')
        .getByText(/Shares/)
        .first()
        .waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('o');
      await page.waitForURL(`**/cases/${attack.displayId}**`);
      await page.getByRole('heading', { level: 1, name: attack.title }).waitFor();

      // Acknowledged, and given to a colleague.
      await page.keyboard.press('a');
      await page.getByText('Acknowledged', { exact: true }).first().waitFor();
      await page.keyboard.press('Shift+A');
      await dialog.waitFor();
      await typeInto(page, dialog.getByRole('textbox', { name: 'Somebody else' }), `person:${sora.id}`);
      await pressOn(page, dialog.getByRole('button', { name: 'Apply' }));
      await until(async () => ((await cases(attack.id)).assignee === null ? undefined : true));

      // Explained, and one alert split off.
      await tabTo(page, page.getByRole('tab', { name: 'Summary' }));
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await page.locator('[data-reasons] li', { hasText: 'Shares' }).first().waitFor();
      await pressOn(page, page.getByRole('checkbox', { name: 'Select Diagnostic forced' }), 'Space');
      await pressOn(page, page.getByRole('button', { name: 'Split off' }));
      await typeInto(page, dialog.getByRole('textbox', { name: 'Reason' }), 'A maintenance of its own');
      await page.keyboard.press('Enter');
      await page.getByText('Carried out.').waitFor();
      await pressOn(page, page.getByRole('button', { name: 'Done' }));
      await until(async () => ((await cases(attack.id)).alerts === 2 ? true : undefined));

      // The second attack is the same one.
      await page.keyboard.press('m');
      await dialog.waitFor();
      await choose(page, dialog.getByRole('combobox'), second.displayId);
      const reason = dialog.getByRole('textbox', { name: 'Reason' });
      await typeInto(page, reason, 'One intruder');
      await page.keyboard.press('Enter');
      await until(async () => ((await cases(attack.id)).status === 'merged' ? true : undefined));
      await page.goto(`/cases/${second.displayId}?tab=shares`);
      await page.getByRole('heading', { level: 1 }).waitFor();

      // Released to Singapore with a colleague's approval.
      await pressOn(page, page.getByRole('link', { name: 'New release' }));
      const add = async (name: string, nation: string, list: string): Promise<void> => {
        const group = page.getByRole('group', { name });
        await choose(page, group.getByRole('combobox', { name: /^Nation/ }), nation);
        await pressOn(page, group.getByRole('button', { name: 'Add' }));
        await page.locator(`[data-chosen=${list}] li`).first().waitFor();
      };
      await add('Recipients', 'Singapore', 'recipients');
      await choose(page, page.getByRole('combobox', { name: 'Approval' }), 'All');
      await add('Approvers', 'South Korea', 'approvers');
      await typeInto(page, page.getByRole('textbox', { name: 'Purpose (recipients read it)' }), 'To watch for it');
      await pressOn(page, page.getByRole('button', { name: 'Prepare and look at it' }));
      await page.locator('[data-recipients] li').first().waitFor();
      await pressOn(page, page.getByRole('checkbox', { name: 'I have read what leaves and who gets it' }), 'Space');

      const colleague = await arrive(sora);
      await colleague.keyboard.press('g');
      await colleague.keyboard.press('i');
      await pressOn(colleague, colleague.locator('[data-approvals] button', { hasText: 'To watch for it' }));
      await colleague.locator('[data-package]').waitFor();
      await typeInto(colleague, colleague.getByRole('textbox', { name: 'Reason' }), 'Agreed');
      await pressOn(colleague, colleague.getByRole('button', { name: 'Approve' }));
      await colleague.getByText('Your verdict was taken.').waitFor();

      await page.getByText('approved', { exact: true }).waitFor();
      await pressOn(page, page.getByRole('button', { name: 'Publish' }));
      await page.locator('[data-receipts]').waitFor();

      // Closed with a reason, and opened again.
      await page.goto(`/cases/${second.displayId}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.keyboard.press('e');
      await dialog.waitFor();
      await tabTo(page, dialog.getByRole('radio').first());
      await page.keyboard.press('Space');
      await pressOn(page, dialog.getByRole('button', { name: 'Apply' }));
      await until(async () => ((await cases(second.id)).status === 'closed' ? true : undefined));
      await page.getByRole('button', { name: 'Undo' }).waitFor();
      await page.keyboard.press('u');
      await until(async () => ((await cases(second.id)).status === 'closed' ? undefined : true));

      expect(watched.flatMap(({ faults }) => faults)).toEqual([]);
      await Promise.all(contexts.map((context) => context.close()));
    },
    SHIFT_MS,
  );
});
