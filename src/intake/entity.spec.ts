import { entityKey, isPublicAddress } from './entity.ts';

describe('entityKey', () => {
  it('scopes private addresses, hosts and accounts to their site', () => {
    expect(entityKey({ type: 'ip', value: '10.0.0.5' }, 'KRPUS')).toBe('ip:10.0.0.5@KRPUS');
    expect(entityKey({ type: 'host', value: ' PLC-7 ' }, 'KRPUS')).toBe('host:plc-7@KRPUS');
    expect(entityKey({ type: 'ip', value: 'fe80::1' }, 'KRPUS')).toBe('ip:fe80::1@KRPUS');
  });

  it('leaves public addresses, serials and hashes global', () => {
    expect(entityKey({ type: 'ip', value: '8.8.8.8' }, 'KRPUS')).toBe('ip:8.8.8.8');
    expect(entityKey({ type: 'serial', value: '1787f04bm24010011195' }, 'KRPUS')).toBe('serial:1787F04BM24010011195');
  });

  it('treats an IPv4 address mapped into IPv6 as the IPv4 address', () => {
    expect(entityKey({ type: 'ip', value: '::ffff:10.0.0.5' }, 'A')).toBe('ip:10.0.0.5@A');
  });
});

describe('isPublicAddress', () => {
  it.each([
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '127.0.0.1',
    '100.64.0.1',
    '169.254.1.1',
    '224.0.0.1',
    '::1',
    'fd00::1',
    'fe80::1',
    'not an address',
  ])('is false for %s', (address) => expect(isPublicAddress(address)).toBe(false));
  it.each(['1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111'])('is true for %s', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );
});
