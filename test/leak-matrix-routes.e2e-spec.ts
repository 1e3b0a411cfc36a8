import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../config/package-root.ts';
import { startApp, type TestApp } from './support/app.ts';
import { COMPARED, SHOWS_NOTHING } from './support/compared-routes.ts';
import { walkRoutes } from './support/routes.ts';

describe('the leak matrix leaves no read out', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app?.close());

  it('compares every GET route there is with the oracle, but for those that show nothing of anybody', () => {
    const registered = walkRoutes(app).flatMap(({ method, path }) => (method === 'GET' ? [path] : []));
    const compared = Object.values(COMPARED).flat();
    expect(compared.length).toBe(new Set(compared).size);
    expect([...compared, ...Object.keys(SHOWS_NOTHING)].toSorted()).toEqual([...new Set(registered)].toSorted());
  });

  it('and every one that is described', () => {
    const described = JSON.parse(readFileSync(join(packageRoot, 'docs', 'openapi.json'), 'utf8')) as {
      paths: Record<string, Record<string, unknown>>;
    };
    const known = new Set([...Object.values(COMPARED).flat(), ...Object.keys(SHOWS_NOTHING)]);
    const missing = Object.entries(described.paths)
      .filter(([, operations]) => 'get' in operations)
      .map(([path]) => path.replace(/\{(\w+)\}/g, ':$1'))
      .filter((path) => !known.has(path));
    expect(missing).toEqual([]);
  });

  it('counts as showing nothing only what nobody needs to be somebody for', () => {
    const audiences = walkRoutes(app)
      .filter(({ method, path }) => method === 'GET' && path in SHOWS_NOTHING)
      .map(({ path, audience }) => [path, audience]);
    expect(audiences.filter(([, audience]) => audience !== 'public')).toEqual([]);
  });
});
