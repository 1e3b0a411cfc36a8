import { addressGroup, isNetwork, isWithin } from './address-group.ts';

describe('address group', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2::7', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff::1', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::7', '2001:db8:1:3::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['nonsense', 'unknown'],
    [undefined, 'unknown'],
  ])('of %s is %s', (address, group) => {
    expect(addressGroup(address)).toBe(group);
  });
});

describe('network', () => {
  it.each([
    ['10.1.2.3', '10.0.0.0/8', true],
    ['11.1.2.3', '10.0.0.0/8', false],
    ['::ffff:10.1.2.3', '10.0.0.0/8', true],
    ['10.1.2.3', '10.1.2.3', true],
    ['10.1.2.4', '10.1.2.3', false],
    ['2001:db8::5', '2001:db8::/32', true],
    ['10.1.2.3', '2001:db8::/32', false],
    ['nonsense', '0.0.0.0/0', false],
  ])('holds %s in %s: %s', (address, network, verdict) => {
    expect(isWithin(address, [network])).toBe(verdict);
  });

  it.each([
    ['10.0.0.0/8', true],
    ['10.0.0.1', true],
    ['::1', true],
    ['fd00::/8', true],
    ['10', false],
    ['10.1', false],
    ['10.0.0.0/33', false],
    ['proxy.example', false],
    ['', false],
  ])('is what %s names: %s', (text, verdict) => {
    expect(isNetwork(text)).toBe(verdict);
  });
});
