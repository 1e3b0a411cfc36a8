import type { BrowserContext, Page } from 'playwright-core';

/** A page under watch, and whatever it did that no page of the console may do. */
export interface WatchedPage {
  page: Page;
  /** Requests and sockets that left the origin, refusals by the policy, errors told to the console or thrown. */
  faults: readonly string[];
  /** Requests of the page so far, as `GET /api/v1/cases`, without those for files. */
  asked: readonly string[];
}

export interface WatchOptions {
  /** Errors the console may tell, since the test means them to happen: a 401 before somebody signs in. */
  expected?: readonly RegExp[];
}

const UNSIGNED = /status of 401/;

/** Opens a page whose every request, refusal and error is kept. */
export async function watchedPage(
  context: BrowserContext,
  origin: string,
  { expected = [UNSIGNED] }: WatchOptions = {},
): Promise<WatchedPage> {
  const faults: string[] = [];
  const asked: string[] = [];
  const fault = (text: string): void => {
    if (!expected.some((pattern) => pattern.test(text))) faults.push(text);
  };
  await context.exposeFunction('breakwaterViolation', (text: string) => fault(`refused by the policy: ${text}`));
  await context.addInitScript(() => {
    const tell = (globalThis as unknown as { breakwaterViolation: (text: string) => void }).breakwaterViolation;
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
      tell(`${violatedDirective} ${blockedURI} ${sourceFile}`),
    );
  });
  const page = await context.newPage();
  const stays = (url: string): boolean => new URL(url.replace(/^ws/, 'http')).origin === origin;
  page.on('request', (request) => {
    const url = request.url();
    if (/^(data|blob):/.test(url)) return;
    if (!stays(url)) fault(`left the origin: ${request.method()} ${url}`);
    else if (new URL(url).pathname.startsWith('/api/')) asked.push(`${request.method()} ${new URL(url).pathname}`);
  });
  page.on('websocket', (socket) => {
    if (!stays(socket.url())) fault(`left the origin: ${socket.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') fault(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => fault(`thrown: ${error.stack ?? error.message}`));
  return { page, faults, asked };
}
