import type { Browser } from 'playwright-core';
import { enrol, type Member } from '../support/people.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { type ConsoleServer, startConsole } from './support/console-server.ts';
import { shoot } from './support/shots.ts';
import { signInByCookie } from './support/signed-in.ts';
import { tellWholeStory } from './support/story.ts';
import { watchedPage } from './support/watched-page.ts';

const SCREENS = [
  '/triage',
  '/cases',
  '/cases/{case}',
  '/map',
  '/sensors',
  '/standing',
  '/rules',
  '/statements',
  '/drills',
  '/inbox',
  '/settings',
];
const LOOKS = [
  { theme: 'dark', language: 'en' },
  { theme: 'light', language: 'en' },
  { theme: 'contrast', language: 'en' },
  { theme: 'dark', language: 'ko' },
  // Scripts that stand taller or run longer, and words that are in part still English.
  { theme: 'light', language: 'th' },
  { theme: 'dark', language: 'my' },
  { theme: 'dark', language: 'km' },
];
const LONG = 240_000;

describeInBrowser('every screen, with a story in it', () => {
  let server: ConsoleServer;
  let browser: Browser;
  let member: Member;
  let caseId: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startConsole(), launchChromium()]);
    member = await enrol(server, { organisation: 'kr-port-soc', roles: ['lead', 'liaison'], name: 'Minji Kwon' });
    await tellWholeStory(server);
    const [gravest] = await server.db.query<{ number: number }>(
      `SELECT number FROM cases WHERE realm = 'live' AND nation = 'KR' AND organisation_id =
         (SELECT organisation_id FROM accounts WHERE id = $1) ORDER BY severity DESC LIMIT 1`,
      [member.id],
    );
    caseId = `BW-${gravest!.number}`;
  }, LONG);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it.each(SCREENS)(
    '%s is accessible in every theme and in the tallest scripts, keeps to its origin, and overflows nowhere',
    async (screen) => {
      const context = await browser.newContext({ baseURL: server.baseUrl, viewport: { width: 1280, height: 800 } });
      await signInByCookie(server, context, member);
      const { page, faults } = await watchedPage(context, server.baseUrl);
      const found: Record<string, string[]> = {};
      for (const { theme, language } of LOOKS) {
        await page.goto('/breakwater.svg');
        await page.evaluate(
          (preferences) => localStorage.setItem('breakwater.preferences', JSON.stringify(preferences)),
          { theme, language },
        );
        await page.goto(screen.replace('{case}', caseId));
        await page.locator('#screen').waitFor();
        await page.waitForLoadState('networkidle');
        const look = `${theme} ${language}`;
        expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
        await shoot(page, `story${screen.replaceAll(/\W+/g, '-')}-${theme}-${language}`);
        found[look] = await accessibilityFaults(page);
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        const chips = await page.locator('[role=gridcell] [data-severity]').evaluateAll((all) =>
          all.map((chip) => {
            const cell = chip.closest('[role=gridcell]')!.getBoundingClientRect();
            return { text: chip.textContent, cut: chip.getBoundingClientRect().right > cell.right + 1 };
          }),
        );
        if (screen === '/triage') expect(chips.length).toBeGreaterThan(3);
        found[look].push(...chips.filter(({ cut }) => cut).map(({ text }) => `“${text}” is cut off`));
        if (wider > 0) found[look].push(`the page is ${wider} px wider than its window`);
      }
      await context.close();
      expect({ found, faults }).toEqual({
        found: Object.fromEntries(LOOKS.map(({ theme, language }) => [`${theme} ${language}`, []])),
        faults: [],
      });
    },
    LONG,
  );
});
