import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AuthenticatedRequest } from '../access/authenticated-request.ts';
import type { SensorAuthenticator } from '../access/gateways/sensor-authenticator.service.ts';
import type { DomainErrorFilter } from '../common/domain-error.filter.ts';
import { nativeFormat } from './formats/native.ts';
import { answerStatus } from './intake-answer.ts';
import { messageOf } from './intake-message.ts';
import type { IntakeService } from './intake.service.ts';

/** The address nearly every alert comes by. */
const ADDRESS = '/api/v1/alerts';
const ANSWER_TYPE = 'application/json; charset=utf-8';

/**
 * Answers posts of alerts in our own format past the framework's guards, interceptors and pipes, which cost more than an alert
 * itself does. The route is the one the controller describes, with its hooks and its body parser: only what its handler does is
 * done here in the same order, by the same services. What the guards would ask besides, whether this process serves sensors, is
 * asked by the caller.
 * @throws Error as the server becomes ready, where no controller has that route any more.
 */
export function takeAlertsDirectly(
  fastify: FastifyInstance,
  authenticator: SensorAuthenticator,
  intake: IntakeService,
  failures: DomainErrorFilter,
): void {
  let found = false;
  const take = async (request: FastifyRequest & AuthenticatedRequest, reply: FastifyReply): Promise<void> => {
    try {
      request.sensor = await authenticator.authenticate(request);
      const answer = await intake.take(request.sensor, nativeFormat, messageOf(request));
      void reply.status(answerStatus(answer)).type(ANSWER_TYPE).send(JSON.stringify(answer));
    } catch (error) {
      failures.tell(error, request, reply);
    }
  };
  fastify.addHook('onRoute', (route) => {
    if (route.method !== 'POST' || route.url !== ADDRESS) return;
    found = true;
    route.handler = (request, reply) => {
      void take(request, reply);
    };
  });
  fastify.addHook('onReady', (done) => {
    done(found ? undefined : new Error(`Nothing takes alerts at ${ADDRESS}`));
  });
}
