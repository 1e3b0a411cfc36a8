import * as fc from 'fast-check';
import { evidenceName } from './evidence-name.ts';

describe('the name of a piece of evidence', () => {
  it('keeps what people can read and nothing else', () => {
    expect(evidenceName('Aufnahme 3 – Kran.pcap')).toBe('Aufnahme 3 – Kran.pcap');
    expect(evidenceName('../../etc/passwd')).toBe('_.._etc_passwd');
    expect(evidenceName('C:\\temp\\x.exe')).toBe('C__temp_x.exe');
    expect(evidenceName('invoice\u202Efdp.exe')).toBe('invoicefdp.exe');
    expect(evidenceName('a\r\nSet-Cookie: x\0')).toBe('aSet-Cookie_ x');
    expect(evidenceName(' \u200B.. ')).toBe('unnamed');
    expect(evidenceName('한국어.txt')).toBe('한국어.txt');
  });

  it('is one short storable line, whatever it is made of, and stays as it is once made', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = evidenceName(given);
        expect(name).toMatch(/^[^\p{Cc}\p{Cs}\p{Cf}/\\]+$/u);
        expect(Array.from(name).length).toBeLessThanOrEqual(200);
        expect(evidenceName(name)).toBe(name);
      }),
      { numRuns: 2_000 },
    );
  });
});
