import type { Page } from 'playwright-core';

export interface MainThreadLoad {
  /** Share of the time the page's main thread worked, 0 to 1 (DevTools protocol, `TaskDuration`). */
  busy: number;
  /** Tasks of 50 ms and more, by how long each took in ms. */
  longTasks: number[];
  /** How long it was measured, in seconds. */
  seconds: number;
}

interface LongTaskWindow {
  breakwaterLongTasks?: number[];
}

/** What the page's main thread does while `work` runs. */
export async function measureMainThread(page: Page, work: () => Promise<void>): Promise<MainThreadLoad> {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'timeTicks' });
  const metrics = async (): Promise<{ at: number; busy: number }> => {
    const { metrics: all } = await client.send('Performance.getMetrics');
    const value = (wanted: string): number => all.find(({ name }) => name === wanted)?.value ?? 0;
    return { at: value('Timestamp'), busy: value('TaskDuration') };
  };
  await page.evaluate(() => {
    const kept: number[] = [];
    (globalThis as LongTaskWindow).breakwaterLongTasks = kept;
    new PerformanceObserver((list) => kept.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
  });
  const before = await metrics();
  await work();
  const after = await metrics();
  const longTasks = await page.evaluate(() => (globalThis as LongTaskWindow).breakwaterLongTasks ?? []);
  await client.detach();
  const seconds = after.at - before.at;
  return { busy: (after.busy - before.busy) / seconds, longTasks, seconds };
}
