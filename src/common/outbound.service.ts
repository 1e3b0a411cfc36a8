import { lookup as systemLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { Agent as HttpAgent, type IncomingMessage, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import type { Settings } from '../../config/settings.ts';
import { DomainError } from './domain-error.ts';
import { mayConnect, type OutboundRule, refusalOf } from './outbound-rule.ts';
import { parsedUrl } from './parsed-url.ts';
import { SETTINGS } from './settings.module.ts';

export interface OutboundRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: string | Buffer;
  /** For all of it: name, connection, answer. 10 seconds unless given. */
  timeoutMs?: number;
  /** Of the answer's body. 1 MiB unless given. */
  maxBytes?: number;
}

export interface OutboundAnswer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

type LookupCallback = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 1024 * 1024;

/**
 * The only way by which the server itself calls others, since what it calls may be named by somebody who wants to see
 * the network from where it stands. Origins are let through by name, addresses by range; the addresses that were judged
 * are those connected to, so that a name cannot resolve to something else in between; redirects are not followed.
 */
@Injectable()
export class OutboundClient {
  private readonly rule: OutboundRule;

  constructor(@Inject(SETTINGS) { outboundOrigins, outboundNetworks }: Settings) {
    this.rule = { origins: outboundOrigins, networks: outboundNetworks };
  }

  /**
   * @throws DomainError `outbound_refused` when the rule forbids the call, `outbound_redirect`, `outbound_too_large`,
   * `outbound_failed` when the other side cannot be reached or does not answer in time.
   */
  async send(request: OutboundRequest): Promise<OutboundAnswer> {
    const url = this.permitted(request.url);
    const secure = url.protocol === 'https:';
    const lookup = this.lookup.bind(this);
    // No connection is kept, and none shared: each is made under this rule.
    const agent = secure ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false });
    const { promise, resolve, reject } = deferred<OutboundAnswer>();
    const outgoing = (secure ? httpsRequest : httpRequest)(url, {
      method: request.method,
      agent,
      lookup,
      headers: { ...request.headers, 'accept-encoding': 'identity' },
      signal: AbortSignal.timeout(request.timeoutMs ?? TIMEOUT_MS),
    });
    outgoing.on('error', reject);
    outgoing.on('response', (answer) => void collect(answer, request.maxBytes ?? MAX_BYTES).then(resolve, reject));
    outgoing.end(request.body);
    try {
      return await promise;
    } catch (cause) {
      throw cause instanceof DomainError ? cause : failed(cause);
    } finally {
      outgoing.destroy();
      agent.destroy();
    }
  }

  /**
   * Whether the rule lets the address through as far as can be told without looking its name up.
   * @throws DomainError `outbound_refused`.
   */
  check(url: string): void {
    this.permitted(url);
  }

  /**
   * An address of a host that is spoken to other than by HTTP: the one that was judged, to be connected to itself. The
   * host is named by whoever runs the node, so no origin is asked for.
   * @throws DomainError `outbound_refused`, `outbound_failed`.
   */
  addressOf(host: string): Promise<string> {
    const literal = host.replace(/^\[|\]$/g, '');
    if (isIP(literal) !== 0) {
      if (!mayConnect(literal, this.rule.networks)) return Promise.reject(refused('address_refused'));
      return Promise.resolve(literal);
    }
    const { promise, resolve, reject } = deferred<string>();
    this.lookup(host, {}, (error, address) => {
      if (error) reject(error instanceof DomainError ? error : failed(error));
      else resolve(address as string);
    });
    return promise;
  }

  private permitted(text: string): URL {
    const url = parsedUrl(text);
    if (!url) throw refused('malformed_url');
    const reason = refusalOf(url, this.rule);
    if (reason !== undefined) throw refused(reason);
    // A literal address is never looked up.
    const literal = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(literal) !== 0 && !mayConnect(literal, this.rule.networks)) throw refused('address_refused');
    return url;
  }

  /** All addresses of the name must be permitted: one that is not tells of a name that is not what it seems. */
  private lookup(hostname: string, options: LookupOptions, callback: LookupCallback): void {
    systemLookup(hostname, { ...options, all: true }, (error, addresses) => {
      const first = addresses?.[0];
      if (error) callback(error, []);
      else if (!first || !addresses.every(({ address }) => mayConnect(address, this.rule.networks))) {
        callback(refused('address_refused'), []);
      } else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  }
}

async function collect(answer: IncomingMessage, most: number): Promise<OutboundAnswer> {
  const status = answer.statusCode ?? 0;
  if (status >= 300 && status < 400) {
    throw new DomainError('unavailable', 'outbound_redirect', 'The other side redirects, which is not followed');
  }
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) throw new DomainError('unavailable', 'outbound_too_large', 'The answer is too large');
    parts.push(part);
  }
  return { status, headers: answer.headers, body: Buffer.concat(parts) };
}

/** Says nothing of what was found where it was not allowed to look. */
function refused(reason: string): DomainError {
  return new DomainError('forbidden', 'outbound_refused', 'The server may not call this address', { cause: reason });
}

function failed(cause: unknown): DomainError {
  return new DomainError('unavailable', 'outbound_failed', 'The other side cannot be reached', { cause });
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void; reject: (error: unknown) => void } {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((good, bad) => {
    resolve = good;
    reject = bad;
  });
  return { promise, resolve, reject };
}
