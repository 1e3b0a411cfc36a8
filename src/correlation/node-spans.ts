import type { AlertFact } from './alert-fact.ts';
import type { AlertNode, Span } from './alert-node.ts';

/** Where an alert carries its node's entities further than they reached. */
export function spansBeyond(node: AlertNode, { t, keys }: Pick<AlertFact, 't' | 'keys'>): Map<string, Span> {
  const spans = new Map<string, Span>();
  for (const key of keys) {
    const known = node.keys.get(key);
    if (!known || t < known.first || t > known.last) spans.set(key, { first: t, last: t });
  }
  return spans;
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
    grown.set(key, { first, last });
    node.keys.set(key, { first, last });
  }
  return grown;
}
