import { isSameOrigin } from './same-origin.ts';

describe('isSameOrigin', () => {
  it.each([
    ['a program that sends none', undefined, 'centre.example:8080'],
    ['the same host and port', 'http://centre.example:8080', 'centre.example:8080'],
    ['the same host behind TLS', 'https://centre.example', 'centre.example'],
    ['the default port written out', 'https://centre.example', 'centre.example:443'],
    ['another case', 'https://Centre.Example', 'centre.example'],
    ['an IPv6 address', 'http://[::1]:8080', '[::1]:8080'],
  ])('lets in %s', (_case, origin, host) => {
    expect(isSameOrigin(origin, host)).toBe(true);
  });

  it.each([
    ['another host', 'https://elsewhere.example', 'centre.example'],
    ['another port', 'http://centre.example:9', 'centre.example:8080'],
    ['a host that only begins alike', 'https://centre.example.elsewhere.example', 'centre.example'],
    ['a host hidden in the user part', 'https://centre.example@elsewhere.example', 'centre.example'],
    ['an opaque origin', 'null', 'centre.example'],
    ['a file', 'file://', 'centre.example'],
    ['nonsense', 'http://', 'centre.example'],
    ['an extension', 'chrome-extension://abcdef', 'abcdef'],
    ['bytes that are no name', Buffer.from('http://\u{1f601}a').toString('latin1'), 'centre.example'],
    ['a Host that is none', 'https://centre.example', 'centre example'],
    ['a request without Host', 'https://centre.example', undefined],
  ])('refuses %s', (_case, origin, host) => {
    expect(isSameOrigin(origin, host)).toBe(false);
  });
});
