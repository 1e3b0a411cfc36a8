import { take } from './client.ts';

/** Reads a route that the generated client does not know yet. Refusals are those of every other route. */
export async function getJson<T>(path: string): Promise<T> {
  return (await take(ask(path))) as T;
}

async function ask(path: string): Promise<{ data?: unknown; error?: unknown; response: Response }> {
  const response = await fetch(path, { credentials: 'same-origin' });
  const body: unknown = await response.json().catch(() => undefined);
  return response.ok ? { data: body, response } : { error: body, response };
}
