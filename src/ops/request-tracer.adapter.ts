import type { FastifyInstance, FastifyRequest } from 'fastify';
import { realmKind } from '../common/meters.service.ts';
import type { RequestTrace, Traces } from '../common/traces.ts';

interface Known {
  sensor?: { realm: string };
  trace?: RequestTrace;
}

/** Traces requests that carry alerts, of senders that turned out to be sensors. Nothing is hooked in where no traces are made. */
export function traceRequests(fastify: FastifyInstance, traces: Traces | null): void {
  if (!traces) return;
  fastify.addHook('onRequest', (request: FastifyRequest & Known, _reply, done) => {
    const { rawBody } = request.routeOptions.config as { rawBody?: boolean };
    const trace = rawBody === true ? traces.begin(request.headers.traceparent) : undefined;
    if (trace) request.trace = trace;
    done();
  });
  fastify.addHook('onResponse', (request: FastifyRequest & Known, reply, done) => {
    const { trace, sensor } = request;
    const name = `POST ${request.routeOptions.url ?? ''}`;
    if (trace && sensor) traces.answered(trace, name, reply.statusCode, realmKind(sensor.realm));
    done();
  });
}
