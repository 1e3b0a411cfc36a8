/** The six-bit text of AIS (ITU-R M.1371-5, table 47). */
const TEXT = '@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_ !"#$%&\'()*+,-./0123456789:;<=>?';
/** Characters of payload one NMEA 0183 sentence has room for. */
const MOST_CHARACTERS = 56;
const NO_HEADING = 511;

/** Puts fields of a message one after the other, bit by bit. */
export class BitWriter {
  private bits = '';

  unsigned(value: number, count: number): this {
    this.bits += Math.max(0, Math.round(value)).toString(2).padStart(count, '0').slice(-count);
    return this;
  }

  signed(value: number, count: number): this {
    const whole = Math.round(value);
    return this.unsigned(whole < 0 ? 2 ** count + whole : whole, count);
  }

  text(value: string, count: number): this {
    for (const character of value
      .toUpperCase()
      .padEnd(count / 6, '@')
      .slice(0, count / 6)) {
      this.unsigned(Math.max(0, TEXT.indexOf(character)), 6);
    }
    return this;
  }

  /** Armoured, with the number of bits that fill up the last character. */
  payload(): { characters: string; fill: number } {
    const fill = (6 - (this.bits.length % 6)) % 6;
    const padded = this.bits + '0'.repeat(fill);
    let characters = '';
    for (let at = 0; at < padded.length; at += 6) {
      const value = Number.parseInt(padded.slice(at, at + 6), 2);
      characters += String.fromCharCode(value + (value > 39 ? 56 : 48));
    }
    return { characters, fill };
  }
}

export interface VesselState {
  mmsi: string;
  lat: number;
  lon: number;
  speedKnots: number;
  /** Degrees true. */
  course: number;
  time: Date;
}

/** Type 1: where a vessel is that is under way using its engine. */
export function aisPosition({ mmsi, lat, lon, speedKnots, course, time }: VesselState): string[] {
  const bits = new BitWriter()
    .unsigned(1, 6)
    .unsigned(0, 2)
    .unsigned(Number(mmsi), 30)
    .unsigned(0, 4)
    .signed(-128, 8)
    .unsigned(speedKnots * 10, 10)
    .unsigned(1, 1)
    .signed(lon * 600_000, 28)
    .signed(lat * 600_000, 27)
    .unsigned((Math.round(course * 10) + 3_600) % 3_600, 12)
    .unsigned(NO_HEADING, 9)
    .unsigned(time.getUTCSeconds(), 6)
    .unsigned(0, 25);
  return sentences(bits, 'A');
}

/** Type 5: what a vessel is. */
export function aisStatic({ mmsi, imo, name }: { mmsi: string; imo: string; name: string }): string[] {
  const cargo = 70;
  const bits = new BitWriter()
    .unsigned(5, 6)
    .unsigned(0, 2)
    .unsigned(Number(mmsi), 30)
    .unsigned(0, 2)
    .unsigned(Number(imo), 30)
    .text('', 42)
    .text(name, 120)
    .unsigned(cargo, 8)
    .unsigned(0, 30)
    .unsigned(1, 4)
    .unsigned(0, 20)
    .unsigned(0, 8)
    .text('', 120)
    .unsigned(0, 2);
  return sentences(bits, 'B');
}

/** As a receiver logs them (IEC 61162-1): more than one where the message does not fit. */
export function sentences(bits: BitWriter, channel: 'A' | 'B'): string[] {
  const { characters, fill } = bits.payload();
  const parts = Math.ceil(characters.length / MOST_CHARACTERS);
  return Array.from({ length: parts }, (_, index) => {
    const payload = characters.slice(index * MOST_CHARACTERS, (index + 1) * MOST_CHARACTERS);
    const last = index === parts - 1;
    const body = `AIVDM,${parts},${index + 1},${parts === 1 ? '' : '1'},${channel},${payload},${last ? fill : 0}`;
    let sum = 0;
    for (let at = 0; at < body.length; at += 1) sum ^= body.charCodeAt(at);
    return `!${body}*${sum.toString(16).toUpperCase().padStart(2, '0')}`;
  });
}
