import { parsedUrl } from '../common/parsed-url.ts';

/**
 * Whether a page may open a socket here: browsers state the page's origin (RFC 6455 §4.1), and only pages served
 * under the name the socket is opened to are let in, since a socket is not bound by the rules other requests are.
 * Programs send no Origin.
 */
export function isSameOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true;
  const page = host === undefined ? undefined : parsedUrl(origin);
  if (!page || (page.protocol !== 'http:' && page.protocol !== 'https:')) return false;
  return parsedUrl(`${page.protocol}//${host}`)?.host === page.host;
}
