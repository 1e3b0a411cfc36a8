import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ACTIONS, NEVER_BY_TOKEN } from '../../src/access/policy/action.ts';
import { actionsOf, type Role } from '../../src/access/policy/role.ts';
import { DrillRun } from '../support/drill-run.ts';
import { browse, bySession, enrol, Jar, type Member } from '../support/people.ts';
import { playDrill } from '../support/played-drill.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { type ConsoleServer, startConsole } from './support/console-server.ts';
import { shoot } from './support/shots.ts';
import { signInByCookie } from './support/signed-in.ts';
import { type WatchedPage, watchedPage } from './support/watched-page.ts';

const THEMES = ['dark', 'light', 'contrast'];
const LONG = 240_000;
const MINUTE = 60_000;
const CELLS = [
  ['PORT', 'kr-port-soc', 'Jin Park'],
  ['SG', 'sg-cert', 'Mei Tan'],
  ['SGPORT', 'sg-port-soc', 'Pat Ong'],
] as const;

type Playing = Member & { accountId: string; token: string };

/** The crane drill as its slow team plays it, seen again by whoever ran it and by somebody who played. */
describeInBrowser('a replay', () => {
  let server: ConsoleServer;
  let browser: Browser;
  let director: WatchedPage & { context: BrowserContext };
  let player: WatchedPage & { context: BrowserContext };
  let run: DrillRun;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startConsole({ BREAKWATER_DRILLS: 'config/drills' }), launchChromium()]);
    const dana = await somebody('kr-cert', ['drill_controller'], 'Dana Lee');
    const players = new Map<string, Playing>();
    for (const [cell, organisation, name] of CELLS) {
      players.set(cell, await somebody(organisation, ['lead', 'liaison'], name));
    }
    run = await DrillRun.make(server, dana, {
      template: 'port-crane-attack',
      designator: 'CRANE 1',
      members: [...players].map(([cell, { accountId }]) => ({ account: accountId, cell, role: 'player' })),
    });
    for (const { token } of players.values()) await server.post(`/api/v1/realms/${run.realm}/agreement`, {}, { token });
    const how = { drill: 'port-crane-attack', team: 'slow', rate: 60, untilMs: 58 * MINUTE, players } as const;
    await playDrill(server.baseUrl, run, dana, how);
    await run.clock({ type: 'endex', reason: 'The drill has come to its end' });
    [director, player] = await Promise.all([browserOf(dana), browserOf(players.get('SGPORT')!)]);
  }, LONG);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('is gone through by keyboard, from change to change and from miss to miss', async () => {
    const { page } = director;
    await page.goto(`/drills/${run.id}`);
    await page.getByRole('link', { name: 'Replay' }).click();
    await page.getByRole('heading', { name: 'Replay of CRANE 1' }).waitFor();
    await page.getByText('No case yet.').waitFor();
    await page.keyboard.press('n');
    const failing = page.getByRole('status').filter({ hasText: /missed|met late/ });
    await failing.waitFor();
    const first = await slider(page);
    await page.keyboard.press('n');
    await page.waitForFunction(
      (at) => Number(document.querySelector<HTMLInputElement>('input[type=range]')?.value) !== at,
      first,
    );
    await page.keyboard.press('p');
    expect(await slider(page)).toBe(first);
    await page.keyboard.press('ArrowRight');
    await failing.waitFor({ state: 'detached' });
    expect(await slider(page)).toBeGreaterThanOrEqual(first);
    await page.keyboard.press('ArrowLeft');
    const before = await slider(page);
    await page.keyboard.press('Space');
    await page.waitForFunction(
      (at) => Number(document.querySelector<HTMLInputElement>('input[type=range]')?.value) > at + 5,
      before,
    );
    await page.keyboard.press('Space');
    const stopped = await slider(page);
    await page.waitForTimeout(400);
    expect(await slider(page)).toBe(stopped);
  });

  it('shows what stood there at an instant, at once', async () => {
    const { page } = director;
    await moveTo(page, 18 * 60);
    await page
      .getByRole('row', { name: /Port of Busan/ })
      .first()
      .waitFor();
    await look(page, 'replay-mid');
    await moveTo(page, 58 * 60);
    await page.getByRole('heading', { name: /packages? received/ }).waitFor();
    await look(page, 'replay-end');
    const spent: number[] = await page.evaluate(async () => {
      const input = document.querySelector<HTMLInputElement>('input[type=range]')!;
      const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
      const times: number[] = [];
      for (let second = 3_400; second > 0; second -= 68) {
        const began = performance.now();
        // As a hand would: React looks at what the property was set to by itself.
        value?.set?.call(input, String(second));
        input.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        times.push(performance.now() - began);
      }
      return times.sort((a, b) => a - b);
    });
    const told = { median: Math.round(spent[spent.length >> 1]!), worst: Math.round(spent.at(-1)!) };
    console.log(`a step of the scrubber, until it is drawn: ${told.median} ms, at worst ${told.worst} ms`);
    expect(told.median).toBeLessThan(100);
  });

  it('is seen with the eyes of a cell', async () => {
    const { page } = director;
    await moveTo(page, 58 * 60);
    await page.getByLabel('As seen by').selectOption('SG');
    await page.getByRole('heading', { level: 2, name: /^PORT/ }).waitFor({ state: 'detached' });
    await page
      .getByRole('row', { name: /Jurong Island/ })
      .first()
      .waitFor();
    expect(await page.getByRole('row', { name: /Port of Busan/ }).count()).toBe(0);
    // What Busan released came as a package.
    await page.getByRole('listitem').filter({ hasText: 'from kr-port-soc' }).waitFor();
    await look(page, 'replay-sg');
  });

  it('shows who played the own cell, and lets nobody choose', async () => {
    const { page } = player;
    await page.goto(`/drills/${run.id}`);
    await page.getByRole('link', { name: 'Replay' }).click();
    await page.getByText('As SGPORT saw it').waitFor();
    expect(await page.getByLabel('As seen by').count()).toBe(0);
    await moveTo(page, 58 * 60);
    await page
      .getByRole('row', { name: /Jurong Island/ })
      .first()
      .waitFor();
    expect(await page.getByRole('row', { name: /Port of Busan/ }).count()).toBe(0);
    await look(page, 'replay-player');
  });

  it('left the origin never and broke no policy', () => {
    expect({ director: director.faults, player: player.faults }).toEqual({ director: [], player: [] });
  });

  async function somebody(organisation: string, roles: Role[], name: string): Promise<Playing> {
    const member = await enrol(server, { organisation, roles, name });
    const jar = new Jar();
    await browse(server, jar, '/api/v1/session', { login: member.login, password: member.password });
    const actions = ACTIONS.filter((action) => actionsOf(roles).has(action) && !NEVER_BY_TOKEN.has(action));
    const wanted = { name: 'test', actions, expiresAt: new Date(Date.now() + 86_400_000).toISOString() };
    const { body } = await server.post<{ token: string }>('/api/v1/tokens', wanted, bySession(jar.header));
    return { ...member, accountId: member.id, token: body.token };
  }

  async function browserOf(member: Member): Promise<WatchedPage & { context: BrowserContext }> {
    const context = await browser.newContext({ baseURL: server.baseUrl, viewport: { width: 1500, height: 950 } });
    await signInByCookie(server, context, member);
    const watched = await watchedPage(context, server.baseUrl);
    await watched.page.goto(`/drills/${run.id}?realm=${run.realm}`);
    await watched.page.locator('#exercise-slot strong', { hasText: 'CRANE 1' }).waitFor();
    return { ...watched, context };
  }

  /** In every theme, kept as a picture and looked through for what cannot be read; leaves it dark. */
  async function look(page: Page, name: string): Promise<void> {
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
});

async function slider(page: Page): Promise<number> {
  return Number(await page.getByRole('slider', { name: 'Moment of the exercise' }).inputValue());
}

async function moveTo(page: Page, second: number): Promise<void> {
  await page.getByRole('slider', { name: 'Moment of the exercise' }).fill(String(second));
}
