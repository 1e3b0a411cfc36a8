/** Writes AIS messages as a receiver would log them (ITU-R M.1371-5, annex 8; IEC 61162-1), for tests. */

export interface PositionFields {
  mmsi: string;
  lat: number;
  lon: number;
  /** Knots; left out, the vessel does not know. */
  speed?: number;
  course?: number;
  /** 0 under way using engine, 1 at anchor, 5 moored, 15 not said. */
  status?: number;
  second?: number;
}

const TEXT = '@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_ !"#$%&\'()*+,-./0123456789:;<=>?';
const PAYLOAD_MOST = 60;

class BitWriter {
  private bits = '';

  put(value: number, count: number): this {
    const wrapped = value < 0 ? value + 2 ** count : value;
    this.bits += Math.round(wrapped).toString(2).padStart(count, '0').slice(-count);
    return this;
  }

  text(value: string, characters: number): this {
    const padded = value.toUpperCase().padEnd(characters, '@').slice(0, characters);
    for (const character of padded) this.put(Math.max(0, TEXT.indexOf(character)), 6);
    return this;
  }

  /** Armoured six-bit characters, and how many bits were added to fill the last. */
  armoured(): { payload: string; fill: number } {
    const fill = (6 - (this.bits.length % 6)) % 6;
    const whole = this.bits + '0'.repeat(fill);
    let payload = '';
    for (let at = 0; at < whole.length; at += 6) {
      const value = Number.parseInt(whole.slice(at, at + 6), 2);
      payload += String.fromCharCode(value < 40 ? value + 48 : value + 56);
    }
    return { payload, fill };
  }
}

/** Type 1: the position of a vessel with a transponder of class A. */
export function positionSentence(fields: PositionFields): string {
  const bits = new BitWriter().put(1, 6).put(0, 2).put(Number(fields.mmsi), 30);
  bits.put(fields.status ?? 0, 4).put(-128, 8);
  return sentences(motion(bits, fields).put(0, 25))[0] ?? '';
}

/** Type 18: the same of class B, which says nothing of what the vessel is doing. */
export function classBSentence(fields: PositionFields): string {
  const bits = new BitWriter().put(18, 6).put(0, 2).put(Number(fields.mmsi), 30).put(0, 8);
  return sentences(motion(bits, fields).put(0, 29))[0] ?? '';
}

/** Type 5: what a vessel is, in two sentences. */
export function staticSentences(mmsi: string, name: string): string[] {
  const bits = new BitWriter().put(5, 6).put(0, 2).put(Number(mmsi), 30).put(0, 2).put(0, 30).text('', 7);
  bits.text(name, 20).put(70, 8).put(0, 30).put(0, 4).put(0, 20).put(0, 8).text('', 20).put(0, 2);
  return sentences(bits);
}

function motion(bits: BitWriter, { lat, lon, speed, course, second }: PositionFields): BitWriter {
  bits.put(speed === undefined ? 1_023 : Math.min(1_022, speed * 10), 10).put(1, 1);
  bits.put(Math.round(lon * 600_000), 28).put(Math.round(lat * 600_000), 27);
  return bits
    .put(course === undefined ? 3_600 : (course * 10) % 3_600, 12)
    .put(511, 9)
    .put(second ?? 60, 6);
}

function sentences(bits: BitWriter): string[] {
  const { payload, fill } = bits.armoured();
  const of = Math.ceil(payload.length / PAYLOAD_MOST);
  return Array.from({ length: of }, (_, index) => {
    const part = payload.slice(index * PAYLOAD_MOST, (index + 1) * PAYLOAD_MOST);
    const body = `AIVDM,${of},${index + 1},${of > 1 ? '3' : ''},A,${part},${index === of - 1 ? fill : 0}`;
    let sum = 0;
    for (const character of body) sum ^= character.charCodeAt(0);
    return `!${body}*${sum.toString(16).toUpperCase().padStart(2, '0')}`;
  });
}
