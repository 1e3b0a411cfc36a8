import type { RequestOptions, TestApp } from './app.ts';
import { walkRoutes } from './routes.ts';

/** An application that remembers which of its GET routes it answered to somebody with a session. */
export interface Recorded {
  app: TestApp;
  /** `/api/v1/cases/:id` */
  shown: ReadonlySet<string>;
}

/** Notes every GET route that answered 200 to a session: what was never shown to anybody was compared with nothing. */
export function recordShown(app: TestApp): Recorded {
  const routes = walkRoutes(app)
    .filter(({ method }) => method === 'GET')
    .map(({ path }) => ({ path, pattern: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`) }))
    // `/audit/verify` is no `/audit/:index`.
    .toSorted((a, b) => a.path.split(':').length - b.path.split(':').length);
  const shown = new Set<string>();
  const get = async <Body>(address: string, options?: RequestOptions) => {
    const answer = await app.get<Body>(address, options);
    const [place = ''] = address.split('?');
    const route = routes.find(({ pattern }) => pattern.test(place));
    if (answer.status === 200 && options?.headers?.['cookie'] !== undefined && route) shown.add(route.path);
    return answer;
  };
  return { app: { ...app, get }, shown };
}
