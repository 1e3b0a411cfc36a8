import type { BrowserContext } from 'playwright-core';

/** Sets what a person would have set in this browser, before the page is opened. */
export async function prefer(context: BrowserContext, preferences: Record<string, unknown>): Promise<void> {
  await context.addInitScript((stored) => {
    if (localStorage.getItem('breakwater.preferences') === null) localStorage.setItem('breakwater.preferences', stored);
  }, JSON.stringify(preferences));
}
