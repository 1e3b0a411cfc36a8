import type { PresencePerson, Subject } from './live-frame.ts';
import type { Shown } from './may-see.ts';

/** Somebody's seat as one process tells the others of it. */
export interface ToldSeat {
  /** Of the process that has the socket; its own only together with that. */
  seat: string;
  realm: string;
  subject: Subject;
  /** What decides who may know, as the process found it when the person looked or it was marked anew. */
  shown: Shown;
  person: PresencePerson;
}

/** What a process says: who sits where, and which seats are empty by now. */
export interface PresenceTold {
  from: string;
  seats: ToldSeat[];
  gone: string[];
}

/** Longest payload of a notification (PostgreSQL, NOTIFY: shorter than 8000 bytes). */
const MOST_BYTES = 7_900;

/** As many payloads as it takes; a seat that fits into none is left out. */
export function presencePayloads(from: string, seats: readonly ToldSeat[], gone: readonly string[]): string[] {
  const payloads: string[] = [];
  let told: PresenceTold = { from, seats: [], gone: [] };
  const fits = (): boolean => Buffer.byteLength(JSON.stringify(told)) <= MOST_BYTES;
  const end = (): void => {
    if (told.seats.length + told.gone.length > 0) payloads.push(JSON.stringify(told));
    told = { from, seats: [], gone: [] };
  };
  const add = (put: () => void, takeBack: () => void): void => {
    put();
    if (fits()) return;
    takeBack();
    end();
    put();
    if (!fits()) takeBack();
  };
  for (const seat of gone)
    add(
      () => told.gone.push(seat),
      () => told.gone.pop(),
    );
  for (const seat of seats)
    add(
      () => told.seats.push(seat),
      () => told.seats.pop(),
    );
  end();
  return payloads;
}

/** Undefined for what no process of ours sends. */
export function readPresence(text: string): PresenceTold | undefined {
  try {
    const { from, seats, gone } = JSON.parse(text) as Partial<PresenceTold>;
    if (typeof from !== 'string' || !Array.isArray(seats) || !Array.isArray(gone)) return undefined;
    return { from, seats, gone };
  } catch {
    return undefined;
  }
}
