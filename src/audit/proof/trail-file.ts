import { isJsonObject, type JsonObject } from '../../common/json.ts';
import type { ChainedEntry } from './audit-entry.ts';
import type { TrailEnd, WitnessedEntry } from './entry-chain.ts';
import type { SignedHead, TrailSource } from './verify-trail.ts';

export const TRAIL_FORMAT = 'breakwater-audit-1';

/** First line of an export. */
export interface TrailTitle {
  origin: string;
  /** Of the node that signed the heads, as it says itself. */
  publicKey: string;
  /** Whether it holds every entry of the node, or those of one organisation. */
  complete: boolean;
}

/** The lines of an export: a title, the heads, the entries, and an end without which it was cut off. */
export const trailLine = {
  title: (title: TrailTitle): string => line('trail', { format: TRAIL_FORMAT, ...title }),
  head: (head: SignedHead): string => line('head', head),
  entry: (entry: ChainedEntry): string => line('entry', entry),
  end: (end: TrailEnd): string => line('end', end),
};

function line(kind: string, value: object): string {
  return `${JSON.stringify({ kind, ...value })}\n`;
}

/** It is no export, or one that is damaged. */
export class TrailFileError extends Error {}

/** An export, as something to verify. */
export interface FiledTrail extends TrailSource {
  title: TrailTitle;
}

/**
 * Reads an export as far as its heads, and the entries while they are verified. Journal rows are not in it.
 * @throws TrailFileError here, or while the entries are read, naming the line.
 */
export async function filedTrail(lines: AsyncIterable<{ number: number; text: string }>): Promise<FiledTrail> {
  const reader = lines[Symbol.asyncIterator]();
  const next = async (): Promise<{ kind: string; value: JsonObject; number: number } | undefined> => {
    const { value, done } = await reader.next();
    return done === true ? undefined : parsed(value.number, value.text);
  };
  const title = titleOf(await next());
  const heads: SignedHead[] = [];
  let current = await next();
  for (; current?.kind === 'head'; current = await next()) heads.push(headOf(current));
  let end: TrailEnd | undefined;
  const entries = async function* (): AsyncGenerator<WitnessedEntry> {
    for (; current?.kind === 'entry'; current = await next()) yield { entry: entryOf(current) };
    if (current?.kind !== 'end') throw new TrailFileError('The export was cut off: its last line is missing');
    const { size, hash } = current.value;
    end = { size: Number(size), hash: typeof hash === 'string' ? hash : '' };
  };
  return {
    title,
    origin: title.origin,
    heads,
    entries: entries(),
    journals: [],
    end: () => end ?? { size: 0, hash: '' },
  };
}

interface ParsedLine {
  kind: string;
  value: JsonObject;
  number: number;
}

function parsed(number: number, text: string): ParsedLine {
  try {
    const { kind, ...value } = JSON.parse(text) as JsonObject;
    if (typeof kind === 'string') return { kind, value, number };
  } catch {
    // Told below.
  }
  throw new TrailFileError(`Line ${number} is no line of an export`);
}

function titleOf(first: ParsedLine | undefined): TrailTitle {
  const { format, origin, publicKey, complete } = first?.value ?? {};
  if (
    first?.kind !== 'trail' ||
    format !== TRAIL_FORMAT ||
    typeof origin !== 'string' ||
    typeof publicKey !== 'string' ||
    typeof complete !== 'boolean'
  ) {
    throw new TrailFileError(`It does not begin as an export of the format ${TRAIL_FORMAT} does`);
  }
  return { origin, publicKey, complete };
}

function headOf({ value, number }: ParsedLine): SignedHead {
  const head = value as unknown as SignedHead;
  const fits = [head.root, head.note, head.signedAt].every((text) => typeof text === 'string');
  if (!fits) throw new TrailFileError(`Line ${number} is no head`);
  return head;
}

function entryOf({ value, number }: ParsedLine): ChainedEntry {
  const entry = value as unknown as ChainedEntry;
  const texts = [entry.realm, entry.hash, entry.prevHash, entry.journalHash];
  const fits = texts.every((text) => typeof text === 'string') && isJsonObject(value['details']);
  if (!fits || !Number.isSafeInteger(entry.index)) throw new TrailFileError(`Line ${number} is no entry`);
  return entry;
}
