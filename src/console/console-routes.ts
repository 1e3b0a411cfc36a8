/**
 * Addresses the console shows screens at, as the router of its page knows them. Each is answered with the page itself;
 * whatever is neither one of them nor a file still gets a typed 404, so that a mistyped address of the API never looks
 * like a page. `*` stands for the rest of an address.
 */
export const CONSOLE_ROUTES = [
  '/',
  '/sign-in',
  '/triage',
  '/cases',
  '/cases/*',
  '/map',
  '/sensors',
  '/standing',
  '/rules',
  '/statements',
  '/drills',
  '/drills/*',
  '/settings',
  '/settings/*',
  '/inbox',
] as const;

/** Vite names what lies here by its content, so that a name never means anything else. */
const HASHED = /^assets[\\/]/;

/** How long a browser may keep a file of the console, by its path below the console's folder. */
export function cachePolicyOf(path: string): string {
  return HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
}
