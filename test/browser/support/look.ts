import type { Page } from 'playwright-core';
import { accessibilityFaults } from './accessibility.ts';
import { shoot } from './shots.ts';

const THEMES = ['dark', 'light', 'contrast'];

/** In every theme, kept as a picture and looked through for what cannot be read; leaves it dark. */
export async function look(page: Page, name: string): Promise<void> {
  const found: Record<string, string[]> = {};
  for (const theme of THEMES) {
    await page.evaluate((of) => document.documentElement.setAttribute('data-theme', of), theme);
    await shoot(page, `${name}-${theme}`);
    found[theme] = await accessibilityFaults(page);
  }
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
  const wider = await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
  expect({ found, wider }).toEqual({ found: { dark: [], light: [], contrast: [] }, wider: 0 });
}
