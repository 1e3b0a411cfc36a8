import { gzipSync } from 'node:zlib';
import { DomainError } from '../../../src/common/domain-error.ts';
import { parseJsonBody } from '../../../src/common/json-body.ts';
import { decodeCursor, CURSOR_PART, cursorScope, encodeCursor } from '../../../src/common/page-cursor.ts';
import { inflateGzip } from '../../../src/intake/gzip-body.ts';
import { parseItem } from '../../../src/intake/item-parser.ts';
import { scanJson } from '../../../src/intake/json-scan.ts';
import { acceptsJson, contentCoding, requireJson } from '../../../src/intake/media-type.ts';
import { parseTime } from '../../../src/intake/formats/parse-time.ts';
import { decodeClientFrame } from '../../../src/live/client-frame.ts';
import { readPolygon } from '../../../src/registry/zone-geometry.ts';
import { type FuzzTarget, headerOf, promise, textOf } from '../fuzz-target.ts';

const LIMITS = { maxDepth: 8, maxItems: 40, maxItemBytes: 2_048 };
const MOST_INFLATED = 65_536;
const scope = cursorScope(['alerts', 'newest']);

/** What a body or a frame comes as, before anybody knows what it says. */
export const bodyTargets: readonly FuzzTarget[] = [
  {
    name: 'body/items',
    refusals: [],
    seeds: () => [
      '[{"a":1},{"b":[2,{"c":"\\u00e9"}]}]',
      '{"a":1}\n{"b":2}\n\n{"c":"x\\ny"}',
      '\ufeff{"a":{"b":{"c":[1,2,3]}}}{"d":null}',
      '[{"a":1},{"b":},{"c":3}] trailing',
      '{"__proto__":{"x":1},"constructor":1e999,"k":1,"k":2}',
    ],
    read: (body) => {
      const { items, form, tooMany } = scanJson(body, LIMITS);
      promise(items.length <= LIMITS.maxItems, 'more items than allowed');
      promise(form !== 'blank' || (items.length === 0 && !tooMany), 'blank, and yet items');
      let after = 0;
      for (const item of items) {
        promise(item.start >= after && item.end >= item.start && item.end <= body.length, 'items overlap');
        after = item.end;
        const parsed = parseItem(body, item);
        if ('rejection' in parsed) promise(parsed.rejection.reason !== '', 'a rejection without a reason');
        else promise(item.end - item.start <= LIMITS.maxItemBytes, 'an item larger than allowed was taken');
      }
    },
  },
  {
    name: 'body/command',
    refusals: [DomainError],
    seeds: () => ['{"status":"closed","reason":"benign"}', '{"a":[{"b":{"c":"\\ud83d\\ude00"}}]}', '[1,"x",null]', ''],
    read: (body) => {
      const value = parseJsonBody(body, 12);
      promise(value === undefined || (typeof value === 'object' && value !== null), 'neither object nor list');
    },
  },
  {
    name: 'body/gzip',
    refusals: [DomainError],
    seeds: () => ['{"a":1}', '0'.repeat(100_000), ''].map((text) => gzipSync(text)),
    read: async (body) => {
      promise((await inflateGzip(body, MOST_INFLATED)).length <= MOST_INFLATED, 'more than allowed came out');
    },
  },
  {
    name: 'header/media-types',
    refusals: [DomainError],
    seeds: () => ['application/json; charset="utf-8"', 'gzip', 'text/html, application/*;q=0.8, */*;q=0.1', 'x-gzip'],
    words: ['application/', '+json', 'charset=', ';q=', 'application/x-ndjson'],
    read: (input) => {
      const header = headerOf(input);
      acceptsJson(header);
      try {
        contentCoding(header);
      } finally {
        requireJson(header);
      }
    },
  },
  {
    name: 'text/time',
    refusals: [],
    seeds: () => ['2026-11-20T03:15:00.123456+0900', '2026-11-20T03:15:00Z', '2026-02-30T24:00:60-23:59', '1795144500'],
    read: (input) => {
      const parsed = parseTime(textOf(input));
      promise('fault' in parsed || !Number.isNaN(parsed.time.getTime()), 'a time that is none');
    },
  },
  {
    name: 'text/cursor',
    refusals: [DomainError],
    seeds: () => [
      encodeCursor(scope, ['1795144500000000', '018f0000-0000-7000-8000-000000000001']),
      Buffer.from('["x","1"]').toString('base64url'),
    ],
    read: (input) => {
      const text = textOf(input);
      const key = decodeCursor(scope, text, [CURSOR_PART.micros, CURSOR_PART.uuid]);
      promise(key.length === 2 && encodeCursor(scope, key) === text, 'two cursors for one place');
    },
  },
  {
    name: 'live/client-frame',
    refusals: [DomainError],
    seeds: () => [
      '{"type":"subscribe","id":"main","cursor":12,"filter":{"sites":["KRPUS"],"minSeverity":40}}',
      '{"type":"subscribe","id":"a","filter":{"nations":["KR"],"cases":["018f0000-0000-7000-8000-000000000001"]}}',
      '{"type":"unsubscribe","id":"main"}',
      '{"type":"ping"}',
      '{"type":"presence","caseId":"018f0000-0000-7000-8000-000000000001"}',
    ],
    words: ['"type"', '"subscribe"', '"filter"', '"types"', '"cursor"', '"minSeverity"'],
    read: (frame) => void decodeClientFrame(frame),
  },
  {
    name: 'geo/polygon',
    refusals: [],
    seeds: () => [
      '{"type":"Polygon","coordinates":[[[129.0,35.0],[129.1,35.0],[129.1,35.1],[129.0,35.0]]]}',
      '{"type":"Polygon","coordinates":[[[-180,90,3],[180,-90],[0,0],[1e-7,2],[-180,90]]]}',
    ],
    read: (body) => {
      let value: unknown;
      try {
        value = JSON.parse(textOf(body));
      } catch {
        return;
      }
      const read = readPolygon(value);
      if ('fault' in read) promise(/^[a-z_]+$/.test(read.fault.code), 'the code is not stable');
      else promise((read.polygon.coordinates[0] ?? []).flat().every(Number.isFinite), 'a corner is no number');
    },
  },
];
