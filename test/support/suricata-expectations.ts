import { readFileSync } from 'node:fs';
import type { Json, JsonObject } from '../../src/common/json.ts';

/**
 * The EVE records that a suricata-verify `test.yaml` expects, rebuilt from its `match` blocks (`a.b[0].c: value`).
 * A block holds no time; the packet it names by `pcap_cnt` does, and the first packet where it names none.
 */
export function expectedRecords(yaml: string, pcap: string): JsonObject[] {
  const times = packetTimes(readFileSync(pcap));
  const blocks = readFileSync(yaml, 'utf8')
    .split(/^\s*match:\s*$/m)
    .slice(1);
  return blocks.flatMap((block) => {
    const record: JsonObject = {};
    for (const line of block.split('\n')) {
      const match = /^\s+([\w.[\]]+): (.+)$/.exec(line);
      if (match?.[1] && match[2] && !/^(count|filter)$/.test(match[1])) place(record, match[1], scalar(match[2]));
    }
    const packet = typeof record['pcap_cnt'] === 'number' ? record['pcap_cnt'] : 1;
    const time = times[packet - 1];
    if (typeof record['event_type'] !== 'string' || time === undefined) return [];
    return [{ timestamp: `${time.toISOString().slice(0, -1)}000+0000`, ...record }];
  });
}

function scalar(text: string): Json {
  if (/^".*"$/.test(text)) return text.slice(1, -1);
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

function place(record: JsonObject, path: string, value: Json): void {
  const steps = path.replaceAll('[', '.').replaceAll(']', '').split('.');
  let here: JsonObject | Json[] = record;
  for (const [index, step] of steps.entries()) {
    const key = /^\d+$/.test(step) ? Number(step) : step;
    const last = index === steps.length - 1;
    const next: Json = last ? value : (read(here, key) ?? (/^\d+$/.test(steps[index + 1] ?? '') ? [] : {}));
    if (Array.isArray(here)) here[Number(key)] = next;
    else here[key] = next;
    if (typeof next === 'object' && next !== null) here = next;
  }
}

function read(holder: JsonObject | Json[], key: string | number): Json | undefined {
  return Array.isArray(holder) ? holder[Number(key)] : holder[key];
}

/** Times of the packets of a classic little-endian pcap file with microseconds. */
function packetTimes(file: Buffer): Date[] {
  if (file.readUInt32LE(0) !== 0xa1b2c3d4) throw new Error('not a little-endian pcap file with microseconds');
  const times: Date[] = [];
  for (let offset = 24; offset + 16 <= file.length; offset += 16 + file.readUInt32LE(offset + 8)) {
    times.push(new Date(file.readUInt32LE(offset) * 1_000 + Math.floor(file.readUInt32LE(offset + 4) / 1_000)));
  }
  return times;
}
