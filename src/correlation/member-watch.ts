/** What a process of a node last said, as the database tells it. */
export interface MemberWord {
  process: string;
  /** Changes with each word. */
  beat: string;
  /** Time since the word by the database's clock, in milliseconds. */
  silence: number;
}

/** A process that has said nothing for this long is taken for dead, in milliseconds. */
export const SILENCE_MS = 2_500;
/** Longer between two looks, and nothing was seen of the time between. */
const BLIND_MS = 1_500;
/** After that, time for all that live to say so. */
const SETTLING_MS = 1_500;

/**
 * Judges which processes live, from how long each has been seen to say nothing new. Time is one's own, so that a clock that is
 * set matters to nobody; only of a process met for the first time the database's is believed. One that could not look, because
 * the database was away or itself stood still, judges nobody until all had time to speak.
 */
export class MemberWatch {
  private readonly heard = new Map<string, { beat: string; since: number }>();
  private looked = Number.NEGATIVE_INFINITY;
  private settled = Number.NEGATIVE_INFINITY;

  /**
   * @param now milliseconds of a clock that is never set.
   * @returns those who live, in order; undefined while that is not known.
   */
  look(now: number, words: readonly MemberWord[]): string[] | undefined {
    if (now - this.looked > BLIND_MS && this.looked > Number.NEGATIVE_INFINITY) this.settled = now + SETTLING_MS;
    this.looked = now;
    const here = new Set(words.map(({ process }) => process));
    for (const process of this.heard.keys()) if (!here.has(process)) this.heard.delete(process);
    for (const { process, beat, silence } of words) {
      const known = this.heard.get(process);
      if (known?.beat === beat) continue;
      this.heard.set(process, { beat, since: known ? now : now - Math.max(0, silence) });
    }
    if (now < this.settled) return undefined;
    return [...this.heard].flatMap(([process, { since }]) => (now - since <= SILENCE_MS ? process : [])).sort();
  }
}
