import type { DecodeContext } from '../../src/intake/alert.ts';

/** A sensor at an invented spot in Busan's port, for decoders under test. */
export const decodeContext: DecodeContext = {
  sensor: {
    id: '018f0000-0000-7000-8000-000000000001',
    code: 'KRPUS-TEST-1',
    kind: 'test',
    siteCode: 'KRPUS',
    position: { lat: 35.1, lon: 129.08, alt: 30 },
  },
  receivedAt: new Date('2026-11-23T08:30:05Z'),
};
