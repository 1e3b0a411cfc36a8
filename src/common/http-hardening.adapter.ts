import { type IncomingMessage, STATUS_CODES } from 'node:http';
import { Readable } from 'node:stream';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from './domain-error.ts';
import type { ErrorBody } from './domain-error.filter.ts';
import { isFitText } from './json-body.ts';
import { securityHeaders } from './security-headers.ts';

/**
 * Gives every answer its security headers: results, errors, and what no route matches. `isPublishedOverTls` says that
 * people reach the node over TLS even where the last stretch, from a proxy, is without.
 */
export function hardenAnswers(fastify: FastifyInstance, isPublishedOverTls: boolean): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    harden(request, reply, isPublishedOverTls);
    done(null, payload);
  });
}

/** How long a sender that is cut off may still be read, in milliseconds, so that it comes to read why. */
const LINGER_MS = 500;

/**
 * Lets a sender read why its body was cut off. A socket closed with unread bytes in it is reset by the system, and the
 * other side then loses the answer it was about to read; so the answer's end waits, briefly, while the rest is read and
 * thrown away.
 */
export function lingerAfterCut(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (reply.statusCode !== 413 || request.raw.complete || typeof payload !== 'string') {
      done(null, payload);
      return;
    }
    void reply.header('content-length', Buffer.byteLength(payload));
    done(null, Readable.from(answerThenLinger(payload, request.raw)));
  });
}

async function* answerThenLinger(answer: string, body: IncomingMessage): AsyncGenerator<Buffer> {
  yield Buffer.from(answer);
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, LINGER_MS);
    body.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    body.resume();
  });
}

/**
 * Refuses what no handler means to get in an address: names every object has, which those who transform a query further
 * on would pass over without a word, and text that cannot be stored.
 */
export function refuseUnfitAddresses(fastify: FastifyInstance): void {
  fastify.addHook('preValidation', (request, _reply, done) => {
    done(faultOf(request.query as Values) ?? faultOf(request.params as Values));
  });
}

type Values = Readonly<Record<string, string | string[] | undefined>>;

function faultOf(values: Values): DomainError | undefined {
  for (const [field, value] of Object.entries(values)) {
    if (field in Object.prototype) {
      const message = 'Names that reach an object prototype are refused';
      return new DomainError('invalid', 'prototype_key', message, { field });
    }
    if (![value ?? []].flat().every(isFitText)) {
      return new DomainError('invalid', 'bad_text', 'Text must not hold NUL or half a character', { field });
    }
  }
  return undefined;
}

/** For addresses the router cannot read: it answers them before any hook runs. */
export function answerBadAddress(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const status = error.statusCode ?? 400;
  const body = status === 414 ? refusal('address_too_long', 'A part of the address is too long') : BAD_ADDRESS;
  harden(request, reply);
  void reply.status(status).type('application/json; charset=utf-8').send(body);
}

/** For bytes that are no HTTP request, which Node refuses before there is a request at all. */
export function answerBadRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const { status, body } = MALFORMED[error.code ?? ''] ?? NOT_HTTP;
  const text = JSON.stringify(body);
  const contentType = 'application/json; charset=utf-8';
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'connection: close',
    `content-type: ${contentType}`,
    `content-length: ${Buffer.byteLength(text)}`,
    ...Object.entries(securityHeaders({ contentType, secure: 'encrypted' in socket, cacheControl: undefined })).map(
      ([name, value]) => `${name}: ${value}`,
    ),
  ];
  if (socket.writable) socket.write(`${lines.join('\r\n')}\r\n\r\n${text}`);
  socket.destroy(error);
}

const BAD_ADDRESS = refusal('bad_address', 'The address is not valid');

const NOT_HTTP = { status: 400, body: refusal('malformed', 'This is no valid HTTP request') };
const MALFORMED: Readonly<Record<string, { status: number; body: ErrorBody }>> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, body: refusal('too_slow', 'The request took too long to arrive') },
  HPE_HEADER_OVERFLOW: { status: 431, body: refusal('headers_too_large', 'The header fields are too large') },
};

function harden(request: FastifyRequest, reply: FastifyReply, isPublishedOverTls = false): void {
  const kind = {
    contentType: text(reply.getHeader('content-type')),
    secure: isPublishedOverTls || request.protocol === 'https',
    cacheControl: text(reply.getHeader('cache-control')),
  };
  void reply.headers(securityHeaders(kind));
}

function refusal(code: string, message: string): ErrorBody {
  return { error: { code, message } };
}

function text(value: number | string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
