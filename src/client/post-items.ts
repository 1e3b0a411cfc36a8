import { setTimeout as delay } from 'node:timers/promises';
import { isJsonObject, type Json, type JsonObject } from '../common/json.ts';
import { type Api, NoAnswer, refusal, type Reply } from './api.ts';
import { ClientFailure, EXIT } from './exit-code.ts';

/** What became of the items of one request; `results` as the server gave them. */
export interface PostResult {
  accepted: number;
  duplicates: number;
  rejected: number;
  results: JsonObject[];
}

export interface PostOptions {
  /** Seconds from the first failure of a request after which it is given up. */
  giveUpSeconds: number;
  /** Told of each failure that is tried again, with the seconds until then. */
  onRetry?: (reason: string, seconds: number) => void;
  signal?: AbortSignal;
}

export interface PostBody {
  content: string | Uint8Array<ArrayBuffer>;
  type: string;
  encoding?: string;
}

const FIRST_WAIT_SECONDS = 0.25;
const LONGEST_WAIT_SECONDS = 5;
/** The server is there and asks for patience, or something before it says that it is not. */
const TRY_AGAIN: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** The server refused the body as a whole, with a status that sending it again will not change. */
export class BodyRefused extends ClientFailure {
  constructor(readonly reply: Reply) {
    super(EXIT.failed, refusal(reply));
    this.name = 'BodyRefused';
  }
}

/** Where alerts of a format are posted. */
export function intakePath(format: string): string {
  return format === 'native' ? '/api/v1/alerts' : `/api/v1/intake/${encodeURIComponent(format)}`;
}

/**
 * Posts alerts until the server has answered for each item. A request whose answer was lost is sent again: intake is
 * idempotent, so what had been taken comes back as duplicate.
 * @throws BodyRefused; ClientFailure `unreachable` when the server stays away or overloaded.
 */
export async function postItems(api: Api, path: string, body: PostBody, options: PostOptions): Promise<PostResult> {
  const reply = await postUntilAnswered(api, path, body, options);
  const result = resultOf(reply.body);
  if (!result) throw new BodyRefused(reply);
  return result;
}

/**
 * Posts until the server gives an answer that trying again would not change, and returns it, whatever its status.
 * @throws ClientFailure `unreachable` when the server stays away or overloaded.
 */
export async function postUntilAnswered(api: Api, path: string, body: PostBody, options: PostOptions): Promise<Reply> {
  let failedSince: number | undefined;
  for (let wait = FIRST_WAIT_SECONDS; ; wait = Math.min(2 * wait, LONGEST_WAIT_SECONDS)) {
    const tried = await attempt(api, path, body, options.signal);
    if ('reply' in tried) return tried.reply;
    failedSince ??= performance.now();
    const left = options.giveUpSeconds - (performance.now() - failedSince) / 1000;
    const pause = Math.max(tried.retryAfter ?? 0, wait);
    if (pause > left) throw tried.failure;
    options.onRetry?.(tried.failure.message, pause);
    await delay(pause * 1000, undefined, options.signal ? { signal: options.signal } : {});
  }
}

type Attempt = { reply: Reply } | { failure: ClientFailure; retryAfter: number | undefined };

async function attempt(api: Api, path: string, body: PostBody, signal: AbortSignal | undefined): Promise<Attempt> {
  try {
    const reply = await api.request('POST', path, body, signal);
    if (!TRY_AGAIN.has(reply.status)) return { reply };
    return { failure: new ClientFailure(EXIT.unreachable, refusal(reply)), retryAfter: reply.retryAfter };
  } catch (error) {
    if (error instanceof NoAnswer) return { failure: error, retryAfter: undefined };
    throw error;
  }
}

/** The per-item answer; a body refused as a whole has none. */
function resultOf(body: Json): PostResult | undefined {
  if (!isJsonObject(body) || !Array.isArray(body['results'])) return undefined;
  const count = (name: string): number => (typeof body[name] === 'number' ? body[name] : 0);
  return {
    accepted: count('accepted'),
    duplicates: count('duplicates'),
    rejected: count('rejected'),
    results: body['results'].filter(isJsonObject),
  };
}
