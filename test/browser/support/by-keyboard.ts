import type { Locator, Page } from 'playwright-core';

/** More stops than any screen has: whatever is not reached by then is not reached. */
const MOST_STOPS = 250;

/** Goes to a control with Tab alone, as somebody without a pointer does; backwards where that is said to be nearer. */
export async function tabTo(page: Page, control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await control.waitFor();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${String(control)} cannot be reached by keyboard`);
}

/** Goes to a control and presses it. */
export async function pressOn(page: Page, control: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press(key);
}

/** Goes to a field and types into it. */
export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** Goes to a list of choices and takes one by its words: the browser's own way of choosing by typing. */
export async function choose(page: Page, list: Locator, words: string): Promise<void> {
  await tabTo(page, list);
  await page.keyboard.type(words, { delay: 5 });
  const taken = await list.evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.text ?? '');
  if (!taken.startsWith(words)) throw new Error(`${taken} was taken instead of ${words}`);
}
