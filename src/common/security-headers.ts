/** What an answer must look like to get headers of its own. */
export interface AnswerKind {
  /** Content type of the answer; only documents and their code may load anything at all. */
  contentType: string | undefined;
  /** Came over TLS, to us or to a proxy that is trusted. */
  secure: boolean;
  /** What the handler itself said of caching. */
  cacheControl: string | undefined;
}

/** For whatever is data: a browser that is led to show it runs, loads, frames and posts nothing. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** For documents, which is the console: what this server serves, and nothing written into the page. */
const DOCUMENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** For code of the console: a worker obeys the headers of its own file, not those of the page that starts it. */
const SCRIPT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Two years, the span browsers' preload lists ask for. */
const TRANSPORT_POLICY = 'max-age=63072000; includeSubDomains';

/** Whatever a page could ask of the device; passkeys are for the console itself. */
const PERMISSIONS = [
  'accelerometer',
  'camera',
  'display-capture',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .concat('publickey-credentials-get=(self)', 'publickey-credentials-create=(self)')
  .join(', ');

const DATA = headers(DATA_POLICY);
/** For files people sent, which may be anything: whatever opens one has no origin to act from. */
const FILE = headers(`${DATA_POLICY}; sandbox`);
const DOCUMENT = headers(DOCUMENT_POLICY);
const SCRIPT = headers(SCRIPT_POLICY);

/**
 * Headers of one answer, names in lower case. One table for all of them, because malformed requests are answered where
 * no framework reaches. Nothing is cached unless its handler says that it may be.
 */
export function securityHeaders({ contentType, secure, cacheControl }: AnswerKind): Readonly<Record<string, string>> {
  const kind = kindOf(contentType);
  const fixed = secure ? kind.secure : kind.plain;
  return cacheControl === undefined ? fixed : { ...fixed, 'cache-control': cacheControl };
}

function kindOf(contentType: string | undefined): typeof DATA {
  if (contentType?.startsWith('text/html') === true) return DOCUMENT;
  if (/^(application|text)\/javascript(;|$)/.test(contentType ?? '')) return SCRIPT;
  return contentType?.startsWith('application/octet-stream') === true ? FILE : DATA;
}

/** Made once, since every answer carries them. */
function headers(policy: string): { plain: Record<string, string>; secure: Record<string, string> } {
  const plain = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': PERMISSIONS,
    'content-security-policy': policy,
    'cache-control': 'no-store',
  };
  return { plain, secure: { ...plain, 'strict-transport-security': TRANSPORT_POLICY } };
}
