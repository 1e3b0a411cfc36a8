import type { Server } from 'node:net';
import { addressGroup, isWithin } from './address-group.ts';

/** What of all connections one address may hold: a quarter, so that no one sender takes the places of the others. */
export const ADDRESS_SHARE = 4;

/**
 * Bounds the connections to a server before a byte of them is read: in all, and for each address. Connections beyond
 * are closed at once, since a refusal in words would cost what it is to save. Trusted proxies speak for many and are
 * held to the total alone.
 */
export function limitConnections(server: Server, most: number, trustedProxies: readonly string[]): void {
  server.maxConnections = most;
  const perAddress = Math.max(1, Math.floor(most / ADDRESS_SHARE));
  const open = new Map<string, number>();
  server.on('connection', (socket) => {
    const address = socket.remoteAddress ?? '';
    if (isWithin(address, trustedProxies)) return;
    const group = addressGroup(address);
    const count = (open.get(group) ?? 0) + 1;
    if (count > perAddress) {
      socket.destroy();
      return;
    }
    open.set(group, count);
    socket.once('close', () => {
      const left = (open.get(group) ?? 1) - 1;
      if (left > 0) open.set(group, left);
      else open.delete(group);
    });
  });
}
