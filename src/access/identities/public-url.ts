import { isLoopback, type Settings } from '../../../config/settings.ts';

/**
 * Where people reach this node, without a slash at its end. Loopback goes by its name, since passkeys are bound to
 * names and know no addresses (WebAuthn Level 3 §5.1.2).
 */
export function publicUrl({ publicUrl: stated, host, port }: Pick<Settings, 'publicUrl' | 'host' | 'port'>): string {
  if (stated !== '') return new URL(stated).origin;
  // Bound to the network without a word on its name, a node is taken to stand behind a proxy that speaks TLS.
  if (!isLoopback(host)) return `https://${host.includes(':') ? `[${host}]` : host}`;
  return `http://localhost:${port}`;
}

/** Whether browsers reach this node over TLS, so that cookies can insist on it. */
export function isSecure(settings: Pick<Settings, 'publicUrl' | 'host' | 'port'>): boolean {
  return publicUrl(settings).startsWith('https:');
}
