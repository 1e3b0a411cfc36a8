import { isJsonObject, type Json, type JsonObject } from '../common/json.ts';
import { ClientFailure, EXIT } from './exit-code.ts';

const TIMEOUT_MS = 60_000;

/** An answer of the server, whatever its status. */
export interface Reply {
  status: number;
  /** The JSON body; null where there was none or it was something else. */
  body: Json;
  /** Seconds of a Retry-After header. */
  retryAfter: number | undefined;
}

/** No answer came: no connection, a broken one, or silence. Trying again may help. */
export class NoAnswer extends ClientFailure {
  constructor(url: string, cause: unknown) {
    super(EXIT.unreachable, `${url} does not answer: ${whatHappened(cause)}`, cause);
    this.name = 'NoAnswer';
  }
}

/** Headers that depend on what is sent. */
export type RequestHeaders = (method: string, url: URL, content: string | Uint8Array) => Record<string, string>;

/** HTTP with one server in the name of one bearer. */
export class Api {
  constructor(
    readonly url: string,
    private readonly bearer?: string,
    private readonly headers?: RequestHeaders,
  ) {}

  /** @throws NoAnswer; any answer at all is returned. */
  async request(
    method: string,
    path: string,
    body?: { content: string | Uint8Array<ArrayBuffer>; type: string; encoding?: string },
    signal?: AbortSignal,
  ): Promise<Reply> {
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    try {
      const response = await fetch(this.url + path, {
        method,
        headers: {
          accept: 'application/json',
          ...(this.bearer === undefined ? {} : { authorization: `Bearer ${this.bearer}` }),
          ...(body && { 'content-type': body.type }),
          ...(body?.encoding !== undefined && { 'content-encoding': body.encoding }),
          ...this.headers?.(method, new URL(this.url + path), body?.content ?? ''),
        },
        ...(body && { body: body.content }),
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      const text = await response.text();
      return {
        status: response.status,
        body: parsed(text),
        retryAfter: retryAfterSeconds(response.headers.get('retry-after'), Date.now()),
      };
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      throw new NoAnswer(this.url, error);
    }
  }

  /** @throws NoAnswer, or ClientFailure when the status is not 2xx. */
  async get(path: string, signal?: AbortSignal): Promise<JsonObject> {
    return this.success('GET', path, await this.request('GET', path, undefined, signal));
  }

  /** @throws NoAnswer, or ClientFailure when the status is not 2xx. */
  post(path: string, body: JsonObject, signal?: AbortSignal): Promise<JsonObject> {
    return this.send('POST', path, body, signal);
  }

  /** @throws NoAnswer, or ClientFailure when the status is not 2xx. */
  put(path: string, body: JsonObject, signal?: AbortSignal): Promise<JsonObject> {
    return this.send('PUT', path, body, signal);
  }

  /** Every item of a paged list. */
  async list(path: string, signal?: AbortSignal): Promise<JsonObject[]> {
    const items: JsonObject[] = [];
    const separator = path.includes('?') ? '&' : '?';
    let cursor: string | undefined;
    do {
      const place = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page = await this.get(`${path}${separator}limit=500${place}`, signal);
      if (Array.isArray(page['items'])) items.push(...page['items'].filter(isJsonObject));
      cursor = typeof page['next'] === 'string' ? page['next'] : undefined;
    } while (cursor !== undefined);
    return items;
  }

  private async send(method: string, path: string, body: JsonObject, signal?: AbortSignal): Promise<JsonObject> {
    const content = { content: JSON.stringify(body), type: 'application/json' };
    return this.success(method, path, await this.request(method, path, content, signal));
  }

  private success(method: string, path: string, reply: Reply): JsonObject {
    if (reply.status >= 200 && reply.status < 300) return isJsonObject(reply.body) ? reply.body : {};
    throw new ClientFailure(EXIT.failed, `${method} ${path}: ${refusal(reply)}`);
  }
}

/** What the server said against a request, for people. */
export function refusal({ status, body }: Reply): string {
  const error = isJsonObject(body) && isJsonObject(body['error']) ? body['error'] : undefined;
  if (!error) return `status ${status}`;
  const field = typeof error['field'] === 'string' ? `, field ${error['field']}` : '';
  return `${textOf(error['message'])} (${textOf(error['code'])}, status ${status}${field})`;
}

/** Seconds, or a date (RFC 9110 §10.2.3), as seconds from now. */
export function retryAfterSeconds(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, (date - now) / 1000);
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}

/** Node's fetch hides the reason in `cause`. */
function whatHappened(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${TIMEOUT_MS / 1000} s`;
  const cause = error.cause as { code?: string; message?: string } | undefined;
  return cause?.code ?? cause?.message ?? error.message;
}
