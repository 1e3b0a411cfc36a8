import { isOutboundNetwork, isOutboundOrigin, mayConnect, refusalOf } from './outbound-rule.ts';

describe('an outbound connection', () => {
  it.each([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '100.100.100.200',
    '169.254.169.254',
    '168.63.129.16',
    '192.0.0.8',
    '192.0.2.1',
    '198.18.0.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::7f00:1',
    '64:ff9b::7f00:1',
    '64:ff9b::8.8.8.8',
    '64:ff9b:1::a00:1',
    '2002:7f00:1::',
    '2001::1',
    '2001:db8::1',
    'fe80::1',
    'fec0::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '100::1',
    '4000::1',
    'localhost',
    '',
  ])('to %j is refused', (address) => {
    expect(mayConnect(address, [])).toBe(false);
  });

  it.each(['8.8.8.8', '1.1.1.1', '2606:4700::1111'])('to %s is made', (address) => {
    expect(mayConnect(address, [])).toBe(true);
  });

  it('to a network that is not public is made only where the network is named', () => {
    expect(mayConnect('10.2.0.5', ['10.2.0.0/16'])).toBe(true);
    expect(mayConnect('10.3.0.5', ['10.2.0.0/16'])).toBe(false);
    expect(mayConnect('127.0.0.1', ['127.0.0.1'])).toBe(true);
    expect(mayConnect('fd12::1', ['fd12::/16'])).toBe(true);
    expect(mayConnect('169.254.169.254', ['0.0.0.0/0'])).toBe(false);
  });
});

describe('an outbound address', () => {
  const refused = (url: string, ...origins: string[]) => refusalOf(new URL(url), { origins, networks: [] });

  it('is refused unless its origin is named', () => {
    expect(refused('https://hooks.example/x')).toBe('origin_refused');
    expect(refused('https://hooks.example/x', 'https://hooks.example')).toBeUndefined();
    expect(refused('https://hooks.example:444/x', 'https://hooks.example')).toBe('origin_refused');
    expect(refused('http://hooks.example/x', 'https://hooks.example')).toBe('origin_refused');
    expect(refused('https://hooks.example.evil.example/x', 'https://hooks.example')).toBe('origin_refused');
    expect(refused('https://hooks.example@evil.example/', 'https://hooks.example')).toBe('credentials_in_url');
    expect(refused('file:///etc/passwd', '*')).toBe('scheme_refused');
    expect(refused('gopher://hooks.example/', '*')).toBe('scheme_refused');
  });

  it('may be any over HTTPS where all are let through', () => {
    expect(refused('https://anything.example/', '*')).toBeUndefined();
    expect(refused('https://anything.example:8443/', '*')).toBe('origin_refused');
    expect(refused('http://anything.example/', '*')).toBe('origin_refused');
  });
});

describe('outbound settings', () => {
  it.each([
    ['*', true],
    ['https://hooks.example', true],
    ['http://10.2.0.5:8080', true],
    ['https://hooks.example/', false],
    ['https://HOOKS.example', false],
    ['https://hooks.example:443', false],
    ['hooks.example', false],
    ['ftp://hooks.example', false],
  ])('take %s as an origin: %s', (text, verdict) => {
    expect(isOutboundOrigin(text)).toBe(verdict);
  });

  it.each([
    ['10.0.0.0/8', true],
    ['127.0.0.1', true],
    ['fd12::/16', true],
    ['169.254.169.254', false],
    ['169.254.0.0/16', false],
    ['169.254.169.0/24', false],
    ['0.0.0.0/0', false],
    ['::/0', false],
    ['fe80::/64', false],
    ['nonsense', false],
  ])('take %s as a network: %s', (text, verdict) => {
    expect(isOutboundNetwork(text)).toBe(verdict);
  });
});
