/** How cases of different sites, and what was released to us, are held against each other (docs/related.md). */
export interface RelatedRules {
  /** Cases, and packages, that may have a key in common; what more of them have is too common to say anything. */
  most: number;
  /** Two cases are held to have to do with each other when what they share was met within so many days. */
  windowDays: number;
  /** Techniques in a row that make a sequence. */
  inARow: number;
  /** Keys kept of one case or package, the earliest first. */
  keysPerCase: number;
}

export const RELATED_RULES: RelatedRules = { most: 8, windowDays: 90, inARow: 3, keysPerCase: 5_000 };
