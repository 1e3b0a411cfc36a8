import * as fc from 'fast-check';
import type { HeardOdid } from './odid-data.ts';
import { encodeOdidStruct } from './odid-encoding.ts';
import { ODID_STRUCT, readOdidStruct, structFault } from './odid-struct.ts';

const code = fc.integer({ min: 0, max: 15 });
/** Any multiple of a quarter is exact in 32 bits. */
const quarters = (min: number, max: number) => fc.integer({ min: min * 4, max: max * 4 }).map((value) => value / 4);
const printable = (maxLength: number) =>
  fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((at) => String.fromCharCode(at)), maxLength });
const altitude = quarters(-999, 31_767);
const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true });

const everyMessage: fc.Arbitrary<HeardOdid> = fc.record({
  basicIds: fc.array(fc.record({ uaType: code, idType: fc.constantFrom(0, 1, 2), id: printable(20) }), {
    minLength: 1,
    maxLength: 2,
  }),
  location: fc.record({
    status: code,
    direction: quarters(0, 361),
    speedHorizontal: quarters(0, 255),
    speedVertical: quarters(-62, 63),
    lat: degrees(90),
    lon: degrees(180),
    altitudeBaro: altitude,
    altitudeGeo: altitude,
    heightType: fc.constantFrom(0, 1),
    height: altitude,
    horizontalAccuracy: code,
    verticalAccuracy: code,
    baroAccuracy: code,
    speedAccuracy: code,
    timestampAccuracy: code,
    secondsAfterHour: fc.integer({ min: 0, max: 36_000 }).map((tenths) => tenths / 10),
  }),
  system: fc.record({
    operatorLocationType: code,
    classificationType: code,
    operatorLat: degrees(90),
    operatorLon: degrees(180),
    operatorAltitudeGeo: altitude,
    areaCount: fc.integer({ min: 0, max: 65_535 }),
    areaRadius: fc.integer({ min: 0, max: 2_550 }),
    areaCeiling: altitude,
    areaFloor: altitude,
    categoryEu: code,
    classEu: code,
    timestamp: fc.integer({ min: 0, max: 0xffffffff }),
  }),
  operatorId: printable(20),
  selfId: fc.record({ type: code, text: printable(23) }),
  authenticationPages: fc.integer({ min: 1, max: 16 }),
});

describe('the ODID_UAS_Data struct', () => {
  it('reads back whatever was written into it', () => {
    fc.assert(
      fc.property(everyMessage, (heard) => {
        const bytes = encodeOdidStruct(heard);
        expect(structFault(bytes)).toBeUndefined();
        expect(readOdidStruct(bytes)).toEqual(heard);
      }),
    );
  });

  it('leaves out the messages that were not heard', () => {
    const heard: HeardOdid = { basicIds: [], operatorId: 'KOR-OP-77' };
    expect(readOdidStruct(encodeOdidStruct(heard))).toEqual(heard);
  });

  it('gives a session ID in hexadecimal digits, since it is a number', () => {
    const bytes = encodeOdidStruct({ basicIds: [{ uaType: 2, idType: 4, id: '01a0ff00' }] });
    expect(readOdidStruct(bytes).basicIds).toEqual([{ uaType: 2, idType: 4, id: '01a0ff' }]);
  });

  it('stands where a C compiler puts it', () => {
    const bytes = encodeOdidStruct({ basicIds: [], location: { lat: 1.25, secondsAfterHour: 9 }, operatorId: 'X' });
    expect([bytes.length, bytes.readDoubleLE(80), bytes.readFloatLE(132), bytes.toString('latin1', 868, 869)]).toEqual([
      921,
      1.25,
      9,
      'X',
    ]);
    expect([bytes[892], bytes[894], bytes[912], bytes[913]]).toEqual([0, 1, 0, 1]);
  });

  it.each([
    ['is one byte short', ODID_STRUCT.least - 1, 'an ODID_UAS_Data struct has 914 to 951'],
    ['is one byte too long', ODID_STRUCT.most + 1, 'an ODID_UAS_Data struct has 914 to 951'],
    ['is empty', 0, 'holds 0 bytes'],
    ['flags no message as valid', 921, 'holds no valid message'],
  ])('is refused where it %s', (_, size, reason) => {
    expect(structFault(Buffer.alloc(size))).toContain(reason);
  });

  it('is refused where a flag is neither yes nor no, for then it is something else', () => {
    expect(structFault(Buffer.alloc(921, 0x41))).toContain('neither 0 nor 1');
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 914, maxLength: 951 }),
        fc.infiniteStream(fc.boolean()),
        (array, flags) => {
          const bytes = Buffer.from(array);
          for (let at = 892; at < 914; at += 1) bytes[at] = flags.next().value ? 1 : 0;
          expect(typeof (structFault(bytes) ?? readOdidStruct(bytes))).toMatch(/string|object/);
        },
      ),
    );
  });
});
