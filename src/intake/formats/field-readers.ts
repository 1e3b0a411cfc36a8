import { isJsonObject, type Json, type JsonObject } from '../../common/json.ts';
import type { Rejection } from '../alert.ts';
import { parseEpoch, parseTime, type ParsedTime } from './parse-time.ts';
import { isStorable, safeText } from './safe-text.ts';

export interface NumberRange {
  min?: number;
  max?: number;
  integer?: boolean;
}

/**
 * Reads the fields of one untrusted JSON object, and remembers the first fault with the field's path as the sender
 * wrote it (`Analyzer.Name`, `Source[1].IP`). Readers opened from a reader share its memory, so a decoder reads all it
 * needs and asks once, at the end, for `rejection`. After a fault the values handed out are placeholders.
 *
 * `null` counts as absent. Codes: `missing_field`, `wrong_type`, `out_of_range`, `too_long`, `bad_text`, and those of
 * `parseTime`.
 */
export class FieldReader {
  private constructor(
    private readonly source: JsonObject,
    private readonly path: string,
    private readonly memory: { first?: Rejection },
  ) {}

  static over(item: JsonObject): FieldReader {
    return new FieldReader(item, '', {});
  }

  /** The first fault found by this reader or by any that shares its memory. */
  get rejection(): Rejection | undefined {
    return this.memory.first;
  }

  /** Records a fault of the decoder's own finding, at `name` or at this object. Only the first one is kept. */
  reject(code: string, reason: string, name?: string): void {
    if (this.memory.first) return;
    const field = name === undefined ? this.path : this.pathOf(name);
    this.memory.first = field === '' ? { code, reason } : { code, field, reason };
  }

  pathOf(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }

  /** The object being read, for lenient readers. */
  get object(): JsonObject {
    return this.source;
  }

  /** The raw value, or undefined where it is absent or null. */
  value(name: string): Json | undefined {
    return ownValue(this.source, name);
  }

  has(name: string): boolean {
    return this.value(name) !== undefined;
  }

  /** Prose: made storable and cut to `most` characters. An empty one counts as absent. */
  text(name: string, most = 512): string | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    if (typeof value !== 'string') return this.wrong(name, 'text');
    return safeText(value, most) || undefined;
  }

  requireText(name: string, most = 512): string {
    return this.text(name, most) ?? this.missing(name, '');
  }

  /** An identifier: never cut or altered, since a changed one is another's. */
  identifier(name: string, most = 256): string | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    if (typeof value !== 'string') return this.wrong(name, 'text');
    const identifier = value.trim();
    if (identifier.length > most) {
      this.reject('too_long', `${this.pathOf(name)} is longer than ${most} characters`, name);
    } else if (!isStorable(identifier)) {
      this.reject('bad_text', `${this.pathOf(name)} holds a NUL or half a character`, name);
    } else if (identifier !== '') return identifier;
    return undefined;
  }

  requireIdentifier(name: string, most = 256): string {
    return this.identifier(name, most) ?? this.missing(name, '');
  }

  number(name: string, range: NumberRange = {}): number | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    if (typeof value !== 'number' || !Number.isFinite(value)) return this.wrong(name, 'a number');
    const { min = -Infinity, max = Infinity, integer = false } = range;
    if (integer && !Number.isSafeInteger(value)) return this.wrong(name, 'a whole number');
    if (value < min || value > max) {
      this.reject('out_of_range', `${this.pathOf(name)} must lie between ${min} and ${max}`, name);
      return undefined;
    }
    return value;
  }

  requireNumber(name: string, range: NumberRange = {}): number {
    return this.number(name, range) ?? this.missing(name, range.min ?? 0);
  }

  boolean(name: string): boolean | undefined {
    const value = this.value(name);
    if (value === undefined || typeof value === 'boolean') return value;
    return this.wrong(name, 'true or false');
  }

  /** RFC 3339 text. */
  time(name: string): Date | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    if (typeof value !== 'string') return this.wrong(name, 'an RFC 3339 timestamp');
    return this.parsed(name, parseTime(value));
  }

  requireTime(name: string): Date {
    return this.time(name) ?? this.missing(name, new Date(0));
  }

  /** A number since 1970-01-01T00:00Z in units of `unitMs` milliseconds: 1 for milliseconds, 1000 for seconds. */
  epoch(name: string, unitMs: number): Date | undefined {
    const value = this.number(name);
    return value === undefined ? undefined : this.parsed(name, parseEpoch(value * unitMs));
  }

  requireEpoch(name: string, unitMs: number): Date {
    return this.epoch(name, unitMs) ?? this.missing(name, new Date(0));
  }

  child(name: string): FieldReader | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    if (!isJsonObject(value)) return this.wrong(name, 'an object');
    return new FieldReader(value, this.pathOf(name), this.memory);
  }

  requireChild(name: string): FieldReader {
    return this.child(name) ?? this.missing(name, new FieldReader({}, this.pathOf(name), this.memory));
  }

  /** The objects of an array; empty where it is absent. */
  children(name: string): FieldReader[] {
    const value = this.value(name);
    if (value === undefined) return [];
    if (!Array.isArray(value)) return this.wrong(name, 'an array') ?? [];
    return value.flatMap((inner, index) => {
      if (isJsonObject(inner)) return [new FieldReader(inner, `${this.pathOf(name)}[${index}]`, this.memory)];
      this.wrong(`${name}[${index}]`, 'an object');
      return [];
    });
  }

  /** The strings of an array, made storable; empty where it is absent. */
  texts(name: string, most = 512): string[] {
    const value = this.value(name);
    if (value === undefined) return [];
    if (!Array.isArray(value)) return this.wrong(name, 'an array') ?? [];
    return value.flatMap((inner, index) => {
      if (typeof inner === 'string') return [safeText(inner, most)];
      this.wrong(`${name}[${index}]`, 'text');
      return [];
    });
  }

  private parsed(name: string, parsed: ParsedTime): Date | undefined {
    if ('time' in parsed) return parsed.time;
    this.reject(parsed.fault.code, `${this.pathOf(name)} ${parsed.fault.reason}`, name);
    return undefined;
  }

  private wrong(name: string, wanted: string): undefined {
    this.reject('wrong_type', `${this.pathOf(name)} must be ${wanted}`, name);
    return undefined;
  }

  private missing<T>(name: string, placeholder: T): T {
    this.reject('missing_field', `${this.pathOf(name)} is missing`, name);
    return placeholder;
  }
}

/** An own property that is not null; never what an object inherits, such as `constructor`. */
export function ownValue(source: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(source, name) ? (source[name] ?? undefined) : undefined;
}
