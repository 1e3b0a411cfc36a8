import { type Match, placeOf } from './match.ts';

/** Lists of no more matches are looked through, which is as quick and takes no memory. */
const LOOKED_THROUGH = 8;

/**
 * Which match of a list has an identity. One that an alert's own reference is the identity of, as it is of nearly all, is told
 * but once and stands at its place; of the others it is remembered.
 */
export class MatchIdentities<N> {
  /** Of those that are remembered; null until one is looked for in a long list. */
  private known: Map<string, Match<N>> | null = null;

  /** `matches`: the list itself, whose changes are told by {@link add} before and {@link delete} beside them. */
  constructor(private readonly matches: readonly Match<N>[]) {}

  /** The match in the list that tells of the same. */
  get(match: Match<N>): Match<N> | undefined {
    const { identity } = match;
    if (!isNamed(match)) return this.atPlace(match);
    if (!this.known && this.matches.length >= LOOKED_THROUGH) {
      this.known = new Map(this.matches.filter(isNamed).map((one) => [one.identity, one]));
    }
    return this.known ? this.known.get(identity) : this.matches.find((other) => other.identity === identity);
  }

  add(match: Match<N>): void {
    if (isNamed(match)) this.known?.set(match.identity, match);
  }

  delete(match: Match<N>): void {
    if (isNamed(match)) this.known?.delete(match.identity);
  }

  private atPlace(match: Match<N>): Match<N> | undefined {
    const { t, ref, identity } = match;
    for (let place = placeOf(this.matches, match); ; place += 1) {
      const found = this.matches[place];
      if (found?.t !== t || found.ref !== ref) return undefined;
      if (found.identity === identity) return found;
    }
  }
}

function isNamed<N>({ identity, ref }: Match<N>): boolean {
  return identity !== ref;
}
