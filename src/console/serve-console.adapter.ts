import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Settings } from '../../config/settings.ts';
import { packageRoot } from '../../config/package-root.ts';
import { DomainError } from '../common/domain-error.ts';
import { cachePolicyOf, CONSOLE_ROUTES } from './console-routes.ts';

const PAGE = 'index.html';
/** Which file each source became; of use to our own tests alone. */
const BUILD_MANIFEST = 'manifest.json';

/**
 * Serves the built console: its page at the addresses of its screens, its files by name, as they were compressed when
 * they were built. Public, since a page that asks who is there cannot be behind that question; it holds nothing but
 * code. Where there is nothing to serve, the address people would open says why.
 */
export function serveConsole(fastify: FastifyInstance, { consoleFolder }: Pick<Settings, 'consoleFolder'>): void {
  const folder = resolve(packageRoot, consoleFolder);
  if (consoleFolder === '' || !existsSync(join(folder, PAGE))) {
    const fault = consoleFolder === '' ? SWITCHED_OFF : NOT_BUILT;
    fastify.get('/', () => Promise.reject(fault()));
    return;
  }
  void fastify.register(fastifyStatic, {
    root: folder,
    prefix: '/',
    // Each file is a route of its own and everything else stays as it was.
    wildcard: false,
    index: false,
    // The page has addresses of its own, and compressed files are told by headers, never asked for by name.
    globIgnore: [PAGE, BUILD_MANIFEST, '**/*.br', '**/*.gz'],
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => void reply.header('cache-control', cachePolicyOf(relative(folder, path))),
  });
  for (const route of CONSOLE_ROUTES) {
    fastify.get(route, (_request, reply) => reply.sendFile(PAGE));
  }
}

const SWITCHED_OFF = (): DomainError =>
  new DomainError('not_found', 'console_switched_off', 'This node serves no console; its interface is at /api/v1');

const NOT_BUILT = (): DomainError =>
  new DomainError('not_found', 'console_not_built', 'The console has not been built: npm run build:web, then restart');
