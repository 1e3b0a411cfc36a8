import ipaddr from 'ipaddr.js';

const IPV4 = /^\d{1,3}(\.\d{1,3}){3}$/;

/**
 * The part of an address that one customer of a network holds, and so what is counted: an IPv4 address, or the first
 * 64 bits of an IPv6 one, of which anybody has 2^64 more. An IPv4 address written as IPv6 counts as itself.
 */
export function addressGroup(address: string | undefined): string {
  if (address === undefined || address === '') return 'unknown';
  if (IPV4.test(address)) return address;
  if (!ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  return `${parsed.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}

/** Whether the address lies in one of the networks: `10.1.2.3`, `10.0.0.0/8`, `2001:db8::/32`. */
export function isWithin(address: string, networks: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return networks.some((network) => {
    const [base, bits] = parseNetwork(network);
    return base.kind() === parsed.kind() && parsed.match(base, bits);
  });
}

/** Whether the text names a network, or a single address. */
export function isNetwork(text: string): boolean {
  const [base = '', ...bits] = text.split('/');
  // The parser also takes `10` for 0.0.0.10, which nobody who writes it means.
  if (!IPV4.test(base) && !base.includes(':')) return false;
  return bits.length === 0 ? ipaddr.isValid(base) : ipaddr.isValidCIDR(text);
}

function parseNetwork(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  if (text.includes('/')) return ipaddr.parseCIDR(text);
  const single = ipaddr.process(text);
  return [single, single.kind() === 'ipv4' ? 32 : 128];
}
