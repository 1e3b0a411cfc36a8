import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Most ranges one list holds; each request of its key is compared with all of them. */
export const MOST_RANGES = 64;

/** Bits of an IPv6 address before the IPv4 address it maps (RFC 4291 §2.5.5.2). */
const MAPPED_BITS = 96;

/**
 * An address or a range of addresses in CIDR notation, in one canonical form: bits beyond the prefix are zero, and IPv6
 * that stands for IPv4 is written as IPv4. Undefined when it is neither; so are the shorthands of IPv4 (`10.1`, `0x7f.1`),
 * which no two programs read alike.
 */
export function canonicalRange(text: string): string | undefined {
  const [, address = '', prefix] = /^([0-9A-Fa-f:.]{2,45})(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const parsed = parse(address);
  if (!parsed) return undefined;
  const mapped = parsed.kind() === 'ipv4' && address.includes(':');
  const given = prefix === undefined ? undefined : Number(prefix);
  const bits = given === undefined ? widthOf(parsed) : mapped ? given - MAPPED_BITS : given;
  if (bits < 0 || bits > widthOf(parsed)) return undefined;
  return `${networkOf(parsed, bits)}/${bits}`;
}

/** The addresses from which a key may be used. */
export class AddressList {
  private readonly ranges: readonly (readonly [network: Address, bits: number])[];

  /** @param ranges in canonical form. An empty list admits every address. */
  constructor(ranges: readonly string[]) {
    this.ranges = ranges.map((range) => ipaddr.parseCIDR(range));
  }

  /** An address that cannot be read is in no list; an IPv4 address that came through an IPv6 socket is an IPv4 address. */
  admits(address: string | null | undefined): boolean {
    if (this.ranges.length === 0) return true;
    // A link-local peer comes with the name of the interface (RFC 4007 §11), which is no part of its address.
    const peer = parse((address ?? '').replace(/%.*$/, ''));
    if (!peer) return false;
    return this.ranges.some(([network, bits]) => peer.kind() === network.kind() && peer.match(network, bits));
  }
}

function parse(text: string): Address | undefined {
  if (!ipaddr.isValid(text)) return undefined;
  if (!text.includes(':') && !ipaddr.IPv4.isValidFourPartDecimal(text)) return undefined;
  return ipaddr.process(text);
}

function widthOf(address: Address): number {
  return address.kind() === 'ipv4' ? 32 : 128;
}

function networkOf(address: Address, bits: number): string {
  const bytes = address.toByteArray().map((byte, index) => {
    const kept = Math.min(8, Math.max(0, bits - 8 * index));
    return byte & (0xff << (8 - kept)) & 0xff;
  });
  const network = ipaddr.fromByteArray(bytes);
  return 'octets' in network ? network.toString() : network.toRFC5952String();
}
