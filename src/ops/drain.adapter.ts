import type { FastifyInstance } from 'fastify';
import type { Drain } from './drain.service.ts';

/** Counts the requests under way, and asks for their connections back once the process is to stop. */
export function followDrain(fastify: FastifyInstance, drain: Drain): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    drain.requestBegins(request);
    if (drain.begun) void reply.header('connection', 'close');
    done();
  });
  fastify.addHook('onResponse', (request, _reply, done) => {
    drain.requestEnds(request);
    done();
  });
}
