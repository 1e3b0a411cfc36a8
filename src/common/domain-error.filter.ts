import { randomBytes } from 'node:crypto';
import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  ForbiddenException,
  HttpException,
  Logger,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { databaseAway, databaseDamaged } from './database-fault.ts';
import { DomainError, type DomainErrorKind, type TextFault } from './domain-error.ts';
import { readTraceparent } from './trace-context.ts';

const STATUS: Record<DomainErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported: 415,
  overloaded: 429,
  unavailable: 503,
};

/** Body of every error answer: `{ error: { code, message, field?, position?, faults? } }`. Nothing of the request is echoed. */
export interface ErrorBody {
  error: { code: string; message: string; field?: string; position?: number; faults?: readonly TextFault[] };
}

interface Answer {
  status: number;
  body: ErrorBody;
  /** Seconds. */
  retryAfter?: number;
  /** By which the fault is found in the log: sent as `Breakwater-Request`, of a fault of ours alone. */
  request?: string;
}

/** The one place that knows which HTTP status a failure has. */
@Catch()
export class DomainErrorFilter implements ExceptionFilter {
  private readonly log = new Logger(DomainErrorFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.tell(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Answers a request that failed. */
  tell(error: unknown, asked: FastifyRequest, reply: FastifyReply): void {
    const { status, body, retryAfter, request } = this.answer(error, asked);
    if (request !== undefined) void reply.header('breakwater-request', request);
    if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
    if (status === 401) void reply.header('www-authenticate', 'Bearer');
    void reply.status(status).send(body);
  }

  private answer(error: unknown, asked: FastifyRequest): Answer {
    if (error instanceof DomainError) {
      const body: ErrorBody = { error: { code: error.code, message: error.message } };
      if (error.field !== undefined) body.error.field = error.field;
      if (error.position !== undefined) body.error.position = error.position;
      if (error.faults !== undefined) body.error.faults = error.faults;
      const status = STATUS[error.kind];
      return error.retryAfter === undefined ? { status, body } : { status, body, retryAfter: error.retryAfter };
    }
    // Guards here raise DomainErrors, so that this one comes from the framework's own protection against foreign pages.
    if (error instanceof ForbiddenException) {
      const message = 'Pages served elsewhere may not change anything here';
      return { status: 403, body: { error: { code: 'cross_origin', message } } };
    }
    if (error instanceof HttpException) {
      const status = error.getStatus();
      return { status, body: { error: { code: httpCode(status), message: error.message } } };
    }
    const failure = error as { statusCode?: unknown; message?: unknown; code?: unknown };
    if (typeof failure?.statusCode === 'number' && failure.statusCode >= 400 && failure.statusCode < 500) {
      return {
        status: failure.statusCode,
        body: { error: { code: httpCode(failure.statusCode), message: String(failure.message) } },
      };
    }
    if (databaseAway(error)) {
      const message = 'The database cannot be reached; try again';
      return { status: 503, body: { error: { code: 'database_unavailable', message } }, retryAfter: 2 };
    }
    if (databaseDamaged(error)) {
      const message = 'What is stored here is damaged; whoever operates this node has to restore it';
      return { status: 503, body: { error: { code: 'database_damaged', message } } };
    }
    return {
      status: 500,
      body: { error: { code: 'internal', message: 'The server failed; the fault is in its log' } },
      request: this.write(error, asked),
    };
  }

  /** Logs a fault of ours, and gives what its line is found by. A route is a template: what is in addresses names things. */
  private write(error: unknown, { method, routeOptions, headers }: FastifyRequest): string {
    const request = randomBytes(8).toString('hex');
    const traceId = readTraceparent(headers.traceparent)?.traceId;
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const route = `${method} ${routeOptions.url ?? ''}`;
    this.log.error(text, { request, route, ...(traceId !== undefined && { trace: traceId }) });
    return request;
  }
}

function httpCode(status: number): string {
  const names: Record<number, string> = {
    400: 'malformed',
    401: 'unauthenticated',
    403: 'forbidden',
    404: 'not_found',
    405: 'method_not_allowed',
    406: 'not_acceptable',
    411: 'length_required',
    413: 'too_large',
    415: 'unsupported_media_type',
    429: 'overloaded',
  };
  return names[status] ?? `http_${status}`;
}
