/** What stands in a text for something of the same length that is written later. */
export const mark = (length: number, name: string): string => name.padEnd(length, '#');

/**
 * Bytes written once, in which some places of fixed length are written anew each time: what makes load must cost little beside what
 * takes it. Texts are ASCII.
 */
export class PatchedBytes {
  private readonly bytes: Buffer;
  private readonly places: readonly (readonly number[])[];

  /** `marks` are the texts that stand where something is to be written, each as often as it likes. */
  constructor(text: string, marks: readonly string[]) {
    this.bytes = Buffer.from(text, 'latin1');
    this.places = marks.map((wanted) => {
      const found: number[] = [];
      for (let at = this.bytes.indexOf(wanted); at >= 0; at = this.bytes.indexOf(wanted, at + wanted.length))
        found.push(at);
      return found;
    });
  }

  /** A copy with what each writer gives, one for each mark, called with the number of the place. */
  write(writers: readonly ((place: number) => string)[]): Buffer {
    const copy = Buffer.from(this.bytes);
    for (const [at, places] of this.places.entries()) {
      const writer = writers[at];
      if (writer) for (const [number, place] of places.entries()) copy.write(writer(number), place, 'latin1');
    }
    return copy;
  }
}
