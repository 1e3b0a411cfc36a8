import { randomBytes } from 'node:crypto';
import { signRequest } from '../common/request-signature.ts';
import { Api, type RequestHeaders } from './api.ts';
import { type ClientSettings, requireKey } from './client-settings.ts';
import { ClientFailure, EXIT } from './exit-code.ts';

export interface SenderOptions {
  /** Code of the sensor a gateway speaks for. */
  sensor?: string;
  /** Sign each request. */
  sign?: boolean;
}

/** The API as a sensor or gateway uses it. @throws ClientFailure `usage` when a key or a signing secret is missing. */
export function senderApi(settings: ClientSettings, { sensor, sign }: SenderOptions): Api {
  const key = requireKey(settings);
  const named: Record<string, string> = sensor === undefined ? {} : { 'breakwater-sensor': sensor };
  if (!sign) return new Api(settings.url, key, () => named);
  const { signingSecret } = settings;
  if (signingSecret === undefined) {
    throw new ClientFailure(EXIT.usage, 'A signing secret is needed to sign: BREAKWATER_SIGNING_SECRET');
  }
  return new Api(settings.url, key, (method, url, content) => ({
    ...named,
    ...signature(signingSecret, sensor ?? '', method, url, content),
  }));
}

/** Made anew for each attempt: the server takes a nonce once, also when its answer was lost. */
function signature(
  secret: string,
  sensor: string,
  method: string,
  url: URL,
  content: string | Uint8Array,
): ReturnType<RequestHeaders> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const nonce = randomBytes(18).toString('base64url');
  const body =
    typeof content === 'string'
      ? Buffer.from(content)
      : Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const target = url.pathname + url.search;
  return {
    'breakwater-timestamp': timestamp,
    'breakwater-nonce': nonce,
    'breakwater-signature': signRequest(secret, { method, target, sensor, timestamp, nonce, body }),
  };
}
