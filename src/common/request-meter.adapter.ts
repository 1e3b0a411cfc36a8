import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Meters } from './meters.service.ts';

/** What the guards left on the request, of which only the realm matters here. */
interface Known {
  operator?: { realm: string };
  sensor?: { realm: string };
}

/** Times every request by its route, as a template. What no route matches is one route of its own. */
export function meterRequests(fastify: FastifyInstance, meters: Meters): void {
  fastify.addHook('onResponse', (request: FastifyRequest & Known, reply, done) => {
    const realm = request.operator?.realm ?? request.sensor?.realm ?? 'live';
    const route = request.routeOptions.url ?? 'none';
    meters.timeRequest(realm, { method: request.method, route, status: reply.statusCode }, reply.elapsedTime);
    done();
  });
}
