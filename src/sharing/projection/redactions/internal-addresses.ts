import ipaddr from 'ipaddr.js';

/** What stands where an internal address stood. */
export const INTERNAL = '[internal address]';

/** Ranges in which an address means nothing outside (RFC 1918, 6598, 3927, 4193, 4291, 1122). */
const INTERNAL_RANGES: ReadonlySet<string> = new Set([
  'private',
  'carrierGradeNat',
  'linkLocal',
  'uniqueLocal',
  'loopback',
  'unspecified',
]);

/** Four numbers joined by dots, as an address is written, or by hyphens or underscores, as host names carry one. */
const V4 = /(?<![\d.])(\d{1,3})([.\-_])(\d{1,3})\2(\d{1,3})\2(\d{1,3})(?!\d)(?!\.\d)(\.in-addr\.arpa)?/giu;
/** Anything that could be an IPv6 address: hexadecimal groups and at least two colons, with an optional dotted tail. */
const V6 =
  /(?<![0-9a-f:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?:\d{0,3}(?:\.\d{1,3}){3})?(?:%[\w.-]+)?(?![0-9a-f:])/giu;

/** More than any text has of addresses that run into each other. */
const MOST_PASSES = 16;

/** The text with every internal address taken out, however it is written. */
export function withoutInternalAddresses(text: string): string {
  let left = text;
  // Of two that run into each other, as in `10.0.0.1:fe80::1`, the second shows when the first is gone.
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const less = withoutThoseSeen(left);
    if (less === left) break;
    left = less;
  }
  return left;
}

function withoutThoseSeen(text: string): string {
  return text
    .replace(V6, (found, at: number) => {
      if (isInternalWithPort(found)) return INTERNAL;
      // What it begins with may be the end of a word or of another address, as in `name:fd00::5` and `8.8.8.8:fe80::1`.
      const head = found.startsWith(':') || /[\w.]/.test(text[at - 1] ?? '') ? found.indexOf(':') + 1 : 0;
      return head > 0 && isInternalWithPort(found.slice(head)) ? found.slice(0, head) + INTERNAL : found;
    })
    .replace(V4, (found, a: string, _: string, b: string, c: string, d: string, reverse: string | undefined) =>
      isInternalV4([a, b, c, d]) || (reverse !== undefined && isInternalV4([d, c, b, a])) ? INTERNAL : found,
    );
}

export function namesInternalAddress(text: string): boolean {
  return withoutInternalAddresses(text) !== text;
}

function isInternalV4(parts: readonly string[]): boolean {
  const octets = parts.map(Number);
  if (octets.some((octet) => octet > 255)) return false;
  return INTERNAL_RANGES.has(new ipaddr.IPv4(octets).range());
}

/** What comes after the last colon may also be a port, so both readings are asked for. */
function isInternalWithPort(written: string): boolean {
  return isInternalV6(written) || isInternalV6(written.replace(/:\d+$/, ''));
}

function isInternalV6(written: string): boolean {
  const text = written.replace(/%.*$/, '');
  if (!ipaddr.IPv6.isValid(text)) return false;
  const address = ipaddr.IPv6.parse(text);
  if (INTERNAL_RANGES.has(address.range())) return true;
  const inner = embeddedV4(address);
  return inner !== undefined && INTERNAL_RANGES.has(inner.range());
}

/** The IPv4 address that an IPv6 one carries: mapped (RFC 4291), 6to4 (RFC 3056) or translated (RFC 6052). */
function embeddedV4(address: ipaddr.IPv6): ipaddr.IPv4 | undefined {
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  const [a = 0, b = 0, c = 0] = address.parts;
  const [y = 0, z = 0] = address.parts.slice(6);
  if (a === 0x2002) return fromGroups(b, c);
  if (a === 0x64 && b === 0xff9b) return fromGroups(y, z);
  if (address.parts.slice(0, 6).every((part) => part === 0)) return fromGroups(y, z);
  return undefined;
}

function fromGroups(high: number, low: number): ipaddr.IPv4 {
  return new ipaddr.IPv4([high >> 8, high & 255, low >> 8, low & 255]);
}
