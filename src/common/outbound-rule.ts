import ipaddr from 'ipaddr.js';
import { isNetwork, isWithin } from './address-group.ts';
import { parsedUrl } from './parsed-url.ts';

/** Where the server itself may send requests. */
export interface OutboundRule {
  /** `https://hooks.example`, `http://10.2.0.5:8080`; `*` is any public address over HTTPS on port 443. */
  origins: readonly string[];
  /** Networks that are not public and may be called all the same. */
  networks: readonly string[];
}

/** Services that hand out a machine's own credentials; never called, whichever network is allowed. */
const METADATA = ['169.254.0.0/16', 'fe80::/10', 'fd00:ec2::254', 'fd20:ce::254', '100.100.100.200', '168.63.129.16'];

/** The only IPv6 addresses that are given out to the public Internet. */
const GLOBAL_IPV6 = ['2000::/3'];

/**
 * Whether a connection to the address is permitted. Everything is refused that is not plainly public: private, shared,
 * loopback, link-local, multicast and reserved ranges, and IPv6 forms that carry an IPv4 address inside (mapped, NAT64,
 * 6to4, Teredo), behind which any of them may hide.
 */
export function mayConnect(address: string, networks: readonly string[]): boolean {
  if (!ipaddr.isValid(address) || isWithin(address, METADATA)) return false;
  if (isWithin(address, networks)) return true;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || isWithin(address, GLOBAL_IPV6);
}

/** Why a URL may not be called, or undefined when it may. Its address is judged when its name has been resolved. */
export function refusalOf(url: URL, { origins }: OutboundRule): string | undefined {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'scheme_refused';
  if (url.username !== '' || url.password !== '') return 'credentials_in_url';
  const isNamed = origins.includes(url.origin);
  const isAnyPublic = origins.includes('*') && url.protocol === 'https:' && url.port === '';
  return isNamed || isAnyPublic ? undefined : 'origin_refused';
}

/** Whether the text is an origin as browsers write it, or `*`. */
export function isOutboundOrigin(text: string): boolean {
  if (text === '*') return true;
  return /^https?:\/\//.test(text) && parsedUrl(text)?.origin === text;
}

/** Whether the text is a network none of whose addresses is a metadata service. */
export function isOutboundNetwork(text: string): boolean {
  if (!isNetwork(text)) return false;
  return !METADATA.some((entry) => {
    const [base = ''] = entry.split('/');
    const [own = ''] = text.split('/');
    return isWithin(base, [text]) || isWithin(own, [entry]);
  });
}
