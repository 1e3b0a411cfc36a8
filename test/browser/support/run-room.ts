import type { Locator, Page } from 'playwright-core';

/** What the clock of a control room says it does. */
export const phase = (page: Page): Promise<string | null> =>
  page.locator('section[data-phase]').getAttribute('data-phase');

/** An item on the timeline, in a state where one is named. */
export function pin(page: Page, item: string, cell: string, state?: string): Locator {
  const name = state === undefined ? `${item}, .*, ${cell}, ` : `${item}, .*, ${cell}, ${state},`;
  return page.getByRole('region', { name: 'Timeline of the script' }).getByRole('button', { name: new RegExp(name) });
}

/** Says why, and sends it as the dialog says. */
export async function answer(page: Page, title: string, reason: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title });
  await dialog.getByLabel('Why').fill(reason);
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
}
