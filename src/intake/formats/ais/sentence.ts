/** One NMEA 0183 sentence that carries AIS (IEC 61162-1, VDM and VDO). */
export interface Sentence {
  /** Sentences the message is spread over, and which of them this is, from 1. */
  of: number;
  part: number;
  /** Ties the parts of a message together; empty where there is one. */
  group: string;
  channel: string;
  payload: string;
  fillBits: number;
}

export type SentenceFault = 'bad_sentence' | 'bad_checksum';

/** Talkers vary (AI, AB, BS); a tag block (NMEA 4) may stand before the sentence. */
const SENTENCE = /^(?:\\[^\\]*\\)?!([A-Z]{2}VD[MO],(\d),(\d),(\d?),([^,]?),([0-W`-w]*),([0-5]))\*([0-9A-F]{2})$/i;

/** A sentence, or why it is none; its checksum is the exclusive or of what stands between `!` and `*`. */
export function readSentence(line: string): Sentence | SentenceFault {
  const [, body = '', of, part, group = '', channel = '', payload = '', fill, sum = ''] =
    SENTENCE.exec(line.trim()) ?? [];
  if (body === '') return 'bad_sentence';
  let found = 0;
  for (let index = 0; index < body.length; index += 1) found ^= body.charCodeAt(index);
  if (found !== Number.parseInt(sum, 16)) return 'bad_checksum';
  const [total, number] = [Number(of), Number(part)];
  if (total < 1 || number < 1 || number > total) return 'bad_sentence';
  return { of: total, part: number, group, channel, payload, fillBits: Number(fill) };
}

/** One message of a log: its sentences, and the place of the first among the lines, from 0. */
export interface LoggedMessage {
  line: number;
  nmea: string[];
}

/**
 * The lines of a receiver's log put together by message: parts follow each other, those of several messages may be mixed.
 * What has no other parts, or is no sentence, stands alone. Blank lines, and what is no text, are nothing.
 */
export function groupSentences(lines: readonly unknown[]): LoggedMessage[] {
  const found: LoggedMessage[] = [];
  const open = new Map<string, string[]>();
  for (const [index, raw] of lines.entries()) {
    const line = typeof raw === 'string' ? raw.trim() : '';
    if (line === '') continue;
    const sentence = readSentence(line);
    if (typeof sentence === 'string' || sentence.of === 1) {
      found.push({ line: index, nmea: [line] });
      continue;
    }
    const name = `${sentence.group} ${sentence.channel} ${sentence.of}`;
    const begun = open.get(name);
    const goesOn = begun !== undefined && begun.length === sentence.part - 1;
    const parts = goesOn ? begun : [];
    if (!goesOn) found.push({ line: index, nmea: parts });
    parts.push(line);
    if (parts.length === sentence.of) open.delete(name);
    else open.set(name, parts);
  }
  return found;
}
