/** What a row's place in the queue is told from. */
export interface WhyFacts {
  kind: 'case' | 'alert';
  severity: number;
  /** Of an alert: times it came that the viewer may know of. */
  count: number;
  /** Of an alert: what ties it to others, as far as the viewer may know. */
  reasons: readonly { text: string; weight: number }[];
  /** Of a case: what its severity is made of, the weightiest first. */
  factors: readonly { text: string; points: number }[];
}

/** One sentence: why it is here. */
export function whyHere(facts: WhyFacts): string {
  if (facts.kind === 'case') {
    const [first, ...more] = facts.factors;
    if (first === undefined) return 'An open case';
    return more.length === 0 ? first.text : `${first.text}; ${lowerFirst(more[0]?.text ?? '')}`;
  }
  const times = facts.count > 1 ? `Came ${facts.count} times, ` : 'Came once, ';
  const strongest = facts.reasons.toSorted((a, b) => b.weight - a.weight)[0];
  const alone = `${times}at severity ${facts.severity}, and is in no case`;
  return strongest === undefined ? alone : `${alone}: ${lowerFirst(strongest.text)}`;
}

/** Leaves abbreviations such as `IP` as they are. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
