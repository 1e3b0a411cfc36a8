/** The six-bit text of AIS: 64 characters, of which `@` ends a field (ITU-R M.1371-5, table 47). */
const TEXT = '@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_ !"#$%&\'()*+,-./0123456789:;<=>?';

/** Reads fields of a message by their bits. Bits beyond the end are absent, as in messages cut short by old transponders. */
export class Bits {
  private readonly values: readonly number[];

  /** @param payload armoured six-bit characters, as NMEA 0183 carries them; the last `fillBits` bits mean nothing. */
  constructor(
    payload: string,
    private readonly fillBits: number,
  ) {
    this.values = Array.from(payload, (character) => {
      const value = character.charCodeAt(0) - 48;
      return value > 40 ? value - 8 : value;
    });
  }

  get length(): number {
    return this.values.length * 6 - this.fillBits;
  }

  unsigned(start: number, count: number): number | undefined {
    if (start + count > this.length) return undefined;
    let found = 0;
    for (let bit = start; bit < start + count; bit += 1) {
      found = found * 2 + (((this.values[Math.floor(bit / 6)] ?? 0) >> (5 - (bit % 6))) & 1);
    }
    return found;
  }

  signed(start: number, count: number): number | undefined {
    const found = this.unsigned(start, count);
    return found !== undefined && found >= 2 ** (count - 1) ? found - 2 ** count : found;
  }

  /** Up to the first `@`, without blanks at the end; undefined where nothing is left. */
  text(start: number, count: number): string | undefined {
    let found = '';
    for (let at = start; at + 6 <= Math.min(start + count, this.length); at += 6) {
      const value = this.unsigned(at, 6) ?? 0;
      if (value === 0) break;
      found += TEXT[value] ?? '';
    }
    return found.trimEnd() || undefined;
  }
}
