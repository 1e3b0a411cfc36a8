import type { Browser, Locator, Page } from 'playwright-core';
import { ageAlerts } from '../support/aged-rows.ts';
import { enrol, type Member } from '../support/people.ts';
import { TwoSites } from '../support/two-sites.ts';
import { until } from '../support/until.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { pressOn, tabTo, typeInto } from './support/by-keyboard.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { type Colleague, inTheme, seat, THEMES } from './support/colleague.ts';
import { type ConsoleServer, startConsole } from './support/console-server.ts';
import { type OpenedCase, openCase } from './support/opened-case.ts';
import { shoot } from './support/shots.ts';

const LONG = 240_000;
const POLICY = '/settings?part=retention';

describeInBrowser('how long a nation keeps its alerts', () => {
  let server: ConsoleServer;
  let browser: Browser;
  let cert: Member;
  let port: Member;
  let liaison: Member;
  let observer: Member;
  let seats: Colleague[];
  /** Refusals a test brings about, which a browser tells of as errors. */
  let refused: number;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startConsole(), launchChromium()]);
    const of = async (organisation: string, role: 'administrator' | 'liaison' | 'observer', name: string) =>
      enrol(server, { organisation, roles: [role], name });
    cert = await of('kr-cert', 'administrator', 'Hana Seo');
    port = await of('kr-port-soc', 'administrator', 'Jun Bae');
    liaison = await of('kr-port-soc', 'liaison', 'Sora Lim');
    observer = await of('kr-port-soc', 'observer', 'Jisoo Han');
  }, LONG);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  beforeEach(() => {
    [seats, refused] = [[], 0];
  });
  afterEach(async () => {
    const faults = seats.flatMap(({ watched }) => watched.faults);
    await Promise.all(seats.map(({ context }) => context.close()));
    const conflicts = faults.filter((fault) => fault.includes('status of 409'));
    expect([conflicts.length, faults.filter((fault) => !conflicts.includes(fault))]).toEqual([refused, []]);
  });

  const at = async (who: Member, path: string): Promise<Page> => {
    const seated = await seat(browser, server, who);
    seats.push(seated);
    await seated.page.goto(path);
    await seated.page.locator('#screen').waitFor();
    return seated.page;
  };
  const accessible = async (page: Page, name: string): Promise<void> => {
    for (const theme of THEMES) {
      await inTheme(page, theme);
      expect({ name, theme, faults: await accessibilityFaults(page) }).toEqual({ name, theme, faults: [] });
      await shoot(page, `${name}-${theme}`);
    }
    // As narrow as WCAG's reflow asks.
    const size = page.viewportSize()!;
    await page.setViewportSize({ width: 320, height: 2400 });
    const wider = await page.evaluate(() =>
      [...document.querySelectorAll('html, [role=tabpanel]:has([data-retention]), [role=dialog]')].reduce(
        (most, { scrollWidth, clientWidth }) => Math.max(most, scrollWidth - clientWidth),
        0,
      ),
    );
    expect({ name, wider, faults: await accessibilityFaults(page) }).toEqual({ name, wider: 0, faults: [] });
    await shoot(page, `${name}-narrow`);
    await page.setViewportSize(size);
  };
  const alertsOf = async (id: string): Promise<string[]> => {
    const rows = await server.db.query<{ id: string }>('SELECT alert_id AS id FROM alert_links WHERE group_id = $1', [
      id,
    ]);
    return rows.map((row) => row.id);
  };
  const policy = async (): Promise<{ waiting_days: number | null; case_days: number | null } | undefined> => {
    const [row] = await server.db.query<{ waiting_days: number | null; case_days: number | null }>(
      `SELECT waiting_days, case_days FROM retention_policies WHERE nation = 'KR'`,
    );
    return row;
  };

  /** A case that was closed so many days ago. */
  const oldCase = async (title: string): Promise<OpenedCase> => {
    const found = await openCase(server, [title]);
    await server.post(`/api/v1/cases/${found.displayId}/status`, { to: 'closed', reason: 'benign' });
    await ageAlerts(server.db, await alertsOf(found.id), 400);
    return found;
  };

  it(
    'holds a case by its room, for all to see, and lifts that again',
    async () => {
      const { displayId } = await openCase(server, ['Pump ran dry']);
      const page = await at(liaison, `/cases/${displayId}`);
      const dialog = page.getByRole('dialog');
      await pressOn(page, page.getByRole('button', { name: 'Place a legal hold…' }));
      await typeInto(page, dialog.getByLabel('Reason'), 'The court asked for it');
      await accessible(page, 'hold-dialog');
      await pressOn(page, dialog.getByRole('button', { name: 'Place a legal hold…' }));
      const mark = page.locator('[data-hold]');
      await mark.getByText('by Sora Lim: The court asked for it').waitFor();
      await accessible(page, 'hold-room');

      const other = await at(observer, `/cases/${displayId}`);
      await other.locator('[data-hold]').getByText('by Sora Lim: The court asked for it').waitFor();
      expect(await other.getByRole('button', { name: /legal hold/ }).count()).toBe(0);
      await other.goto('/cases');
      await other
        .getByRole('row', { name: new RegExp(displayId) })
        .getByText('Legal hold')
        .waitFor();
      await other.goto(`/cases/${displayId}`);
      await other.locator('[data-hold]').waitFor();

      await pressOn(page, page.getByRole('button', { name: 'Lift the legal hold…' }));
      await typeInto(page, dialog.getByLabel('Reason'), 'The court is done');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Place a legal hold…' }).waitFor();
      expect(await mark.count()).toBe(0);
      // Who looks on sees it go by itself.
      await other.locator('[data-hold]').waitFor({ state: 'detached' });
    },
    LONG,
  );

  it('is told in the room and the list of the case that took in one that is held', async () => {
    const [held, into] = [await openCase(server, ['Gate left open']), await openCase(server, ['Gate forced'])];
    const page = await at(liaison, `/cases/${held.displayId}`);
    await page.getByRole('button', { name: 'Place a legal hold…' }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('The court asked for it');
    await page.keyboard.press('Enter');
    await page.locator('[data-hold]').waitFor();
    const merging = { into: into.displayId, reason: 'Alike' };
    expect((await server.post(`/api/v1/cases/${held.displayId}/merge`, merging)).status).toBe(200);
    await page.goto(`/cases/${into.displayId}`);
    const mark = page.locator('[data-hold]');
    await mark.getByText('by Sora Lim: The court asked for it').waitFor();
    await accessible(page, 'hold-taken-in');
    await page.goto('/cases');
    await page.locator('tr', { hasText: into.displayId }).getByText('Legal hold').waitFor();
    await page.goto(`/cases/${into.displayId}`);
    await mark.getByRole('link', { name: held.displayId }).click();
    await page.getByRole('heading', { name: held.title }).waitFor();
  });

  it(
    'shows what a policy would remove before anything is saved, and saves it by keyboard, a day ahead',
    async () => {
      const [, held] = [await oldCase('Relay probed'), await oldCase('Crane stopped')];
      const keeping = await at(liaison, `/cases/${held.displayId}`);
      await keeping.getByRole('button', { name: 'Place a legal hold…' }).click();
      await keeping.getByRole('dialog').getByLabel('Reason').fill('Insurance claim');
      await keeping.keyboard.press('Enter');
      await keeping.locator('[data-hold]').waitFor();
      const { id } = await new TwoSites(server).alertAt('KRPUS', [], { title: 'Door left open', severity: 30 });
      await ageAlerts(server.db, [id], 400);

      const page = await at(cert, POLICY);
      await page.getByText('Nothing is removed: nobody has set a policy.').waitFor();
      await page.getByText('Nothing has been removed yet.').waitFor();
      await accessible(page, 'retention-off');
      await typeInto(page, page.getByLabel('Waiting alerts, days'), '365');
      await typeInto(page, page.getByLabel('Alerts of closed cases, days'), '29');
      await page.keyboard.press('Enter');
      // The browser itself refuses less than thirty.
      expect(await page.locator('[data-preview]').count()).toBe(0);
      await typeInto(page, page.getByLabel('Alerts of closed cases, days'), '365');
      await pressOn(page, page.getByRole('button', { name: 'Show what would be removed' }));
      const preview = page.locator('[data-preview]');
      const counted = (period: string): Locator =>
        preview.locator(`[data-period=${period}] td`).nth(1).locator('span').first();
      await preview.waitFor();
      expect(await counted('waitingDays').textContent()).toBe('1');
      expect(await counted('caseDays').textContent()).toBe('1');
      expect(await counted('rejectDays').textContent()).toBe('0');
      await preview.getByText('Alerts of 1 case, which somebody holds').waitFor();
      await accessible(page, 'retention-preview');
      expect(await policy()).toBeUndefined();

      await pressOn(page, page.getByRole('button', { name: 'Set this policy…' }));
      const dialog = page.getByRole('dialog', { name: 'Remove alerts by this policy?' });
      const goes = dialog.locator('[data-goes] li');
      await goes.getByText(/Alerts of a closed case are removed 365 days after it was closed/).waitFor();
      expect(await goes.getByText('1 is that old now and goes first.').count()).toBe(2);
      const from = Date.parse((await dialog.locator('[data-from] time').getAttribute('datetime')) ?? '');
      expect((from - Date.now()) / 3_600_000).toBeGreaterThan(23.9);
      const set = dialog.getByRole('button', { name: 'Set the policy and remove' });
      await typeInto(page, dialog.getByLabel(/^Reason/), 'Personal data act, article 21');
      expect(await set.isDisabled()).toBe(true);
      await tabTo(page, dialog.getByLabel('I have read what will be removed'), 'Shift+Tab');
      await page.keyboard.press('Space');
      await accessible(page, 'retention-confirm');
      await pressOn(page, set);
      await page.getByText('Set, and in force from').waitFor();
      await page.getByText('Nothing is removed until then.').waitFor();
      await page.getByText('Set by Hana Seo: Personal data act, article 21').waitFor();
      expect(await policy()).toEqual({ waiting_days: 365, case_days: 365 });
      await accessible(page, 'retention-pending');

      // The day is over: the server's own sweeper carries it out.
      await server.db.query(`UPDATE retention_policies SET effective_at = now() - interval '1 second'`);
      const run = page.locator('[data-runs] tbody tr').first();
      await run.getByText('1 waiting').waitFor({ timeout: 120_000 });
      await run.getByText('1 of closed cases').waitFor();
      await page.locator('[data-runs] tr[data-state=done]').first().waitFor({ timeout: 60_000 });
      await page.reload();
      await page.getByText('In force since').waitFor();
      await accessible(page, 'retention-runs');
      expect(await alertsOf(held.id)).toHaveLength(1);
    },
    LONG,
  );

  it('is read by administrators of the nation, and by nobody else', async () => {
    const page = await at(port, POLICY);
    await page.getByText('It is set by administrators of the nation’s CERT.').waitFor();
    await page.locator('[data-runs] tbody tr').first().waitFor();
    expect(await page.getByRole('button', { name: /Keep everything|Show what/ }).count()).toBe(0);
    const sockets: string[] = [];
    page.on('websocket', (socket) => sockets.push(socket.url()));
    await page.evaluate(() => localStorage.setItem('breakwater.preferences', JSON.stringify({ language: 'ko' })));
    await page.reload();
    await page.getByText('국가 CERT의 관리자가 정합니다.').waitFor();
    await accessible(page, 'retention-ko');
    // Administrators have no live feed: none is tried, and nothing says that it is being reconnected.
    expect(sockets).toEqual([]);
    expect(await page.locator('header [data-state]').count()).toBe(0);
    const other = await at(liaison, POLICY);
    await other.getByRole('tab', { name: 'Appearance' }).waitFor();
    expect(await other.getByRole('tab', { name: 'Retention' }).count()).toBe(0);
    await other.locator('header [data-state="live"]').waitFor();
  });

  it('is put back to keep everything, with a reason and at once', async () => {
    const page = await at(cert, POLICY);
    await pressOn(page, page.getByRole('button', { name: 'Keep everything…' }));
    const dialog = page.getByRole('dialog', { name: 'Keep everything' });
    await typeInto(page, dialog.getByLabel(/^Reason/), 'The act was repealed');
    await accessible(page, 'retention-stop');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing is removed: the policy keeps everything.').waitFor();
    expect(await page.getByRole('button', { name: 'Keep everything…' }).count()).toBe(0);
    await until(async () => ((await policy())?.waiting_days === null ? true : undefined));
  });

  it('is set by the first of two, and the second reads what stands before deciding anew', async () => {
    const second = await enrol(server, { organisation: 'kr-cert', roles: ['administrator'], name: 'Nari Cho' });
    const pages = [await at(second, POLICY), await at(cert, POLICY)] as const;
    for (const [index, page] of pages.entries()) {
      await page.getByLabel('Waiting alerts, days').fill(`${400 + index}`);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Set this policy…' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('checkbox').check();
      await dialog.getByLabel(/^Reason/).fill(`Reason ${index}`);
    }
    const [first, late] = pages;
    await first.keyboard.press('Enter');
    await first.getByText('Saved.').waitFor();
    refused = 1;
    await late.keyboard.press('Enter');
    await late.getByText(/^Somebody else set the policy meanwhile/).waitFor();
    await late.getByText(/^Set by Nari Cho: Reason 0/).waitFor();
    expect(await late.getByRole('dialog').count()).toBe(0);
    expect(await late.getByLabel('Waiting alerts, days').inputValue()).toBe('400');
    expect((await policy())?.waiting_days).toBe(400);
    await accessible(late, 'retention-changed');
  });

  it('tells of a run that stands still, and of one that a change of policy ended', async () => {
    const singapore = await enrol(server, { organisation: 'sg-cert', roles: ['administrator'] });
    // Nobody takes them up: the nation has no policy any more.
    await server.db.query(
      `INSERT INTO retention_runs (id, nation, policy, cutoffs, started_at, moved_at, ended_at, outcome)
       SELECT gen_random_uuid(), 'SG', '{"days":{"waiting":null,"closed":90,"cases":null,"rejects":null},"reason":"By law",
         "setBy":{"id":"person:x","name":"Mei Tan"},"setAt":"2026-01-01T00:00:00.000Z"}', '{}', at, at, ended, outcome
       FROM (VALUES (now() - interval '1 hour', NULL::timestamptz, NULL::text),
         (now() - interval '2 hours', now() - interval '2 hours', 'policy_changed')) v(at, ended, outcome)`,
    );
    const page = await at(singapore, POLICY);
    const rows = page.locator('[data-runs] tbody tr');
    await rows.nth(0).getByText('Stands still since').waitFor();
    await rows
      .nth(0)
      .getByText(/the node’s log says why/)
      .waitFor();
    await rows.nth(1).getByText('Ended early, because the policy was changed').waitFor();
    await rows.nth(1).getByText('closed or suppressed: 90 days').waitFor();
    await accessible(page, 'retention-still');
  });
});
