import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RequestMethod } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { packageRoot } from '../config/package-root.ts';
import { AUDIENCE, type Audience } from '../src/access/audience.ts';
import { isJsonObject, type Json, type JsonObject } from '../src/common/json.ts';
import { startApp, type TestApp } from './support/app.ts';

const checkedIn = join(packageRoot, 'docs', 'openapi.json');

interface Route {
  handler: string;
  method: string;
  path: string;
  audience: Audience | undefined;
}

describe('OpenAPI document', () => {
  let app: TestApp;
  let served: JsonObject;

  beforeAll(async () => {
    app = await startApp({}, { demoRegistry: false });
    const { status, body } = await app.get<JsonObject>('/openapi.json', { token: null });
    expect(status).toBe(200);
    served = body;
  });
  afterAll(() => app.close());

  it('is checked in as the application serves it', () => {
    const kept = JSON.parse(readFileSync(checkedIn, 'utf8')) as Json;
    const places = differences(kept, served, '');
    if (places.length > 0) {
      const shown = places.slice(0, 20).join('\n  ');
      throw new Error(`docs/openapi.json is out of date: run \`npm run openapi\`. It differs at\n  ${shown}`);
    }
  });

  it('describes every route for people and sensors, with the token each needs', () => {
    const routes = routesOf(app).filter(({ audience }) => audience === 'operators' || audience === 'sensors');
    expect(routes.length).toBeGreaterThan(10);
    const missing = routes.flatMap(({ handler, method, path, audience }) => {
      const operation = at(served, ['paths', path, method]);
      if (!isJsonObject(operation)) return [`${handler}: ${method} ${path} is not described`];
      const scheme = audience === 'operators' ? 'operator' : 'sensor';
      const asked = Array.isArray(operation['security']) ? operation['security'] : [];
      return asked.some((need) => isJsonObject(need) && scheme in need)
        ? []
        : [`${handler}: ${method} ${path} does not ask for the ${scheme} token`];
    });
    expect(missing).toEqual([]);
  });

  it('has no handler that says nobody is meant, and describes no route that is not there', () => {
    const routes = routesOf(app);
    expect(routes.filter(({ audience }) => audience === undefined)).toEqual([]);
    const known = new Set(routes.map(({ method, path }) => `${method} ${path}`));
    const described = operationsOf(served).map(({ method, path }) => `${method} ${path}`);
    expect(described.filter((operation) => !known.has(operation))).toEqual([]);
  });

  it('says of each operation what it does, what it answers, and what is in its path', () => {
    const faults: string[] = [];
    for (const { method, path, operation } of operationsOf(served)) {
      const name = `${method} ${path}`;
      const parameters = (Array.isArray(operation['parameters']) ? operation['parameters'] : []).filter(isJsonObject);
      const inPath = new Set(
        parameters.filter(({ in: where }) => where === 'path').map((parameter) => parameter['name']),
      );
      const answers = isJsonObject(operation['responses']) ? Object.keys(operation['responses']) : [];
      if (typeof operation['summary'] !== 'string' || operation['summary'] === '') faults.push(`${name}: no summary`);
      if (!answers.some((status) => status.startsWith('2'))) faults.push(`${name}: no answer of success`);
      for (const [, parameter] of path.matchAll(/\{(\w+)\}/g)) {
        if (!inPath.has(parameter ?? '')) faults.push(`${name}: parameter ${parameter} is not described`);
      }
    }
    expect(faults).toEqual([]);
  });

  it('refers to nothing that is not in it, and names each schema and operation once', () => {
    const references = referencesOf(served);
    expect(references.length).toBeGreaterThan(0);
    const dangling = references.filter((reference) => at(served, reference.replace('#/', '').split('/')) === undefined);
    expect(dangling).toEqual([]);
    const ids = operationsOf(served).map(({ operation }) => operation['operationId']);
    expect(new Set(ids).size).toBe(ids.length);
    // The document keeps one schema per class name, so a second class of that name would be described wrongly.
    const classes = dtoClasses(join(packageRoot, 'src'));
    expect(classes.filter((name, index) => classes.indexOf(name) !== index)).toEqual([]);
  });
});

/** Every handler of every controller, from the metadata the router itself reads. */
function routesOf({ app }: TestApp): Route[] {
  const scanner = new MetadataScanner();
  const modules = Array.from(app.get(ModulesContainer).values());
  const controllers = modules.flatMap((module) => Array.from(module.controllers.values()));
  return controllers.flatMap(({ metatype }): Route[] => {
    if (typeof metatype !== 'function') return [];
    const prefix = String(Reflect.getMetadata('path', metatype) ?? '');
    const prototype = metatype.prototype as Record<string, object>;
    return scanner.getAllMethodNames(prototype).flatMap((name): Route[] => {
      const handler = prototype[name];
      const path: unknown = handler && Reflect.getMetadata('path', handler);
      if (!handler || typeof path !== 'string') return [];
      const method = RequestMethod[Number(Reflect.getMetadata('method', handler))] ?? 'ALL';
      const audience = (Reflect.getMetadata(AUDIENCE, handler) ?? Reflect.getMetadata(AUDIENCE, metatype)) as
        Audience | undefined;
      const full = `/${prefix}/${path}`.replace(/\/+/g, '/').replace(/(?<=.)\/$/, '');
      return [
        {
          handler: `${metatype.name}.${name}`,
          method: method.toLowerCase(),
          path: full.replace(/:(\w+)/g, '{$1}'),
          audience,
        },
      ];
    });
  });
}

function operationsOf(document: JsonObject): { method: string; path: string; operation: JsonObject }[] {
  const paths = isJsonObject(document['paths']) ? document['paths'] : {};
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(isJsonObject(item) ? item : {}).flatMap(([method, operation]) =>
      isJsonObject(operation) ? { method, path, operation } : [],
    ),
  );
}

function at(value: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((inner, key) => (isJsonObject(inner) ? inner[key] : undefined), value);
}

function referencesOf(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesOf);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? inner : referencesOf(inner),
  );
}

/** Places where two documents differ, as JSON pointers. */
function differences(kept: Json | undefined, now: Json | undefined, place: string): string[] {
  if (isJsonObject(kept) && isJsonObject(now)) {
    return [...new Set([...Object.keys(kept), ...Object.keys(now)])].flatMap((key) =>
      differences(kept[key], now[key], `${place}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
    );
  }
  return JSON.stringify(kept) === JSON.stringify(now) ? [] : [place];
}

function dtoClasses(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.dto.ts'))
    .flatMap((file) =>
      Array.from(readFileSync(join(folder, file), 'utf8').matchAll(/export (?:abstract )?class (\w+)/g)),
    )
    .map(([, name]) => name ?? '');
}
