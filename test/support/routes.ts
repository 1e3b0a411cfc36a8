import { RequestMethod } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { ACTION, AUDIENCE, type Audience } from '../../src/access/audience.ts';
import type { TestApp } from './app.ts';

/** A handler of the application, as the router itself knows it. */
export interface WalkedRoute {
  /** `CasesController.list` */
  name: string;
  /** `GET`, `POST`, … */
  method: string;
  /** `/api/v1/cases/:id` */
  path: string;
  audience: Audience | undefined;
  action: string | undefined;
}

const NOBODY = '00000000-0000-4000-8000-000000000000';

/** Every handler of every controller. A wildcard in a path stands for some text. */
export function walkRoutes({ app }: TestApp): WalkedRoute[] {
  const scanner = new MetadataScanner();
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) =>
    Array.from(module.controllers.values()),
  );
  return controllers.flatMap(({ metatype }) => {
    if (typeof metatype !== 'function') return [];
    const prototype = metatype.prototype as Record<string, object>;
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name]!;
      const method = Reflect.getMetadata('method', handler) as RequestMethod | undefined;
      if (method === undefined) return [];
      const said = (key: string): unknown => Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, metatype);
      const heads = [Reflect.getMetadata('path', metatype) as unknown].flat();
      const tails = [Reflect.getMetadata('path', handler) as unknown].flat();
      return heads.flatMap((head) =>
        tails.map((tail) => ({
          name: `${metatype.name}.${name}`,
          method: RequestMethod[method],
          path: `/${String(head)}/${String(tail)}`.replace(/\/+/g, '/').replace(/(?<=.)\/$/, ''),
          audience: said(AUDIENCE) as Audience | undefined,
          action: said(ACTION) as string | undefined,
        })),
      );
    });
  });
}

/** The path with something in the place of each parameter. */
export function fill(path: string, value = NOBODY): string {
  return path.replace(/:\w+/g, value).replace(/\*\w*/g, 'x');
}

export function takesBody(method: string): boolean {
  return ['POST', 'PATCH', 'PUT'].includes(method);
}
