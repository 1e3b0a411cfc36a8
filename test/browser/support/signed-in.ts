import type { BrowserContext, Page } from 'playwright-core';
import type { ApiClient } from '../../support/app.ts';
import { browse, Jar, type Member } from '../../support/people.ts';

/** Signs in as people do: by the form, from wherever the page is led there. Resolves when the frame is there. */
export async function signInByForm(page: Page, { login, password }: Pick<Member, 'login' | 'password'>): Promise<void> {
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=password]').fill(password);
  await page.locator('form button[type=submit]').click();
  await page.locator('nav').first().waitFor();
}

/** Signs in over HTTP and gives the browser the cookie it would have got. */
export async function signInByCookie(
  server: ApiClient,
  context: BrowserContext,
  { login, password }: Pick<Member, 'login' | 'password'>,
): Promise<void> {
  const jar = new Jar();
  const { status } = await browse(server, jar, '/api/v1/session', { login, password });
  if (status !== 200) throw new Error(`${login} cannot sign in: ${status}`);
  const cookies = jar.header.split('; ').map((pair) => {
    const [name = '', value = ''] = pair.split('=');
    return { name, value, url: server.baseUrl, httpOnly: true, sameSite: 'Strict' as const };
  });
  await context.addCookies(cookies);
}
