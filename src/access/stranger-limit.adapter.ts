import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AuthenticatedRequest } from './authenticated-request.ts';
import type { RateLimits } from './rate-limits.service.ts';

/**
 * Counts by address what comes without a proof of who asks: before anything is parsed or looked up, since a stranger's
 * request must be refused at less cost than it has. Whoever turns out to be known is not counted.
 */
export function limitStrangers(fastify: FastifyInstance, limits: RateLimits): void {
  const counted = new WeakSet<FastifyRequest>();

  // By callback, since nearly every request is of somebody known, who waits for nothing here.
  fastify.addHook('onRequest', (request, _reply, done) => {
    const credential = shown(request);
    if (credential !== undefined && limits.isGood(credential)) {
      done();
      return;
    }
    counted.add(request);
    void after(limits.stranger(request.ip), done);
  });

  fastify.addHook('onResponse', (request, reply, done) => {
    if (isProved(request)) {
      if (!counted.has(request)) {
        done();
        return;
      }
      const credential = shown(request);
      if (credential !== undefined) limits.remember(credential);
      void after(limits.acquit(request.ip), done);
      return;
    }
    const credential = shown(request);
    if (credential !== undefined && reply.statusCode === 401) limits.forget(credential);
    done();
  });
}

async function after(work: Promise<void>, done: (error?: Error) => void): Promise<void> {
  try {
    await work;
  } catch (error) {
    done(error as Error);
    return;
  }
  done();
}

/** The guards leave on the request whom they let in. */
function isProved(request: FastifyRequest): boolean {
  const { operator, sensor } = request as AuthenticatedRequest;
  return operator !== undefined || sensor !== undefined;
}

function shown({ headers }: FastifyRequest): string | undefined {
  return headers.authorization ?? headers.cookie;
}
