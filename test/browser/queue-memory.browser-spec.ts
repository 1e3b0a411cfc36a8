import type { Browser } from 'playwright-core';
import { enrol } from '../support/people.ts';
import { until } from '../support/until.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { type ConsoleServer, startConsole } from './support/console-server.ts';
import { sendSteadily } from './support/intake-load.ts';
import { type MemorySample, sampleMemory } from './support/page-memory.ts';
import { signInByCookie } from './support/signed-in.ts';
import { watchedPage } from './support/watched-page.ts';

const PER_SECOND = 50;
/** Ten are what the console is held to: `BREAKWATER_MEMORY_MINUTES=10`. */
const MINUTES = Number(process.env['BREAKWATER_MEMORY_MINUTES'] ?? '1');
const SAMPLES = 20;

describeInBrowser('the memory of the triage queue', () => {
  let server: ConsoleServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startConsole(), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it(
    `stays what it is at ${PER_SECOND} alerts a second, held and not held`,
    async () => {
      const keys = await Promise.all([server.keyOf('KRPUS', 'suricata'), server.keyOf('KRPUS', 'wazuh')]);
      const member = await enrol(server, { organisation: 'kr-port-soc', roles: ['analyst'] });
      // More than a screen shows, so that what comes has nothing left to fill.
      await sendSteadily(server, { keys, perSecond: 200, seconds: 3 });
      const context = await browser.newContext({ baseURL: server.baseUrl, viewport: { width: 1440, height: 900 } });
      await signInByCookie(server, context, member);
      const { page, faults } = await watchedPage(context, server.baseUrl);
      await page.goto('/triage?sort=newest');
      const rows = page.locator('[role=row][data-key]');
      await rows.first().waitFor();
      const seconds = Math.round(MINUTES * 60);
      const sending = sendSteadily(server, { keys, perSecond: PER_SECOND, seconds, repeats: 50 });
      // A pointer that comes and goes: the list holds for a half of the time and catches up in the other.
      const pointing = (async () => {
        const end = performance.now() + seconds * 1_000;
        for (let turn = 0; performance.now() < end; turn += 1) {
          await (turn % 2 === 0 ? rows.nth(5).hover() : page.mouse.move(700, 20));
          await page.waitForTimeout(Math.min(5_000, Math.max(0, end - performance.now())));
        }
      })();
      const samples = await sampleMemory(page, SAMPLES, seconds / SAMPLES);
      const [{ accepted }] = await Promise.all([sending, pointing]);
      expect(accepted).toBe(seconds * PER_SECOND);
      await page.mouse.move(700, 20);
      const newest = await until(async () => (await rows.first().textContent()) ?? undefined);
      expect(newest).toContain('Load');
      console.log(samples.map(told).join('\n'));
      // What a page holds when it has just been opened is less than what it works with; from a fifth on it is all there.
      const settled = samples.slice(SAMPLES / 5);
      const early = mean(settled.slice(0, SAMPLES / 5));
      const late = mean(settled.slice(-SAMPLES / 5));
      console.log(
        `${accepted} alerts in ${seconds} s: heap ${early.heap.toFixed(1)} MiB, then ${late.heap.toFixed(1)}; ` +
          `nodes ${early.nodes.toFixed(0)}, then ${late.nodes.toFixed(0)}; ` +
          `listeners ${early.listeners.toFixed(0)}, then ${late.listeners.toFixed(0)}`,
      );
      expect(late.heap).toBeLessThan(early.heap * 1.1 + 1);
      expect(late.nodes).toBeLessThan(early.nodes * 1.2 + 200);
      expect(late.listeners).toBeLessThan(early.listeners * 1.2 + 50);
      expect(faults).toEqual([]);
      await context.close();
    },
    (MINUTES + 2) * 60_000,
  );
});

const told = ({ at, heap, nodes, listeners }: MemorySample): string =>
  `${at.toFixed(0)} s: ${heap.toFixed(1)} MiB, ${nodes} nodes, ${listeners} listeners`;

function mean(samples: readonly MemorySample[]): MemorySample {
  const of = (read: (sample: MemorySample) => number): number =>
    samples.reduce((sum, sample) => sum + read(sample), 0) / samples.length;
  return {
    at: of(({ at }) => at),
    heap: of(({ heap }) => heap),
    nodes: of(({ nodes }) => nodes),
    listeners: of(({ listeners }) => listeners),
  };
}
