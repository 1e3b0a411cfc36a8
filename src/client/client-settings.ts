import { parsedUrl } from '../common/parsed-url.ts';
import { ClientFailure, EXIT } from './exit-code.ts';

/** What a client needs to know of the server, from the command line or, where that is silent, the environment. */
export interface ClientSettings {
  /** Origin of the server, without a slash at its end. */
  url: string;
  /** Sensor key, for sending. */
  key: string | undefined;
  /** Operator token, for following. */
  token: string | undefined;
  /** What requests are signed with, for keys that need it. Never on the command line, which others can see. */
  signingSecret: string | undefined;
}

export const DEFAULT_URL = 'http://127.0.0.1:8080';

/**
 * The one place where the client looks at the environment: BREAKWATER_URL, BREAKWATER_KEY, BREAKWATER_TOKEN,
 * BREAKWATER_SIGNING_SECRET.
 * @throws ClientFailure `usage` when the URL is none of HTTP.
 */
export function readClientSettings(
  environment: Readonly<Record<string, string | undefined>>,
  given: { url?: string; key?: string; token?: string } = {},
): ClientSettings {
  const stated = (name: string): string | undefined => environment[name]?.trim() || undefined;
  return {
    url: serverUrl(given.url ?? stated('BREAKWATER_URL') ?? DEFAULT_URL),
    key: given.key ?? stated('BREAKWATER_KEY'),
    token: given.token ?? stated('BREAKWATER_TOKEN'),
    signingSecret: stated('BREAKWATER_SIGNING_SECRET'),
  };
}

function serverUrl(text: string): string {
  const url = parsedUrl(text);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new ClientFailure(EXIT.usage, `The server's URL must begin with http:// or https://, not "${text}"`);
  }
  return url.origin + url.pathname.replace(/\/+$/, '');
}

/** @throws ClientFailure `usage` when no key was given. */
export function requireKey({ key }: ClientSettings): string {
  if (key === undefined) throw new ClientFailure(EXIT.usage, 'A sensor key is needed: --key, or BREAKWATER_KEY');
  return key;
}

/** @throws ClientFailure `usage` when no token was given. */
export function requireToken({ token }: ClientSettings): string {
  if (token === undefined) {
    throw new ClientFailure(EXIT.usage, 'An operator token is needed: --token, or BREAKWATER_TOKEN');
  }
  return token;
}
