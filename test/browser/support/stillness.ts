import type { Locator, Page } from 'playwright-core';
import { until } from '../../support/until.ts';

/**
 * Which rows were under a pointer that did not move, and for how many samples each: one entry where the list held still.
 * `idOf` is the attribute that names a row. The pointer is parked over the middle of `row` first.
 */
export async function rowsUnderPointer(
  page: Page,
  row: Locator,
  { idOf, samples = 20, everyMs = 100 }: { idOf: string; samples?: number; everyMs?: number },
): Promise<Map<string, number>> {
  // A list that is drawn anew may lose the row while it is being measured.
  const box = await until(async () => (await row.boundingBox()) ?? undefined);
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(point.x, point.y);
  const seen = new Map<string, number>();
  for (let count = 0; count < samples; count += 1) {
    const id = await page.evaluate(
      ({ x, y, name }) => document.elementFromPoint(x, y)?.closest(`[${name}]`)?.getAttribute(name) ?? 'nothing',
      { ...point, name: idOf },
    );
    seen.set(id, (seen.get(id) ?? 0) + 1);
    await page.waitForTimeout(everyMs);
  }
  return seen;
}
