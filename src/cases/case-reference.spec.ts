import * as fc from 'fast-check';
import { displayId, parseCaseReference } from './case-reference.ts';

describe('case reference', () => {
  it('reads back the name it shows, with or without the prefix and in any case', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999_999_999 }), (number) => {
        expect(parseCaseReference(displayId(number))).toEqual({ number });
        expect(parseCaseReference(displayId(number).toLowerCase())).toEqual({ number });
        expect(parseCaseReference(String(number))).toEqual({ number });
      }),
    );
  });

  it('reads an id, in lower case', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(parseCaseReference(id.toUpperCase())).toEqual({ id });
      }),
    );
  });

  it('refuses what is neither, so that no odd text reaches the database', () => {
    for (const text of [
      '',
      'BW-',
      'BW-0',
      '-1',
      '1.5',
      'BW-1234567890123456',
      '12 ',
      'BW-1\0',
      "1'--",
      'x'.repeat(36),
    ]) {
      expect(() => parseCaseReference(text)).toThrow('A case is named by its id');
    }
  });
});
