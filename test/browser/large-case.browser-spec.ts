import type { Browser } from 'playwright-core';
import { nativeAlert, sendBytes } from '../support/alerts.ts';
import { enrol } from '../support/people.ts';
import { until } from '../support/until.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { type ConsoleServer, startConsole } from './support/console-server.ts';
import { signInByCookie } from './support/signed-in.ts';
import { watchedPage } from './support/watched-page.ts';

const LINKS = 10_000;
const BATCH = 250;
const OPENINGS = 5;
/** What the console is held to, in milliseconds from the press that opens the case. */
const MOST = 1_000;

describeInBrowser(`a case of ${LINKS} alerts`, () => {
  let server: ConsoleServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startConsole(), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  /** Each alert names what the one before it named, as an intruder goes from host to host; none is a repeat. */
  async function openChain(): Promise<string> {
    const key = await server.keyOf('KRPUS', 'suricata');
    const from = Date.now() - LINKS * 100;
    for (let sent = 0; sent < LINKS; sent += BATCH) {
      const alerts = Array.from({ length: BATCH }, (_, index) => {
        const n = sent + index;
        const named = (step: number): object[] => [
          { type: 'host', value: `chain-${step}`, role: 'target' },
          { type: 'ip', value: `10.${100 + (step >> 16)}.${(step >> 8) & 255}.${step & 255}`, role: 'source' },
        ];
        return nativeAlert(`chain-${n}`, {
          title: `Step ${n}`,
          signature: `chain:${n}`,
          severity: 75,
          occurredAt: new Date(from + n * 100).toISOString(),
          entities: [...named(n), ...named(n + 1)],
        });
      });
      const { status, body } = await sendBytes(server, key, JSON.stringify(alerts));
      if (status !== 200) throw new Error(`Intake said ${status}: ${JSON.stringify(body)}`);
    }
    return until(async () => {
      const [found] = await server.db.query<{ number: number; links: number }>(
        `SELECT c.number, count(*)::int AS links FROM cases c JOIN alert_links l ON l.group_id = c.id
         GROUP BY c.number ORDER BY links DESC LIMIT 1`,
      );
      return found?.links === LINKS ? `BW-${found.number}` : undefined;
    }, 120_000);
  }

  it(`is open within ${MOST} ms, its links soon after`, async () => {
    const displayId = await openChain();
    const member = await enrol(server, { organisation: 'kr-port-soc', roles: ['analyst'] });
    const context = await browser.newContext({ baseURL: server.baseUrl, viewport: { width: 1440, height: 900 } });
    await signInByCookie(server, context, member);
    const { page, faults } = await watchedPage(context, server.baseUrl);
    const opened: number[] = [];
    for (let turn = 0; turn < OPENINGS; turn += 1) {
      // Opened anew: nothing of it is held in the page from the turn before.
      await page.goto('/cases');
      const link = page.getByRole('row').filter({ hasText: displayId }).getByRole('link');
      await link.waitFor();
      await page.waitForTimeout(500);
      const began = performance.now();
      await link.click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page
        .getByText(`Step ${LINKS - 1}`)
        .first()
        .waitFor();
      opened.push(performance.now() - began);
    }
    const links: number[] = [];
    for (let turn = 0; turn < OPENINGS; turn += 1) {
      await page.goto(`/cases/${displayId}`);
      const tab = page.getByRole('tab', { name: 'Alerts' });
      await tab.waitFor();
      await page.waitForTimeout(500);
      const began = performance.now();
      await tab.click();
      await page
        .getByRole('tabpanel')
        .getByText(/^Step \d+/)
        .first()
        .waitFor();
      links.push(performance.now() - began);
    }
    const told = (times: number[]): string => times.map((time) => time.toFixed(0)).join(', ');
    console.log(`case of ${LINKS} alerts: open after ${told(opened)} ms; its links after ${told(links)} ms`);
    expect(median(opened)).toBeLessThan(MOST);
    // Two hundred rows with their reasons, and the code of the tab.
    expect(median(links)).toBeLessThan(2 * MOST);
    expect(faults).toEqual([]);
    await context.close();
  }, 300_000);
});

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;
