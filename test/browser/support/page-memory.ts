import type { Page } from 'playwright-core';

export interface MemorySample {
  /** Seconds since the first sample was asked for. */
  at: number;
  /** What the page's script holds after a full collection, in MiB (DevTools protocol, `JSHeapUsedSize`). */
  heap: number;
  /** Nodes of the document, those held by script alone among them. */
  nodes: number;
  listeners: number;
}

/** What a page holds, `count` times, every so many seconds; what nothing holds is collected before each. */
export async function sampleMemory(page: Page, count: number, everySeconds: number): Promise<MemorySample[]> {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  const began = performance.now();
  const samples: MemorySample[] = [];
  for (let index = 0; index < count; index += 1) {
    const due = began + index * everySeconds * 1_000;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    await client.send('HeapProfiler.collectGarbage');
    const { metrics } = await client.send('Performance.getMetrics');
    const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
    samples.push({
      at: (performance.now() - began) / 1_000,
      heap: of('JSHeapUsedSize') / 2 ** 20,
      nodes: of('Nodes'),
      listeners: of('JSEventListeners'),
    });
  }
  await client.detach();
  return samples;
}
