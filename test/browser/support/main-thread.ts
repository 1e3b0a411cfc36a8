import type { Page } from 'playwright-core';

export interface MainThreadLoad {
  /**
   * Share of one processor the tasks of the page's main thread took, 0 to 1 (DevTools protocol, `TaskDuration` in thread
   * time, so that a busy machine does not count).
   */
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
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async (): Promise<number> => {
    const { metrics } = await client.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
  };
  await page.evaluate(() => {
    const kept: number[] = [];
    (globalThis as LongTaskWindow).breakwaterLongTasks = kept;
    new PerformanceObserver((list) => kept.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
  });
  const before = await worked();
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1_000;
  const busy = ((await worked()) - before) / seconds;
  const longTasks = await page.evaluate(() => (globalThis as LongTaskWindow).breakwaterLongTasks ?? []);
  await client.detach();
  return { busy, longTasks, seconds };
}
