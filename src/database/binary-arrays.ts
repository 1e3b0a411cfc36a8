/** Types of which arrays can be written, with PostgreSQL's object identifiers (catalogue pg_type, the same in every version). */
const OIDS = {
  uuid: 2950,
  text: 25,
  boolean: 16,
  smallint: 21,
  bigint: 20,
  real: 700,
  'double precision': 701,
  timestamptz: 1184,
  jsonb: 3802,
} as const;

export type ArrayType = keyof typeof OIDS;

/** A text, a finite number, a time or whether, as its type asks; jsonb is JSON text. */
export type ArrayValue = string | number | boolean | Date | null | undefined;

/** A value its type cannot hold, told as the database tells it: SQLSTATE data_exception, which is its row's fault alone. */
export class UnfitValue extends Error {
  readonly code = '22000';
}

/** 2000-01-01, from which PostgreSQL counts, in milliseconds since 1970. */
const POSTGRES_EPOCH = 946_684_800_000;
const HEADER_BYTES = 20;
/** Before a value its length, and before JSON text the version of its form. */
const MOST_OVERHEAD = 5;
const ABSENT = -1;

/**
 * Writes arrays as PostgreSQL receives them in binary (its sources: array_recv and the receive function of each type): one
 * parameter for each column of many rows, which `unnest` makes rows of again. It costs both sides less than JSON or text: nothing
 * is escaped or parsed but what is JSON by type.
 *
 * One writer serves one statement: all columns lie in one piece of memory, which grows as needed.
 */
export class BinaryArrays {
  private bytes: Buffer;
  private end = 0;

  /** `expected` bytes in all; a guess that is too small costs a copy. */
  constructor(expected: number) {
    this.bytes = Buffer.allocUnsafe(Math.max(1_024, expected));
  }

  /** One value of each row, as one parameter. @throws UnfitValue */
  column<Row>(type: ArrayType, rows: readonly Row[], valueOf: (row: Row) => ArrayValue): Buffer {
    this.reserve(HEADER_BYTES);
    const begin = this.end;
    let absent = 0;
    this.end += HEADER_BYTES;
    let before: ArrayValue;
    let from = 0;
    for (const [index, row] of rows.entries()) {
      const value = valueOf(row);
      if (value === null || value === undefined) absent = 1;
      if (index > 0 && value === before) {
        // Rows of one sender share most of what they say of it.
        from = this.repeat(from);
        continue;
      }
      before = value;
      from = this.end;
      this.element(type, value);
    }
    const { bytes } = this;
    bytes.writeInt32BE(rows.length === 0 ? 0 : 1, begin);
    bytes.writeInt32BE(absent, begin + 4);
    bytes.writeInt32BE(OIDS[type], begin + 8);
    if (rows.length === 0) this.end = begin + 12;
    else {
      bytes.writeInt32BE(rows.length, begin + 12);
      bytes.writeInt32BE(1, begin + 16);
    }
    return bytes.subarray(begin, this.end);
  }

  /** Writes once more the element that begins at `from`, and gives where it begins now. */
  private repeat(from: number): number {
    const length = this.end - from;
    this.reserve(length);
    this.bytes.copyWithin(this.end, from, from + length);
    this.end += length;
    return this.end - length;
  }

  private element(type: ArrayType, value: ArrayValue): void {
    if (value === null || value === undefined) {
      this.reserve(4);
      this.bytes.writeInt32BE(ABSENT, this.end);
      this.end += 4;
      return;
    }
    try {
      if (typeof value === 'string') this.text(type, value);
      else this.fixed(type, value);
    } catch (cause) {
      throw new UnfitValue(`A value does not fit ${type}`, { cause });
    }
  }

  private text(type: ArrayType, value: string): void {
    if (type === 'uuid') {
      this.reserve(4 + 16);
      this.bytes.writeInt32BE(16, this.end);
      const written = this.bytes.write(value.replaceAll('-', ''), this.end + 4, 16, 'hex');
      if (written !== 16) throw new TypeError(`Not a uuid: ${value}`);
      this.end += 4 + 16;
      return;
    }
    // No UTF-16 unit takes more than three bytes in UTF-8.
    this.reserve(MOST_OVERHEAD + value.length * 3);
    const start = this.end + 4;
    let at = start;
    if (type === 'jsonb') this.bytes[at++] = 1;
    else if (type !== 'text') throw new TypeError(`A text is no ${type}`);
    at += this.bytes.write(value, at, 'utf8');
    this.bytes.writeInt32BE(at - start, this.end);
    this.end = at;
  }

  private fixed(type: ArrayType, value: number | boolean | Date): void {
    this.reserve(4 + 8);
    const { bytes, end } = this;
    let size = 8;
    if (typeof value === 'boolean') {
      if (type !== 'boolean') throw new TypeError(`A truth is no ${type}`);
      size = 1;
      bytes.writeUInt8(value ? 1 : 0, end + 4);
    } else if (typeof value !== 'number') {
      if (type !== 'timestamptz') throw new TypeError(`A time is no ${type}`);
      bytes.writeBigInt64BE(BigInt(value.getTime() - POSTGRES_EPOCH) * 1_000n, end + 4);
    } else if (type === 'smallint') {
      size = 2;
      bytes.writeInt16BE(value, end + 4);
    } else if (type === 'real') {
      size = 4;
      bytes.writeFloatBE(value, end + 4);
    } else if (type === 'double precision') bytes.writeDoubleBE(value, end + 4);
    else if (type === 'bigint') bytes.writeBigInt64BE(BigInt(value), end + 4);
    else throw new TypeError(`A number is no ${type}`);
    bytes.writeInt32BE(size, end);
    this.end = end + 4 + size;
  }

  private reserve(more: number): void {
    if (this.end + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.end + more));
    this.bytes.copy(larger, 0, 0, this.end);
    this.bytes = larger;
  }
}
