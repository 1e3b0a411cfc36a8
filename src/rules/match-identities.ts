import type { Match } from './match.ts';

/** Lists of no more matches are looked through, which is as quick and takes no memory. */
const LOOKED_THROUGH = 8;

/** Which match of a list has an identity. */
export class MatchIdentities<N> {
  private known: Map<string, Match<N>> | null = null;

  /** `matches`: the list itself, whose changes are told by {@link add} before and {@link delete} beside them. */
  constructor(private readonly matches: readonly Match<N>[]) {}

  get(identity: string): Match<N> | undefined {
    return this.known ? this.known.get(identity) : this.matches.find((match) => match.identity === identity);
  }

  add(match: Match<N>): void {
    if (!this.known && this.matches.length >= LOOKED_THROUGH)
      this.known = new Map(this.matches.map((one) => [one.identity, one]));
    this.known?.set(match.identity, match);
  }

  delete(identity: string): void {
    this.known?.delete(identity);
  }
}
