import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Where pictures of screens go: the folder BREAKWATER_SHOTS names, or one among the temporary ones. */
export function shotsFolder(): string {
  const folder = process.env['BREAKWATER_SHOTS'] ?? join(tmpdir(), 'breakwater-shots');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Keeps a picture of what the page shows, for people to look at; no test depends on it. */
export async function shoot(page: Page, name: string): Promise<string> {
  const path = join(shotsFolder(), `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  return path;
}
