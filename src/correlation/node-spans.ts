import type { AlertFact } from './alert-fact.ts';
import type { AlertNode, Span } from './alert-node.ts';

/** Widens a node's time on what an alert names; returns the spans that grew, null where none did or none ties. */
export function tellSpans(
  node: AlertNode,
  { t, keys }: Pick<AlertFact, 't' | 'keys'>,
  most: number,
): Map<string, Span> | null {
  // Repeats name the same again and again: what was looked up once is found sooner.
  if (!sameTexts(node.named, keys)) node.named = keys;
  let grown: Map<string, Span> | null = null;
  for (const key of node.named) {
    const known = node.keys.get(key);
    if (known ? t >= known.first && t <= known.last : node.keys.size >= most) continue;
    const span = known ? { first: Math.min(known.first, t), last: Math.max(known.last, t) } : { first: t, last: t };
    node.keys.set(key, span);
    if (!node.explained) (grown ??= new Map<string, Span>()).set(key, span);
  }
  return grown;
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let place = 0; place < a.length; place += 1) if (a[place] !== b[place]) return false;
  return true;
}

/** Widens a node's time on its entities, of which it has no more than `most`; returns the spans that grew. */
export function growSpans(node: AlertNode, spans: ReadonlyMap<string, Span>, most: number): Map<string, Span> {
  const grown = new Map<string, Span>();
  for (const [key, span] of spans) {
    const known = node.keys.get(key);
    if (!known && node.keys.size >= most) continue;
    const first = Math.min(known?.first ?? span.first, span.first);
    const last = Math.max(known?.last ?? span.last, span.last);
    if (known && first === known.first && last === known.last) continue;
    const wider = { first, last };
    grown.set(key, wider);
    node.keys.set(key, wider);
  }
  return grown;
}
