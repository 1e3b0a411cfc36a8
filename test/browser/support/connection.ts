import type { Page } from 'playwright-core';
import { shoot } from './shots.ts';

/** States of the badge in the frame. A list that holds still is connected all the same. */
const STATES = { connected: ['live', 'held'], cutOff: ['reconnecting', 'stale'] } as const;

/** Waits until the console says that it is connected, or cut off. @throws Error with what it said instead. */
export async function untilConnection(page: Page, wanted: keyof typeof STATES, patienceMs = 60_000): Promise<void> {
  const badge = STATES[wanted].map((state) => `header [role=status][data-state=${state}]`).join(', ');
  try {
    await page.locator(badge).waitFor({ timeout: patienceMs });
  } catch (cause) {
    const said = await page.locator('[role=status], [role=alert], dialog').allTextContents();
    const shot = await shoot(page, `never-${wanted}`);
    throw new Error(`Never ${wanted} at ${page.url()}; it says ${JSON.stringify(said)}; see ${shot}`, { cause });
  }
}
