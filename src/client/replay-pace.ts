import { isJsonObject, type Json } from '../common/json.ts';

/** Beyond this a number is milliseconds since 1970, below it seconds: 100,000,000,000 s is the year 5138. */
const LEAST_MILLISECONDS = 1e11;

/**
 * The time a record states at a path (`timestamp`, `data.timestamp`), in milliseconds since 1970; undefined where it
 * states none that can be read. A key that itself holds dots is found as well.
 */
export function recordTime(line: string, path: string): number | undefined {
  let value: Json | undefined;
  try {
    value = at(JSON.parse(line) as Json, path);
  } catch {
    return undefined;
  }
  if (typeof value === 'number') return value >= LEAST_MILLISECONDS ? value : value * 1000;
  if (typeof value !== 'string') return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return recordTime(`{"t":${value}}`, 't');
  // Suricata writes an offset without a colon, which is not ISO 8601's extended form.
  const time = Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(time) ? undefined : time;
}

function at(value: Json, path: string): Json | undefined {
  if (!isJsonObject(value)) return undefined;
  if (Object.hasOwn(value, path)) return value[path];
  const dot = path.indexOf('.');
  const next = dot === -1 ? undefined : value[path.slice(0, dot)];
  return next === undefined ? undefined : at(next, path.slice(dot + 1));
}

/** When each record of a replay is due: the gaps as they were, divided by the speed. */
export class ReplayPace {
  private first: number | undefined;
  private latest = 0;

  constructor(private readonly speed: number) {}

  /** Milliseconds after the start. A record without a time, or with one before its predecessor's, is due with it. */
  due(time: number | undefined): number {
    if (time === undefined) return this.latest;
    this.first ??= time;
    this.latest = Math.max(this.latest, (time - this.first) / this.speed);
    return this.latest;
  }
}
