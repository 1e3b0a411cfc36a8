import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Member } from '../../support/people.ts';
import type { ConsoleServer } from './console-server.ts';
import { signInByCookie } from './signed-in.ts';
import { watchedPage, type WatchedPage } from './watched-page.ts';

/** Somebody at a browser of their own, signed in, with everything watched that their page does. */
export interface Colleague {
  page: Page;
  context: BrowserContext;
  watched: WatchedPage;
}

/** A server that was taken away is an error the browser tells by itself. */
const AWAY = [
  /status of 401/,
  /ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|WebSocket connection to|Failed to fetch/,
];

export async function seat(browser: Browser, server: ConsoleServer, member: Member): Promise<Colleague> {
  const context = await browser.newContext({
    baseURL: server.baseUrl,
    viewport: { width: 1440, height: 900 },
    acceptDownloads: true,
  });
  const watched = await watchedPage(context, server.baseUrl, { expected: AWAY });
  await signInByCookie(server, context, member);
  return { page: watched.page, context, watched };
}

export async function isLive(page: Page): Promise<void> {
  await page.locator('[role=status][data-state=live]').waitFor();
}

export const THEMES = ['dark', 'light', 'contrast'] as const;

/** Draws the page in another theme, as the person's setting would. */
export async function inTheme(page: Page, theme: (typeof THEMES)[number]): Promise<void> {
  await page.evaluate((wanted) => (document.documentElement.dataset['theme'] = wanted), theme);
}
