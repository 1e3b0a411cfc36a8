import { RequestMethod } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ACTION, AUDIENCE, type Audience } from '../src/access/audience.ts';
import { OperatorGuard } from '../src/access/operator.guard.ts';
import { type Action, ACTIONS } from '../src/access/policy/action.ts';
import { generateKey } from '../src/access/sensor-key.ts';
import { SensorGuard } from '../src/access/sensor.guard.ts';
import { type Answer, type ErrorAnswer, startApp, type TestApp } from './support/app.ts';

/** A handler as Nest knows it, and where it answers. */
interface Route {
  name: string;
  method: string;
  path: string;
  audience: Audience | undefined;
  action: unknown;
  guards: unknown[];
}

/** Every handler of every controller, by the metadata the framework itself routes with. */
function routesOf(app: NestFastifyApplication): Route[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) =>
    Array.from(module.controllers.values()),
  );
  return controllers.flatMap(({ metatype }) => {
    const type = metatype as (new () => object) | null;
    if (!type) return [];
    const prototype = type.prototype as Record<string, unknown>;
    return Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const handler = prototype[name] as object;
      const method = Reflect.getMetadata('method', handler) as RequestMethod | undefined;
      if (method === undefined) return [];
      const own = (key: string): unknown => Reflect.getMetadata(key, handler);
      const shared = (key: string): unknown => Reflect.getMetadata(key, type);
      return pathsOf(shared('path'), own('path')).map((path) => ({
        name: `${type.name}.${name}`,
        method: RequestMethod[method],
        path,
        audience: (own(AUDIENCE) ?? shared(AUDIENCE)) as Audience | undefined,
        action: own(ACTION) ?? shared(ACTION),
        guards: [shared('__guards__'), own('__guards__')].flatMap((guards) => (guards as unknown[]) ?? []),
      }));
    });
  });
}

function pathsOf(prefix: unknown, suffix: unknown): string[] {
  return [prefix].flat().flatMap((head) =>
    [suffix].flat().map((tail) => {
      const parts = [head, tail].map((part) => String(part).replace(/^\/|\/$/g, ''));
      return `/${parts.filter(Boolean).join('/')}`;
    }),
  );
}

/** What Fastify answers, read from the tree it prints: `GET /healthz`. HEAD comes with every GET. */
function servedBy(app: NestFastifyApplication): string[] {
  const server = app.getHttpAdapter().getInstance() as unknown as { printRoutes(options: object): string };
  const above: string[] = [];
  return server
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', segment = '', methods = ''] = /^(.*)[├└]── (\S*) \((.*)\)$/.exec(line) ?? [];
      const depth = indent.length / 4;
      above.splice(depth, Infinity, segment);
      const names = methods.split(', ').filter((method) => method !== '' && method !== 'HEAD');
      return names.map((method) => `${method} ${above.join('')}`);
    });
}

const GUARDS: Record<Audience, unknown[]> = { operators: [OperatorGuard], sensors: [SensorGuard], public: [] };

describe('every route of the application', () => {
  let app: TestApp;
  let routes: Route[];
  beforeAll(async () => {
    // Whether or not it has been built here.
    app = await startApp({ consoleFolder: '' });
    routes = routesOf(app.app);
  });
  afterAll(() => app?.close());

  const call = (route: Route, token: string | null): Promise<Answer<ErrorAnswer>> =>
    app.request(route.method, route.path.replace(/:\w+/g, '00000000-0000-4000-8000-000000000000'), {
      token,
      ...(['POST', 'PATCH', 'PUT'].includes(route.method) ? { body: {} } : {}),
    });

  it('belongs to a handler: the server answers nothing else but where the console would be', () => {
    const walked = [...routes.map(({ method, path }) => `${method} ${path}`), 'GET /'];
    expect(servedBy(app.app).toSorted()).toEqual(walked.toSorted());
    expect(walked.length).toBeGreaterThan(30);
  });

  it('says whom it is for, and has the guard of that audience and no other', () => {
    const faults = routes.filter(
      ({ audience, guards }) =>
        audience === undefined ||
        guards.length !== GUARDS[audience].length ||
        !guards.every((guard) => GUARDS[audience].includes(guard)),
    );
    expect(faults).toEqual([]);
  });

  it('says, where it is for people, which action their roles must grant', () => {
    const faults = routes.filter(
      ({ audience, action }) => (audience === 'operators') !== ACTIONS.includes(action as Action),
    );
    expect(faults).toEqual([]);
  });

  it('refuses whoever brings no token, a wrong one, or that of another audience', async () => {
    const key = await app.keyOf('KRPUS', 'suricata');
    const wrong = ['x', `${app.operatorToken}x`, app.operatorToken.slice(0, -1), generateKey()];
    for (const route of routes.filter(({ audience }) => audience !== 'public')) {
      const others = route.audience === 'operators' ? [key] : [app.operatorToken];
      for (const token of [null, ...wrong, ...others]) {
        const answer = await call(route, token);
        expect({ route: route.name, token, status: answer.status }).toEqual({ route: route.name, token, status: 401 });
        expect(answer.headers.get('www-authenticate')).toBe('Bearer');
        expect(answer.body.error.code).toBe('unauthenticated');
      }
    }
  });

  it('lets its own audience past the door', async () => {
    const key = await app.keyOf('KRPUS', 'suricata');
    for (const route of routes.filter(({ method }) => method === 'GET')) {
      const answer = await call(route, route.audience === 'sensors' ? key : app.operatorToken);
      const refused = [401, 403, 500].includes(answer.status);
      expect(refused && { route: route.name, body: answer.body }).toBe(false);
    }
  });

  it('lets everyone to what is public', async () => {
    const open = routes.filter(({ audience }) => audience === 'public');
    expect(open.map(({ path }) => path)).toEqual(expect.arrayContaining(['/healthz']));
    for (const route of open) expect((await call(route, null)).status).toBeLessThan(500);
  });
});
