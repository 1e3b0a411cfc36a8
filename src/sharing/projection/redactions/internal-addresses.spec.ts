import * as fc from 'fast-check';
import { INTERNAL, namesInternalAddress, withoutInternalAddresses } from './internal-addresses.ts';

describe('internal addresses', () => {
  const internal = [
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.5',
    '100.64.0.1',
    '100.127.255.254',
    '169.254.1.1',
    '127.0.0.1',
    '0.0.0.0',
    'fd00::1',
    'fc12:3456:789a::1',
    'fe80::1',
    'fe80::1%eth0',
    '::1',
    '::ffff:10.0.0.1',
    '::ffff:a00:1',
    '64:ff9b::10.0.0.1',
    '2002:a00:1::1',
    'ip-10-0-0-1',
    'host_192_168_0_5',
    '5.0.168.192.in-addr.arpa',
  ];
  const outside = [
    '8.8.8.8',
    '172.15.0.1',
    '172.32.0.1',
    '100.63.0.1',
    '100.128.0.1',
    '11.0.0.1',
    '2001:4860:4860::8888',
    '::ffff:8.8.8.8',
    '1.2.3',
    'version 10.2',
    '999.0.0.1',
    '12:34:56',
    'a::b::c',
    'Suricata 10.0.0.1.5',
    '8.8.8.8.in-addr.arpa',
  ];

  it.each(internal)('recognises %s, alone and within a sentence', (address) => {
    expect(namesInternalAddress(address)).toBe(true);
    for (const around of ['from:$ x', 'from $, port 22', '($)', '“$”', 'http://[$]/x', 'src=$;', '$/24', '$:502']) {
      const text = around.replace('$', address);
      const left = withoutInternalAddresses(text);
      expect(left).toContain(INTERNAL);
      expect(left).not.toContain(address);
    }
  });

  it.each(outside)('leaves %s', (text) => expect(withoutInternalAddresses(text)).toBe(text));

  it.each([
    ['10.0.0.1:fe80::1', `${INTERNAL}:${INTERNAL}`],
    ['name:fd00::5', `name:${INTERNAL}`],
    ['8.8.8.8:fe80::1', `8.8.8.8:${INTERNAL}`],
  ])('are found, though they run into what is before them: %s', (text, left) => {
    expect(withoutInternalAddresses(text)).toBe(left);
  });

  it('leaves none of any private range, wherever it stands', () => {
    const octet = fc.nat(255);
    const any = fc.oneof(
      fc.tuple(octet, octet, octet).map(([a, b, c]) => `10.${a}.${b}.${c}`),
      fc.tuple(fc.integer({ min: 16, max: 31 }), octet, octet).map(([a, b, c]) => `172.${a}.${b}.${c}`),
      fc.tuple(octet, octet).map(([a, b]) => `192.168.${a}.${b}`),
      fc.tuple(fc.integer({ min: 64, max: 127 }), octet, octet).map(([a, b, c]) => `100.${a}.${b}.${c}`),
    );
    fc.assert(
      fc.property(any, fc.array(fc.constantFrom('seen', 'at', '8.8.4.4', 'port')), (address, words) => {
        const text = [...words, address, ...words].join(' ');
        expect(withoutInternalAddresses(text)).toBe([...words, INTERNAL, ...words].join(' '));
      }),
    );
  });
});
