import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { isJsonObject } from '../../../common/json.ts';

/** Bytes as browsers write them into JSON, bounded, since they are the caller's. */
const BYTES = /^[A-Za-z0-9_-]{1,16384}$/;

/** What a browser answers to a request for a new passkey; undefined when it is something else. */
export function registrationResponse(value: unknown): RegistrationResponseJSON | undefined {
  const parts = credential(value, ['clientDataJSON', 'attestationObject']);
  if (!parts) return undefined;
  const { id, response, inner } = parts;
  const transports = Array.isArray(inner['transports']) ? inner['transports'] : [];
  return {
    id,
    rawId: id,
    type: 'public-key',
    clientExtensionResults: {},
    response: {
      clientDataJSON: response[0],
      attestationObject: response[1],
      transports: transports.filter(isTransport).slice(0, 8),
    },
  };
}

/** What a browser answers to a request to use a passkey; undefined when it is something else. */
export function authenticationResponse(value: unknown): AuthenticationResponseJSON | undefined {
  const parts = credential(value, ['clientDataJSON', 'authenticatorData', 'signature']);
  if (!parts) return undefined;
  const [clientDataJSON, authenticatorData, signature] = parts.response;
  return {
    id: parts.id,
    rawId: parts.id,
    type: 'public-key',
    clientExtensionResults: {},
    response: { clientDataJSON, authenticatorData, signature },
  };
}

function credential<const Names extends readonly string[]>(
  value: unknown,
  names: Names,
): { id: string; inner: Record<string, unknown>; response: { [Index in keyof Names]: string } } | undefined {
  if (!isJsonObject(value)) return undefined;
  const { id, rawId, type, response } = value as Record<string, unknown>;
  if (!isBytes(id) || rawId !== id || type !== 'public-key' || !isJsonObject(response)) return undefined;
  const inner = response as Record<string, unknown>;
  const read = names.map((name) => (Object.hasOwn(inner, name) ? inner[name] : undefined));
  if (!read.every(isBytes)) return undefined;
  return { id, inner, response: read as { [Index in keyof Names]: string } };
}

type Transport = NonNullable<RegistrationResponseJSON['response']['transports']>[number];

/** Kept as the browser names it: the standard lets there be others than it lists (WebAuthn Level 3 §5.8.4). */
function isTransport(way: unknown): way is Transport {
  return typeof way === 'string' && /^[a-z-]{1,32}$/.test(way);
}

function isBytes(value: unknown): value is string {
  return typeof value === 'string' && BYTES.test(value);
}
