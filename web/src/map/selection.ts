/** One thing that map, list and table show as chosen. */
export interface Selection {
  kind: 'site' | 'case' | 'track' | 'sensor';
  id: string;
}

/** `site:…`: as marks in the picture and rows of the table carry it. */
export const keyOf = ({ kind, id }: Selection): string => `${kind}:${id}`;

const KINDS: ReadonlySet<string> = new Set(['site', 'case', 'track', 'sensor']);

/** What a key names; null for anything else. */
export function selectionOf(key: string | null | undefined): Selection | null {
  const [kind, ...id] = (key ?? '').split(':');
  return kind !== undefined && KINDS.has(kind) && id.length > 0
    ? { kind: kind as Selection['kind'], id: id.join(':') }
    : null;
}
