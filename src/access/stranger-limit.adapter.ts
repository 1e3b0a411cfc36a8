import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AuthenticatedRequest } from './authenticated-request.ts';
import type { RateLimits } from './rate-limits.service.ts';

/**
 * Counts by address what comes without a proof of who asks: before anything is parsed or looked up, since a stranger's
 * request must be refused at less cost than it has. Whoever turns out to be known is not counted.
 */
export function limitStrangers(fastify: FastifyInstance, limits: RateLimits): void {
  const counted = new WeakSet<FastifyRequest>();

  fastify.addHook('onRequest', async (request) => {
    const credential = shown(request);
    if (credential !== undefined && limits.isGood(credential)) return;
    await limits.stranger(request.ip);
    counted.add(request);
  });

  fastify.addHook('onResponse', async (request, reply) => {
    const credential = shown(request);
    if (isProved(request)) {
      if (!counted.has(request)) return;
      if (credential !== undefined) limits.remember(credential);
      await limits.acquit(request.ip);
    } else if (credential !== undefined && reply.statusCode === 401) limits.forget(credential);
  });
}

/** The guards leave on the request whom they let in. */
function isProved(request: FastifyRequest): boolean {
  const { operator, sensor } = request as AuthenticatedRequest;
  return operator !== undefined || sensor !== undefined;
}

function shown({ headers }: FastifyRequest): string | undefined {
  return headers.authorization ?? headers.cookie;
}
