import { randomUUID } from 'node:crypto';
import { decodeContext } from '../../support/decode-context.ts';
import { decodedFaults } from '../../support/draft-faults.ts';
import type { AuthenticatedSensor } from '../../../src/access/authenticated-sensor.ts';
import type { JsonObject } from '../../../src/common/json.ts';
import { ALERT_COLUMNS, alertRow } from '../../../src/intake/alert-row.ts';
import { BinaryArrays } from '../../../src/database/binary-arrays.ts';
import { checkDraft } from '../../../src/intake/draft-check.ts';
import type { Format } from '../../../src/intake/formats/format.ts';
import { formats } from '../../../src/intake/formats/registry.ts';
import { parseItem } from '../../../src/intake/item-parser.ts';
import { scanJson } from '../../../src/intake/json-scan.ts';
import { presentable } from '../../../src/intake/reject-row.ts';
import { type FuzzTarget, promise, textOf } from '../fuzz-target.ts';
import { filesIn } from './fixtures.ts';

const LIMITS = { maxDepth: 32, maxItems: 100, maxItemBytes: 64 * 1024 };
/** What PostgreSQL refuses in a text, and as an escape in JSON: NUL, or half of a pair of surrogates. */
const UNSTORABLE_PLAIN = /\0|\p{Cs}/u;
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/;
const { id, ...seen } = decodeContext.sensor;
const SENSOR: Omit<AuthenticatedSensor, 'keyId'> = {
  ...seen,
  sensorId: id,
  siteId: randomUUID(),
  organisationId: randomUUID(),
  nation: 'KR',
  defaultTlp: 'GREEN',
  defaultPap: 'GREEN',
  realm: 'live',
  clockBehindSeconds: 86_400,
  clockAheadSeconds: 300,
};

/** Every format by the way its items go: scan, parse, decode, check, row. Nothing may be thrown. */
export const formatTargets: readonly FuzzTarget[] = [
  ...[...formats.values()].map((format): FuzzTarget => ({
    name: `format/${format.name}`,
    refusals: [],
    seeds: () => filesIn(`test/fixtures/${format.name}`, '.json'),
    read: (body) => {
      for (const scanned of scanJson(body, LIMITS).items) {
        const parsed = parseItem(body, scanned);
        if ('item' in parsed) readItem(format, parsed.item, parsed.raw);
      }
    },
  })),
  {
    name: 'format/ais-log',
    refusals: [],
    seeds: () => [
      '!AIVDM,1,1,,B,177KQJ5000G?tO`K>RA1wUbN0TKH,0*5C',
      '!AIVDM,2,1,3,B,55P5TL01VIaAL@7WKO@mBplU@<PDhh000000001S;AJ::4A80?4i@E53,0*3E\n!AIVDM,2,2,3,B,1@0000000000000,2*55',
      '\\s:rPUS,c:1795424380*1F\\!AIVDO,1,1,,,B6CdCm0t3`tba35f@V9faHi7kP06,0*58',
    ],
    read: (input) => readWhole('ais', { lines: textOf(input).split('\n') }),
  },
  {
    name: 'format/remote-id-struct',
    refusals: [],
    seeds: () => {
      const items = filesIn('test/fixtures/remote-id', '.json').map((file) => JSON.parse(textOf(file)) as unknown);
      const payloads = items.map((item) => (item as { data?: { UASdata?: string } }).data?.UASdata ?? '');
      return payloads.filter((payload) => payload !== '').map((payload) => Buffer.from(payload, 'base64'));
    },
    read: (input) =>
      readWhole('remote-id', {
        protocol: 1,
        data: { 'sensor ID': 'PUS-RID-1', RSSI: -74, timestamp: 1_795_424_380_350, UASdata: input.toString('base64') },
      }),
  },
];

function readWhole(name: string, item: JsonObject): void {
  const format = formats.get(name);
  if (!format) throw new Error(`There is no format ${name}`);
  readItem(format, item, JSON.stringify(item));
}

function readItem(format: Format, whole: JsonObject, raw: string): void {
  for (const item of format.unfold?.(whole) ?? [whole]) {
    const decoded = format.decode(item, decodeContext);
    const faults = decodedFaults(decoded);
    promise(faults.length === 0, faults.join('; '));
    const rejection = 'rejection' in decoded ? decoded.rejection : checkDraft(decoded.draft);
    if (rejection) {
      const { code, reason, field } = presentable(rejection);
      promise(!/\0|\p{Cs}/u.test(code + reason + (field ?? '')), 'the rejection cannot be stored');
    } else if ('draft' in decoded) {
      format.nodeOf?.(decoded.draft);
      const { receivedAt } = decodeContext;
      const { values } = alertRow(decoded.draft, { id, sensor: SENSOR, format: format.name, receivedAt, raw });
      for (const [index, [name, type]] of ALERT_COLUMNS.entries()) {
        const value = values[index];
        new BinaryArrays(256).column(type === 'text[]' ? 'text' : type, [value], (one) => one);
        if (typeof value !== 'string') continue;
        promise(
          !(type === 'jsonb' ? UNSTORABLE : UNSTORABLE_PLAIN).test(value),
          `${name} holds what PostgreSQL does not store`,
        );
      }
    }
  }
}
