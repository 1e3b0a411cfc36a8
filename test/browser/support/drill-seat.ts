import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { Member } from '../../support/people.ts';
import { typeInto } from './by-keyboard.ts';
import type { ConsoleServer } from './console-server.ts';
import { pagesOfPdf } from './pdf-text.ts';
import { shotsFolder } from './shots.ts';
import { type WatchedPage, watchedPage } from './watched-page.ts';
import { type Words, wordsIn } from './words.ts';

/** A change of realm is a fresh page, which closes the feed of the one before; before somebody signs in there is no session. */
const EXPECTED = [/WebSocket connection to/, /status of 401/];

/** Somebody at a browser of their own, who signed in at its form and works in a language. */
export interface DrillSeat {
  page: Page;
  context: BrowserContext;
  watched: WatchedPage;
  words: Words;
}

/** Sits down: signs in with the keyboard, and chooses the language where the settings have it. */
export async function sitDown(
  browser: Browser,
  server: ConsoleServer,
  { login, password }: Member,
  language: 'en' | 'ko' = 'en',
): Promise<DrillSeat> {
  const context = await browser.newContext({
    baseURL: server.baseUrl,
    viewport: { width: 1440, height: 900 },
    acceptDownloads: true,
    locale: 'en-SG',
  });
  const watched = await watchedPage(context, server.baseUrl, { expected: EXPECTED });
  const { page } = watched;
  await page.goto('/settings');
  await typeInto(page, page.getByRole('textbox', { name: 'Login' }), login);
  await typeInto(page, page.getByLabel('Password'), password);
  await page.keyboard.press('Enter');
  const choice = page.getByLabel('Language');
  await choice.waitFor();
  if (language !== 'en') await choice.selectOption(language);
  const words = wordsIn(language);
  await page.getByRole('link', { name: words('nav.drills'), exact: true }).click();
  await page.getByRole('heading', { level: 1, name: words('drills.title') }).waitFor();
  return { page, context, watched, words };
}

/** Agrees to play for the own organisation by naming somebody, and goes in. */
export async function agreeAndEnter(
  { page, words }: DrillSeat,
  { designator, cell, name }: { designator: string; cell: string; name: string },
): Promise<void> {
  const row = page.getByRole('row', { name: new RegExp(designator) });
  await row.getByRole('button', { name: words('drills.agree') }).click();
  const panel = row.getByRole('region', { name: words('drills.namePeople') });
  await panel.getByLabel(name).check();
  await panel.getByRole('button', { name: words('drills.savePeople', { cell }) }).click();
  await row.getByRole('button', { name: words('drills.enterAsPlayer') }).click();
  await page.locator('#exercise-slot strong', { hasText: designator }).waitFor();
}

/** The row of the queue that tells of something. */
export const queueRow = (page: Page, text: string): Locator => page.locator('[role=row][data-key]', { hasText: text });

/** Goes to a row with the pointer and presses a key on it. */
export async function pressOnRow(page: Page, text: string, key: string): Promise<void> {
  await queueRow(page, text).locator('[data-title]').click();
  await queueRow(page, text).and(page.locator('[data-cursor]')).waitFor();
  await page.keyboard.press(key);
}

/** Says why in the dialog of that title, and sends it as the dialog says. */
export async function answerWhy({ page, words }: DrillSeat, title: string, reason: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title });
  await dialog.getByLabel(words('drills.reason')).fill(reason);
  await page.keyboard.press('ControlOrMeta+Enter');
  await dialog.waitFor({ state: 'detached' });
}

/** Says after ENDEX how it went. */
export async function sayHotwash({ page, words }: DrillSeat, said: { well: string; improve: string }): Promise<void> {
  const form = page.getByRole('region', { name: words('drills.tab.hotwash') });
  await form.getByLabel(words('drills.hotwash.wentWell')).fill(said.well);
  await form.getByLabel(words('drills.hotwash.toImprove')).fill(said.improve);
  await form.getByRole('button', { name: words('drills.hotwash.send') }).click();
  await form.getByText(words('drills.hotwash.sent')).waitFor();
}

/**
 * Saves the report as a file and prints that, as somebody does who has to hand it in: the file, and the text of each
 * page of the print. Print and picture are kept where pictures of screens go.
 */
export async function printReport(
  { page, context, words }: DrillSeat,
  name: string,
): Promise<{ file: string; pages: string[] }> {
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: words('drills.reportAs', { format: 'HTML' }) }).click();
  const file = await readFile(await (await saved).path(), 'utf8');
  const paper = await context.newPage();
  await paper.setContent(file);
  await paper.screenshot({ path: join(shotsFolder(), `${name}.png`), fullPage: true });
  const pdf = await paper.pdf({ preferCSSPageSize: true, printBackground: true });
  await paper.close();
  await writeFile(join(shotsFolder(), `${name}.pdf`), pdf);
  return { file, pages: pagesOfPdf(pdf) };
}
