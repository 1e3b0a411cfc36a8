import type { Socket } from 'node:net';
import type { AuthenticatedSensor } from './authenticated-sensor.ts';
import type { Operator } from './operator.ts';

/** What the guards read of a request, and what they leave on it for the handler. */
export interface AuthenticatedRequest {
  method?: string | undefined;
  /** Path with query, as it stands in the request line. */
  url?: string | undefined;
  headers: {
    authorization?: string | undefined;
    cookie?: string | undefined;
    [name: string]: string | string[] | undefined;
  };
  /** Bytes, on handlers with `@RawBody()`. */
  body?: unknown;
  socket?: Socket;
  /** Address of the peer. */
  ip?: string | undefined;
  /** Parts of the address the route names. */
  params?: unknown;
  operator?: Operator;
  sensor?: AuthenticatedSensor;
}

/** Header by which a gateway says which sensor a request speaks for, as Node spells it. */
export const SENSOR_HEADER = 'breakwater-sensor';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Ids of the objects a request names in its address. */
export function namedIn({ params }: AuthenticatedRequest): string[] {
  return Object.values(params ?? {}).flatMap((value: unknown) =>
    typeof value === 'string' && UUID.test(value) ? [value.toLowerCase()] : [],
  );
}

/** What a request brings to prove who asks. */
export type Credential = { kind: 'bearer'; token: string } | { kind: 'session'; token: string };

/**
 * Name of the session cookie. `__Host-` makes browsers refuse it from a subdomain, without `Secure` or on a path; over
 * plain HTTP, which only loopback may use, browsers would drop it, so there it goes without the prefix.
 */
export const SESSION_COOKIES = ['__Host-breakwater', 'breakwater'] as const;

/** The token of an `Authorization: Bearer …` header (RFC 6750 §2.1), or undefined when there is none. */
export function bearerToken(header: string | undefined): string | undefined {
  // Bounded, because the text is the caller's and longer ones are nobody's token.
  return /^bearer ([A-Za-z0-9._~+/-]{1,512}=*)$/i.exec(header ?? '')?.[1];
}

/**
 * A header outranks a cookie: a program that states a credential is judged by it alone. A header that is there and is
 * no bearer token is no credential at all, so that nobody falls back to a cookie unawares.
 */
export function credentialOf({ headers }: Pick<AuthenticatedRequest, 'headers'>): Credential | undefined {
  if (headers.authorization !== undefined) {
    const token = bearerToken(headers.authorization);
    return token === undefined ? undefined : { kind: 'bearer', token };
  }
  const token = sessionCookie(headers.cookie);
  return token === undefined ? undefined : { kind: 'session', token };
}

/** The session cookie of a `Cookie` header (RFC 6265 §5.4); undefined when there is none, or more than one. */
function sessionCookie(header: string | undefined): string | undefined {
  if (header === undefined || header.length > 16_384) return undefined;
  const found = header.split(';').flatMap((pair) => {
    const [, name = '', value = ''] = /^\s*([^=\s]+)=([A-Za-z0-9_-]{1,128})\s*$/.exec(pair) ?? [];
    return (SESSION_COOKIES as readonly string[]).includes(name) ? value : [];
  });
  return found.length === 1 ? found[0] : undefined;
}
