import { seal, unseal } from '../../../common/secret-box.ts';

/** How long somebody may take at the provider. */
export const FLOW_MS = 10 * 60_000;

/** What a way through the provider was begun with, and has to end with. */
export interface OidcFlow {
  state: string;
  nonce: string;
  verifier: string;
  /** Milliseconds since 1970. */
  until: number;
}

/** Kept by the browser that began it, sealed: the server remembers nothing, and no other browser can end it. */
export function sealFlow(secretKey: string, flow: OidcFlow): string {
  return seal(secretKey, 'oidc-flow', '', JSON.stringify(flow)).toString('base64url');
}

/** Undefined when it was not sealed here, or has run out. */
export function openFlow(secretKey: string, sealed: string | undefined, now: Date): OidcFlow | undefined {
  const text = sealed === undefined ? undefined : unseal(secretKey, 'oidc-flow', '', Buffer.from(sealed, 'base64url'));
  if (text === undefined) return undefined;
  const flow = JSON.parse(text) as OidcFlow;
  return flow.until > now.getTime() ? flow : undefined;
}
