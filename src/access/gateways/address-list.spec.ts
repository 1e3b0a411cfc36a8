import * as fc from 'fast-check';
import { AddressList, canonicalRange } from './address-list.ts';

const v4 = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 4, maxLength: 4 });
const v6 = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 16, maxLength: 16 });

function written(bytes: readonly number[]): string {
  if (bytes.length === 4) return bytes.join('.');
  const groups = bytes.flatMap((byte, index) => (index % 2 === 0 ? [byte * 256 + (bytes[index + 1] ?? 0)] : []));
  return groups.map((group) => group.toString(16)).join(':');
}

/** The bits of an address one by one, as the oracle compares them. */
function bitsOf(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
}

function listOf(...ranges: string[]): AddressList {
  return new AddressList(ranges.map((range) => canonicalRange(range) ?? `not a range: ${range}`));
}

const isMapped = (bytes: readonly number[]): boolean => /^0{80}1{16}/.test(bitsOf(bytes)) && bytes.length === 16;

describe('address list', () => {
  it.each([
    ['IPv4', v4, 32],
    ['IPv6', v6, 128],
  ] as const)('admits of %s those that share the prefix, and no other', (_, addresses, width) => {
    fc.assert(
      fc.property(
        addresses,
        addresses,
        fc.integer({ min: 0, max: width }),
        fc.nat(width - 1),
        (net, other, n, flip) => {
          fc.pre(!isMapped(net) && !isMapped(other));
          const list = listOf(`${written(net)}/${n}`);
          // One bit away from the network: the cases on both sides of the edge of the prefix.
          const near = net.map((byte, index) => (index === flip >> 3 ? byte ^ (0x80 >> (flip & 7)) : byte));
          fc.pre(!isMapped(near));
          for (const peer of [net, other, near]) {
            expect(list.admits(written(peer))).toBe(bitsOf(peer).slice(0, n) === bitsOf(net).slice(0, n));
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('takes an IPv4 address that came through an IPv6 socket for what it is', () => {
    fc.assert(
      fc.property(v4, v4, fc.integer({ min: 0, max: 32 }), (net, peer, bits) => {
        const plain = listOf(`${written(net)}/${bits}`);
        const mapped = listOf(`::ffff:${written(net)}/${96 + bits}`);
        const expected = bitsOf(peer).slice(0, bits) === bitsOf(net).slice(0, bits);
        for (const list of [plain, mapped]) {
          expect(list.admits(written(peer))).toBe(expected);
          expect(list.admits(`::ffff:${written(peer)}`)).toBe(expected);
        }
      }),
    );
  });

  it('admits everybody when it is empty, and nobody whose address cannot be read when it is not', () => {
    for (const address of ['10.0.0.1', '::1', '', null, undefined, 'nonsense']) {
      expect(new AddressList([]).admits(address)).toBe(true);
    }
    for (const address of ['', null, undefined, 'nonsense', '10.1', '010.0.0.1', '10.0.0.1.', '::1::']) {
      expect(listOf('0.0.0.0/0', '::/0').admits(address)).toBe(false);
    }
  });

  it('keeps the two families apart', () => {
    expect(listOf('0.0.0.0/0').admits('2001:db8::1')).toBe(false);
    expect(listOf('::/0').admits('192.0.2.1')).toBe(false);
  });

  it('leaves the interface of a link-local peer out', () => {
    expect(listOf('fe80::/10').admits('fe80::1%eth0')).toBe(true);
  });
});

describe('a range as it is written', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7/32'],
    ['192.0.2.7/24', '192.0.2.0/24'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['2001:DB8:0:0::7/64', '2001:db8::/64'],
    ['::1', '::1/128'],
    ['::ffff:192.0.2.7', '192.0.2.7/32'],
    ['::ffff:192.0.2.7/120', '192.0.2.0/24'],
  ])('%s is %s', (given, canonical) => {
    expect(canonicalRange(given)).toBe(canonical);
    expect(canonicalRange(canonical)).toBe(canonical);
  });

  it.each([
    '',
    '10',
    '10.1',
    '0x0a.0.0.1',
    '010.0.0.1',
    '10.0.0.1/33',
    '10.0.0.1/-1',
    '10.0.0.1/',
    '10.0.0.256',
    '::/129',
    '::ffff:10.0.0.1/95',
    'fe80::1%eth0',
    'gateway.example',
    ' 10.0.0.1',
    '10.0.0.1\n',
  ])('%j is none', (given) => {
    expect(canonicalRange(given)).toBeUndefined();
  });

  it('is canonical or refused, whatever was written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6()), fc.option(fc.nat(140)), (address, bits) => {
        const range = canonicalRange(bits === null ? address : `${address}/${bits}`);
        if (range !== undefined) expect(canonicalRange(range)).toBe(range);
      }),
    );
  });
});
