import type { Readable } from 'node:stream';
import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ValidationError } from 'class-validator';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Settings } from '../config/settings.ts';
import { tlsOptions } from '../config/tls-options.ts';
import { SensorAuthenticator } from './access/gateways/sensor-authenticator.service.ts';
import { isSecure, publicUrl } from './access/identities/public-url.ts';
import { RateLimits } from './access/rate-limits.service.ts';
import { limitStrangers } from './access/stranger-limit.adapter.ts';
import { AppModule } from './app.module.ts';
import { limitConnections } from './common/connection-limit.ts';
import { DomainError } from './common/domain-error.ts';
import { DomainErrorFilter } from './common/domain-error.filter.ts';
import {
  answerBadAddress,
  answerBadRequest,
  hardenAnswers,
  lingerAfterCut,
  refuseUnfitAddresses,
} from './common/http-hardening.adapter.ts';
import { parseJsonBody } from './common/json-body.ts';
import { Meters } from './common/meters.service.ts';
import { TRACES } from './common/settings.module.ts';
import type { Traces } from './common/traces.ts';
import { RedactingLogger } from './common/redacting-logger.adapter.ts';
import { meterRequests } from './common/request-meter.adapter.ts';
import { readBounded } from './common/streamed-body.ts';
import { serveConsole } from './console/serve-console.adapter.ts';
import { takeAlertsDirectly } from './intake/direct-intake.adapter.ts';
import { IntakeService } from './intake/intake.service.ts';
import { LiveAdapter } from './live/live.adapter.ts';
import { followDrain } from './ops/drain.adapter.ts';
import { Drain } from './ops/drain.service.ts';
import { describeInterface } from './ops/ops.module.ts';
import { traceRequests } from './ops/request-tracer.adapter.ts';
import { readRuleFolder } from './rules/rule-folder.ts';

/**
 * Builds the application, ready to listen.
 * @param database resolves when the caller has found the database fit and migrated it; what needs none of it is done meanwhile.
 * @throws RuleError before anything is connected, where the analysts' rules have a fault.
 */
export async function createApp(
  settings: Settings,
  database: Promise<unknown> = Promise.resolve(),
): Promise<NestFastifyApplication> {
  readRuleFolder(settings.rulesFolder);
  const https = tlsOptions(settings);
  const adapter = new FastifyAdapter({
    bodyLimit: settings.maxBodyBytes,
    // A request that dawdles must not hold a connection for ever.
    requestTimeout: 60_000,
    keepAliveTimeout: 75_000,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
    // Nobody's X-Forwarded-For is believed but that of proxies the settings name.
    trustProxy: settings.trustedProxies.length > 0 && [...settings.trustedProxies],
    frameworkErrors: answerBadAddress,
    clientErrorHandler: answerBadRequest,
    ...(https && { https }),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(settings, database), adapter, {
    bodyParser: false,
    logger: new RedactingLogger(settings),
    abortOnError: false,
  });
  limitConnections(app.getHttpServer(), settings.connectionLimit, settings.trustedProxies);
  const fastify = app.getHttpAdapter().getInstance();
  hardenAnswers(fastify, isSecure(settings));
  lingerAfterCut(fastify);
  refuseUnfitAddresses(fastify);
  limitStrangers(fastify, app.get(RateLimits));
  meterRequests(fastify, app.get(Meters));
  followDrain(fastify, app.get(Drain));
  traceRequests(fastify, app.get<Traces | null>(TRACES));
  // A browser adds cookies by itself, but no Authorization header: only what may rest on a cookie must come from here.
  app.enableCsrfProtection({
    exclude: ({ headers }: FastifyRequest) => headers.authorization !== undefined,
    // A proxy may give the host another name than the one people and their browsers know.
    trustedOrigins: settings.publicUrl === '' ? [] : [publicUrl(settings)],
  });
  parseBodies(fastify, settings);
  if (settings.roles.includes('live')) serveConsole(fastify, settings);
  const failures = new DomainErrorFilter();
  app.useGlobalFilters(failures);
  if (settings.roles.includes('intake')) {
    takeAlertsDirectly(fastify, app.get(SensorAuthenticator), app.get(IntakeService), failures);
  }
  app.useGlobalPipes(
    new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true, exceptionFactory: refuseField }),
  );
  app.useWebSocketAdapter(new LiveAdapter(app));
  describeInterface(app);
  return app;
}

/**
 * Bytes for routes that carry alerts (they are authenticated before anything is parsed), the stream itself for those
 * that take files, bounded JSON for the rest.
 * Other content types get 415 from the framework.
 */
function parseBodies(fastify: FastifyInstance, settings: Settings): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/octet-stream', async (request: FastifyRequest, payload: Readable) => {
    const { rawBody, streamedBody } = request.routeOptions.config as { rawBody?: boolean; streamedBody?: boolean };
    if (streamedBody === true) return payload;
    if (rawBody === true) return readBounded(payload, settings.maxBodyBytes);
    throw new DomainError('unsupported', 'unsupported_media_type', 'The body must be application/json');
  });
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    const config = request.routeOptions.config as { rawBody?: boolean; streamedBody?: boolean };
    // Where a stream is wanted, the handler refuses what is none, after the guards.
    if (config.rawBody === true || config.streamedBody === true) {
      done(null, body);
      return;
    }
    try {
      const type = request.headers['content-type'] ?? '';
      if (!/^application\/json(;|$)/i.test(type)) {
        throw new DomainError('unsupported', 'unsupported_media_type', 'The body must be application/json');
      }
      done(null, parseJsonBody(body, settings.maxDepth));
    } catch (error) {
      done(error as Error, undefined);
    }
  });
}

/** The first fault, named by its field, in the shape of every other error. */
function refuseField(errors: ValidationError[]): DomainError {
  let path = '';
  let fault = errors[0];
  while (fault) {
    path = path === '' ? fault.property : `${path}.${fault.property}`;
    const constraint = Object.entries(fault.constraints ?? {})[0];
    if (constraint)
      return new DomainError('invalid', `invalid_${snake(constraint[0])}`, constraint[1], { field: path });
    fault = fault.children?.[0];
  }
  return new DomainError('invalid', 'invalid', 'The request is not valid', { field: path });
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
