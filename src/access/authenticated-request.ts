import type { AuthenticatedSensor } from './authenticated-sensor.ts';
import type { Operator } from './operator.ts';

/** What the guards read of a request, and what they leave on it for the handler. */
export interface AuthenticatedRequest {
  headers: { authorization?: string };
  operator?: Operator;
  sensor?: AuthenticatedSensor;
}

/** The token of an `Authorization: Bearer …` header (RFC 6750 §2.1), or undefined when there is none. */
export function bearerToken(header: string | undefined): string | undefined {
  // Bounded, because the text is the caller's and longer ones are nobody's token.
  return /^bearer ([A-Za-z0-9._~+/-]{1,512}=*)$/i.exec(header ?? '')?.[1];
}
