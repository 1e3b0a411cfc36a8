import type { Browser } from 'playwright-core';
import { accessibilityFaults } from './support/accessibility.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { type ConsoleServer, startConsole } from './support/console-server.ts';
import { measureMainThread } from './support/main-thread.ts';
import { rowsUnderPointer } from './support/stillness.ts';
import { watchedPage } from './support/watched-page.ts';

/** What the other suites look with must see what it is for, or they could never fail. */
describeInBrowser('what watches a page', () => {
  let server: ConsoleServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startConsole(), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('sees what the policy refuses, what leaves the origin, and what goes wrong', async () => {
    const context = await browser.newContext({ baseURL: server.baseUrl });
    const { page, faults, asked } = await watchedPage(context, server.baseUrl);
    await page.goto('/sign-in');
    await page.locator('input[name=login]').waitFor();
    expect(faults).toEqual([]);
    await page.evaluate(async () => {
      await fetch('https://elsewhere.example/').catch(() => undefined);
      const script = document.createElement('script');
      script.textContent = 'document.title = "run"';
      document.head.append(script);
      const style = document.createElement('style');
      style.textContent = 'body { display: none }';
      document.head.append(style);
      const image = document.createElement('img');
      image.src = 'https://pictures.example/a.png';
      document.body.append(image);
      setTimeout(() => {
        throw new Error('a fault of the page');
      });
      console.error('said by the page');
      await new Promise((resolve) => setTimeout(resolve, 500));
    });
    const seen = (pattern: RegExp): boolean => faults.some((text) => pattern.test(text));
    expect({
      connection: seen(/policy: connect-src https:\/\/elsewhere/),
      script: seen(/policy: script-src-elem inline/),
      style: seen(/policy: style-src-elem inline/),
      picture: seen(/policy: img-src https:\/\/pictures/),
      thrown: seen(/thrown: .*a fault of the page/),
      told: seen(/console: said by the page/),
      title: await page.title(),
    }).toEqual({
      connection: true,
      script: true,
      style: true,
      picture: true,
      thrown: true,
      told: true,
      title: 'Breakwater',
    });
    expect(asked.every((request) => request.includes('/api/v1/'))).toBe(true);
    await context.close();
  });

  it('sees a request that leaves the origin where no policy stops it', async () => {
    const context = await browser.newContext({ bypassCSP: true });
    const { page, faults } = await watchedPage(context, server.baseUrl);
    await page.goto(`${server.baseUrl}/sign-in`);
    await page.evaluate(() => fetch('https://elsewhere.example/').catch(() => undefined));
    expect(faults).toContain('left the origin: GET https://elsewhere.example/');
    await context.close();
  });

  it('sees what cannot be read, a list that moves, and a page that is busy', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.setContent(
      '<main><h1>A</h1><p style="color: #777; background: #666">faint</p><img src="data:,"></main>',
    );
    const faults = await accessibilityFaults(page);
    expect(faults.some((text) => text.startsWith('color-contrast: p'))).toBe(true);
    expect(faults.some((text) => text.startsWith('image-alt: img'))).toBe(true);

    await page.setContent('<div id="list"></div>');
    await page.evaluate(() => {
      let first = 0;
      const draw = (): void => {
        first += 1;
        const rows = [0, 1, 2, 3, 4].map((row) => `<p data-row="${first + row}">row ${first + row}</p>`);
        document.querySelector('#list')!.innerHTML = rows.join('');
      };
      draw();
      setInterval(draw, 100);
    });
    const under = await rowsUnderPointer(page, page.locator('p').nth(2), { idOf: 'data-row', samples: 10 });
    expect(under.size).toBeGreaterThan(4);

    const load = await measureMainThread(page, async () => {
      // As the page would do it: what the protocol itself runs is no task of the page.
      await page.evaluate(() =>
        setTimeout(() => {
          const until = performance.now() + 300;
          while (performance.now() < until);
        }, 10),
      );
      await page.waitForTimeout(800);
    });
    expect(load.busy).toBeGreaterThan(0.1);
    expect(load.busy).toBeLessThan(1);
    expect(load.longTasks.some((milliseconds) => milliseconds >= 250)).toBe(true);
    await context.close();
  });
});
