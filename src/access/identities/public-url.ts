import { isLoopback } from '../../../config/setting-shapes.ts';
import type { Settings } from '../../../config/settings.ts';

/** What the address of a node follows from. */
type Reached = Pick<Settings, 'publicUrl' | 'host' | 'port' | 'tlsCert'>;

/**
 * Where people reach this node, without a slash at its end. Loopback goes by its name, since passkeys are bound to
 * names and know no addresses (WebAuthn Level 3 §5.1.2).
 */
export function publicUrl({ publicUrl: stated, host, port, tlsCert }: Reached): string {
  if (stated !== '') return new URL(stated).origin;
  // Bound to the network without a word on its name, a node is taken to stand behind a proxy that speaks TLS.
  if (!isLoopback(host)) return `https://${host.includes(':') ? `[${host}]` : host}`;
  return `${tlsCert === '' ? 'http' : 'https'}://localhost:${port}`;
}

/** Whether browsers reach this node over TLS, so that cookies can insist on it. */
export function isSecure(settings: Reached): boolean {
  return publicUrl(settings).startsWith('https:');
}
